/** How far outside checkers have seen the register, and how old that is (docs/protocol.md section 8.5). */
import {
  ProtocolError,
  quorumTime,
  type Cosignature,
  type CosignedCheckpoint,
  type TrustPolicy,
} from '../../crypto/public.ts';

/**
 * - FRESH: not older than the trust policy's `maxAge`.
 * - STALE: older. Consoles and programs refuse; the source's pages say so.
 * - OLD: older than 30 days. Who has left since cannot be seen, so nothing is added to a conversation.
 */
export type RegisterAge = 'FRESH' | 'STALE' | 'OLD';

export interface RegisterSeal {
  /** Governance entries in the cosigned part; all of them where the policy asks for no outside checker. */
  readonly size: number;
  /** Entries of the case log that the day notes of the cosigned part bind: what outside checkers have seen; 0 without a quorum. */
  readonly entries: number;
  /** POSIX seconds at which the quorum had seen it; null without a quorum. */
  readonly time: number | null;
  /** The outside checkers that cosigned, each with its newest word; empty without a quorum. */
  readonly checkers: readonly Cosignature[];
  readonly age: RegisterAge;
  /**
   * UTC days since 1970: as of when it is that old. The day of the quorum's time or of the newest day note below it, whichever is earlier;
   * without a quorum the newest day note's.
   */
  readonly day: number;
}

/** Seconds are POSIX, days are UTC days since 1970. */
interface Sealed {
  /** The newest checkpoint with a quorum; null where the policy asks for none. */
  readonly cosigned: CosignedCheckpoint | null;
  /** All governance entries. */
  readonly size: number;
  /** Case entries bound by the last day note of the cosigned part. */
  readonly entries: number;
  readonly deviceTime: number;
  readonly deviceDay: number;
  readonly newestDay: number;
  /** Of the last day note of the cosigned part; without a quorum not looked at. */
  readonly seenDay: number;
}

export const secondsPerDay = 86_400;
const secondsPerHour = 3_600;
/** Days after which a register is OLD. */
export const oldestSeal = 30;

/** Hours within which the next day note must stand below the checkers' words: there is one a day, written after the day is over. */
const shortestDayAge = 48;

/**
 * Old words and new words about old days count alike [checkers renew the same checkpoint as often as they are asked, so their time alone
 * would let a server leave everything after it unseen].
 *
 * @throws NOT_COSIGNED if there are fewer checkers than the policy asks for; BAD_PROOF for a day note of a day that cannot have come yet
 */
export function sealOf(trust: TrustPolicy, sealed: Sealed): RegisterSeal {
  const { cosigned, size, entries, deviceTime, deviceDay, newestDay, seenDay } = sealed;
  if (trust.quorum === 0) {
    const days = Math.max(deviceDay, newestDay) - newestDay;
    const byDays = ageOf(trust.maxAge, days * secondsPerDay);
    // Only the device's clock speaks against the server, and it may be wrong: not refused, but never called fresh.
    const age = byDays === 'FRESH' && isTooFar(trust, newestDay, deviceDay) ? 'STALE' : byDays;
    return { size, entries: 0, time: null, checkers: [], age, day: newestDay };
  }
  const time = cosigned === null ? null : quorumTime(cosigned, trust.quorum);
  if (cosigned === null || time === null) throw new ProtocolError('NOT_COSIGNED');
  const timeDay = Math.floor(time / secondsPerDay);
  if (isTooFar(trust, newestDay, Math.max(deviceDay, timeDay))) throw new ProtocolError('BAD_PROOF');
  // A device clock set back makes nothing fresh that a checker has seen later.
  const now = Math.max(deviceTime, time);
  const ages = [
    ageOf(trust.maxAge, now - time),
    ageOf(Math.max(trust.maxAge, shortestDayAge), (Math.max(deviceDay, timeDay) - seenDay) * secondsPerDay),
  ];
  const age = (['OLD', 'STALE'] as const).find((each) => ages.includes(each)) ?? 'FRESH';
  const { size: seen, cosignatures: checkers } = cosigned;
  return { size: seen, entries, time, checkers, age, day: Math.min(timeDay, seenDay) };
}

/** A promise is taken for the day after the newest note, so a note of a far day would let a server promise what falls due in years. */
function isTooFar({ mode }: TrustPolicy, newestDay: number, known: number): boolean {
  // Days of a demonstration go on at the press of a button.
  return mode === 'live' && newestDay > known + 1;
}

/** @throws STALE_REGISTER: for consoles and programs, which have somebody to ask what is the matter */
export function assertFresh({ seal }: { readonly seal: RegisterSeal }): void {
  if (seal.age !== 'FRESH') throw new ProtocolError('STALE_REGISTER');
}

/** @param maxAge hours */
function ageOf(maxAge: number, seconds: number): RegisterAge {
  if (seconds > oldestSeal * secondsPerDay) return 'OLD';
  return seconds > maxAge * secondsPerHour ? 'STALE' : 'FRESH';
}
