/** What the engine is given, and what it knows after it has read the register. */
import {
  findOwner,
  type Keyring,
  type KeyringOwner,
  type Random,
  type Signer,
  type Suite,
  type TrustPolicy,
  type VerifiedRoster,
} from '../../crypto/index.ts';
import type { BundleCache } from '../register/log-download.ts';
import { loadRegister, type RegisterView } from '../register/register.ts';
import type { Transport } from '../register/transport.ts';

export interface CaseloadEnvironment {
  readonly suite: Suite;
  readonly random: Random;
  readonly transport: Transport;
  readonly trust: TrustPolicy;
  readonly keyring: Keyring;
  /** UTC days since 1970-01-01 by the device's clock. */
  readonly deviceDay: () => number;
}

/** The register as read last, and who this is in it. */
export interface Standing {
  readonly view: RegisterView;
  readonly rosters: readonly VerifiedRoster[];
  readonly owner: KeyringOwner;
  readonly signer: Signer;
}

/**
 * @param before what was read earlier in this session: an older roster is refused
 * @throws what `loadRegister` throws; BAD_KEYRING if the newest roster does not have this member with this key
 */
export async function readStanding(
  environment: CaseloadEnvironment,
  cache: BundleCache,
  before: Standing | null,
): Promise<Standing> {
  const { suite, transport, trust, keyring } = environment;
  const view = await loadRegister(suite, transport, trust, {
    deviceDay: environment.deviceDay(),
    cache,
    ...(before === null ? {} : { seenSequence: before.view.roster.sequence }),
  });
  const owner = await findOwner(suite, keyring, view.roster);
  const signer = { roster: view.roster, member: keyring.member, seed: keyring.sign };
  return { view, rosters: [...view.rosters.values()], owner, signer };
}
