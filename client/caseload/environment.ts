/** What the engine is given, and what it knows after it has read the register. */
import {
  findOwner,
  type FeedRecord,
  type Keyring,
  type KeyringOwner,
  type Random,
  type Signer,
  type Suite,
  type TrustPolicy,
  type VerifiedRoster,
} from '../../crypto/index.ts';
import type { Hands } from './heavy-work.ts';
import type { KeptRecords } from './kept-records.ts';
import type { BundleCache } from '../register/log-download.ts';
import { loadRegister, newestCheckpoint, type RegisterView } from '../register/register.ts';
import type { Transport } from '../register/transport.ts';

/** What outlives a session: the newest governance checkpoint that was seen, so that a register set back is noticed the next time. */
export interface RegisterMemory {
  /** Signed notes. */
  read(): Promise<readonly string[]>;
  /** Takes the place of what was kept before: it goes on from it. */
  keep(note: string): Promise<void>;
}

export interface CaseloadEnvironment {
  readonly suite: Suite;
  readonly random: Random;
  readonly transport: Transport;
  readonly trust: TrustPolicy;
  readonly keyring: Keyring;
  /** UTC days since 1970-01-01 by the device's clock. */
  readonly deviceDay: () => number;
  /** POSIX seconds by the device's clock; without it the beginning of `deviceDay`. */
  readonly deviceTime?: () => number;
  /** Without it only this session remembers. */
  readonly memory?: RegisterMemory;
  /** Without it every session reads everything again. */
  readonly kept?: KeptRecords;
  /** Who does the heavy part; without it the engine itself. */
  readonly hands?: Hands;
  /** Records of earlier sessions on their way to the server: they count like one's own that wait for their release. */
  readonly pending?: readonly FeedRecord[];
}

/** The register as read last, and who this is in it. */
export interface Standing {
  readonly view: RegisterView;
  readonly rosters: readonly VerifiedRoster[];
  readonly owner: KeyringOwner;
  readonly signer: Signer;
}

/**
 * @param before what was read earlier in this session: an older roster is refused, and a register that does not go on from it
 * @throws what `loadRegister` throws; BAD_KEYRING if the newest roster does not have this member with this key; Refusal
 */
export async function readStanding(
  environment: CaseloadEnvironment,
  cache: BundleCache,
  before: Standing | null,
): Promise<Standing> {
  const { suite, transport, trust, keyring, deviceTime, memory } = environment;
  const remembered = (await memory?.read()) ?? [];
  const view = await loadRegister(suite, transport, trust, {
    deviceDay: environment.deviceDay(),
    cache,
    ...(deviceTime === undefined ? {} : { deviceTime: deviceTime() }),
    kept: before === null ? remembered : [...remembered, newestCheckpoint(before.view).note],
    ...(before === null ? {} : { seenSequence: before.view.roster.sequence }),
  });
  const { note } = newestCheckpoint(view);
  if (remembered.at(-1) !== note) await memory?.keep(note);
  const owner = await findOwner(suite, keyring, view.roster);
  const signer = { roster: view.roster, member: keyring.member, seed: keyring.sign };
  return { view, rosters: [...view.rosters.values()], owner, signer };
}
