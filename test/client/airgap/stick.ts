/** A member at a machine without a network, and the courier who goes between it and the server. */
import { beginCourier, type CourierState } from '../../../client/airgap/courier-state.ts';
import { collectBundle, openErrand, postErrand, type CourierEnvironment } from '../../../client/airgap/courier.ts';
import { courierFingerprint, courierKeys, courierPublic } from '../../../client/airgap/courier-keys.ts';
import { CarriedCaseload } from '../../../client/airgap/carried-caseload.ts';
import { openBundle, type Brought, type OfflineSession } from '../../../client/airgap/offline.ts';
import type { Keyring } from '../../../crypto/index.ts';
import { eventually, firstDay, random, suite, type Engine, type World } from '../caseload/world.ts';

export interface Sitting {
  readonly session: OfflineSession;
  readonly caseload: CarriedCaseload;
}

export class Stick {
  readonly world: World;
  readonly engine: Engine;
  state: CourierState;
  mark: Uint8Array | null = null;

  constructor(world: World, engine: Engine) {
    this.world = world;
    this.engine = engine;
    this.state = beginCourier(random(32), world.trust.origin, engine.member);
  }

  get courier(): CourierEnvironment {
    const { honest: transport } = this.engine;
    return { suite, random, transport, trust: this.world.trust, deviceDay: () => firstDay };
  }

  async fingerprint(): Promise<string> {
    return courierFingerprint(suite, await courierPublic(suite, await courierKeys(suite, this.state.seed)));
  }

  /** What the courier brings. */
  async fetch(): Promise<Uint8Array> {
    const { file, state } = await collectBundle(this.courier, this.state);
    this.state = state;
    return file;
  }

  /** Without the first reading. */
  async open(
    bundle: Uint8Array,
    more: Partial<Brought> = {},
    keyring: Keyring = this.engine.keyring,
  ): Promise<Sitting> {
    const environment = { suite, random, keyring, deviceDay: () => firstDay };
    const first = { trust: this.world.trust, courier: await this.fingerprint() };
    const session = await openBundle(environment, { bundle, errand: null, mark: this.mark, first, ...more });
    this.mark = await session.mark();
    return { session, caseload: new CarriedCaseload(environment, session) };
  }

  async sit(): Promise<Sitting> {
    const sitting = await this.open(await this.fetch());
    await sitting.caseload.sync();
    return sitting;
  }

  async save({ session }: Sitting): Promise<Uint8Array> {
    const errand = await session.makeErrand();
    this.mark = await session.mark();
    return errand;
  }

  /** The courier takes the file to the server. */
  async post(errand: Uint8Array): Promise<void> {
    this.state = await postErrand(
      this.courier,
      this.state,
      await openErrand(this.courier, this.state, errand),
      () => undefined,
    );
  }

  /** There and back until it is so. */
  async goBackAndForth(isSo: (sitting: Sitting) => boolean): Promise<Sitting> {
    const sittings: Sitting[] = [];
    await eventually(async () => {
      const sitting = await this.sit();
      sittings.push(sitting);
      if (isSo(sitting)) return true;
      await this.post(await this.save(sitting));
      return false;
    });
    const last = sittings.at(-1);
    if (last === undefined) throw new Error('nobody sat down');
    return last;
  }
}
