/**
 * The public register of an instance: both logs, and where the instance stands. Everything that moves it (a batch, a slot, a
 * roster, totals) runs alone, through `exclusive`.
 */
import type { NoteSigner, PublicSuite, TrustPolicy, VerifiedRoster } from '../../crypto/public.ts';
import { dayOf, type Clock } from '../clock.ts';
import type { FaultHook } from '../fault.ts';
import { logFile, type Folder } from '../folder.ts';
import { Mutex } from '../mutex.ts';
import type { Seeds } from '../secrets.ts';
import type { InstanceState, Store } from '../store/store.ts';
import { publishPages } from '../pages/page-files.ts';
import { dayOfLeaf, rosterOfLeaf, trustOfLeaf, type DayLeaf } from './governance-leaves.ts';
import { PublishedLog } from './published-log.ts';

export interface RegisterDeps {
  readonly suite: PublicSuite;
  readonly store: Store;
  readonly folder: Folder;
  readonly seeds: Seeds;
  readonly clock: Clock;
  readonly faults: FaultHook;
}

/** What the state points at, read and checked. */
interface View {
  readonly roster: VerifiedRoster;
  readonly newest: DayLeaf;
  readonly previous: DayLeaf;
}

export class Register {
  readonly trust: TrustPolicy;
  readonly caseLog: PublishedLog;
  readonly governanceLog: PublishedLog;
  readonly #deps: RegisterDeps;
  readonly #mutex = new Mutex();
  #state: InstanceState;
  #view: View;
  /** The slot whose pages are known to be in place. */
  #slotInPlace = -1;
  /** An act failed: it may have written before, so what is known here may be old. */
  #isStale = false;

  private constructor(
    deps: RegisterDeps,
    trust: TrustPolicy,
    logs: { readonly case: PublishedLog; readonly governance: PublishedLog },
    state: InstanceState,
    view: View,
  ) {
    this.#deps = deps;
    this.trust = trust;
    this.caseLog = logs.case;
    this.governanceLog = logs.governance;
    this.#state = state;
    this.#view = view;
  }

  /** Reads, recovers, checks. @throws Error if the instance has not begun, ProtocolError if its log does not hold what it must */
  static async open(deps: RegisterDeps): Promise<Register> {
    const { suite, store, folder, seeds, faults } = deps;
    const state = await store.instance.state();
    if (state === null) throw new Error('The instance has not begun: `kupuya init` does that.');
    const trust = trustOfLeaf(await readLeaf(store, 0));
    const view = await readView(suite, store, trust, state, null);
    const log = (name: 'case' | 'governance', signer: NoteSigner): Promise<PublishedLog> =>
      PublishedLog.open({ suite, store: store.logs, faults }, name, logFile(folder, name, ''), signer);
    const logs = {
      case: await log('case', { name: `${trust.origin}/case`, seed: seeds.case }),
      governance: await log('governance', { name: `${trust.origin}/governance`, seed: seeds.governance }),
    };
    const register = new Register(deps, trust, logs, state, view);
    await register.publish();
    return register;
  }

  get state(): InstanceState {
    return this.#state;
  }

  get roster(): VerifiedRoster {
    return this.#view.roster;
  }

  get newestDay(): DayLeaf {
    return this.#view.newest;
  }

  get previousDay(): DayLeaf {
    return this.#view.previous;
  }

  /** Never earlier than a day that was used before, so that a clock set back cannot reopen a day. */
  get today(): number {
    return Math.max(this.#state.day, dayOf(this.#deps.clock()) + this.#state.dayOffset);
  }

  /** Runs an act alone. After one that failed, the next begins with what the store really holds, and publishes it. */
  exclusive<T>(act: () => Promise<T>): Promise<T> {
    return this.#mutex.run(async () => {
      if (this.#isStale) await this.#recover();
      this.#isStale = true;
      const result = await act();
      this.#isStale = false;
      return result;
    });
  }

  /** Resolves when no act is under way, however it ended. */
  settled(): Promise<void> {
    return this.#mutex.run(() => Promise.resolve());
  }

  /** To be called inside `exclusive`, right after the transaction that wrote this state. */
  async moved(state: InstanceState): Promise<void> {
    const { suite, store } = this.#deps;
    const unchanged = state.rosterLeaf === this.#state.rosterLeaf ? this.#view.roster : null;
    this.#view = await readView(suite, store, this.trust, state, unchanged);
    this.#state = state;
  }

  /** To be called inside `exclusive`, after `moved`. */
  async publish(): Promise<void> {
    const { store, folder, faults } = this.#deps;
    if (this.#slotInPlace !== this.#state.slot) {
      await publishPages(folder, this.#state.slot, await store.slots.pages());
      faults('slot:published');
      this.#slotInPlace = this.#state.slot;
    }
    // The case log before the other: a governance checkpoint must never speak of case entries that cannot be fetched.
    await this.caseLog.publish();
    await this.governanceLog.publish();
  }

  async #recover(): Promise<void> {
    const state = await this.#deps.store.instance.state();
    if (state === null) throw new Error('The instance has no state.');
    await this.moved(state);
    await this.publish();
  }
}

async function readView(
  suite: PublicSuite,
  store: Store,
  trust: TrustPolicy,
  state: InstanceState,
  roster: VerifiedRoster | null,
): Promise<View> {
  return {
    roster: roster ?? (await rosterOfLeaf(suite, await readLeaf(store, state.rosterLeaf), trust)),
    newest: dayOfLeaf(await readLeaf(store, state.dayNoteLeaf)),
    previous: dayOfLeaf(await readLeaf(store, state.previousDayNoteLeaf)),
  };
}

async function readLeaf(store: Store, index: number): Promise<Uint8Array> {
  const [leaf] = await store.logs.leaves('governance', index, index + 1);
  if (leaf === undefined) throw new Error('A governance entry is missing.');
  return leaf;
}
