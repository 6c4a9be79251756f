/** What the engine is given: algorithms, randomness, the way to the server, and the day. */
import type { Random, Suite, TrustPolicy } from '../../crypto/index.ts';
import { loadRegister, newestCheckpoint, type RegisterView } from '../register/register.ts';
import type { Transport } from '../register/transport.ts';

export interface Environment {
  readonly suite: Suite;
  readonly random: Random;
  readonly transport: Transport;
  readonly trust: TrustPolicy;
  /** UTC days since 1970 by the device's clock. */
  readonly deviceDay: () => number;
  /** POSIX seconds by the device's clock; without it the beginning of the day. */
  readonly deviceTime?: () => number;
  /** What this session has seen of the register: a later look must go on from it. Nothing of it outlives the session. */
  readonly seen?: SeenRegister;
}

/** Changed by `loadView` alone. */
export interface SeenRegister {
  /** The newest governance checkpoint, as a signed note; null before the first look. */
  checkpoint: string | null;
  /** Of the newest roster. */
  sequence: number;
}

/** @throws everything that loadRegister throws */
export async function loadView(environment: Environment): Promise<RegisterView> {
  const { suite, transport, trust, deviceDay, deviceTime, seen } = environment;
  const kept = seen?.checkpoint ?? null;
  const view = await loadRegister(suite, transport, trust, {
    deviceDay: deviceDay(),
    ...(deviceTime === undefined ? {} : { deviceTime: deviceTime() }),
    ...(kept === null ? {} : { kept: [kept] }),
    seenSequence: seen?.sequence ?? 0,
  });
  if (seen !== undefined) {
    // All others that were seen are known to go on into the longest one.
    seen.checkpoint = newestCheckpoint(view).note;
    seen.sequence = view.roster.sequence;
  }
  return view;
}
