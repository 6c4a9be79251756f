/** What the public front shows, all of it checked: no number and no name reaches the page before its signatures hold. */
import {
  formatFingerprint,
  parseHex,
  parseTrust,
  ProtocolError,
  trustFingerprint,
  type PublicSuite,
  type TrustPolicy,
  type VerifiedRoster,
} from '../../crypto/public.ts';
import { loadRegister, type RegisterView } from '../register/register.ts';
import { secondsPerDay, type RegisterAge } from '../register/seal.ts';
import { expectStatus, Refusal, type Transport } from '../register/transport.ts';
import { newestRelease, readReleases } from '../statistics/logged-releases.ts';
import type { VerifiedRelease } from '../statistics/release-document.ts';
import { assertCountedFrom, verifyTotals, type VerifiedTotals } from '../statistics/totals.ts';

export interface Seal {
  /** The newest day note's; UTC days since 1970-01-01. */
  readonly day: number;
  /** Entries of the case log, cover included. */
  readonly size: number;
  /** Root of the case log, hex in groups of four. */
  readonly root: string;
  /** Outside checkers that have seen the register, and the day of the newest quorum; null where the policy has none. */
  readonly seen: { readonly checkers: number; readonly day: number } | null;
  readonly age: RegisterAge;
}

export type ShownTotals =
  | { readonly kind: 'NONE' }
  | { readonly kind: 'SHOWN'; readonly totals: VerifiedTotals }
  /** Published, and not what it should be. */
  | { readonly kind: 'REFUSED' };

export type ShownStatistics =
  | { readonly kind: 'NONE' }
  | { readonly kind: 'SHOWN'; readonly release: VerifiedRelease }
  /** Published, and not counted from this register. */
  | { readonly kind: 'REFUSED' };

export interface Front {
  readonly roster: VerifiedRoster;
  readonly seal: Seal;
  readonly totals: ShownTotals;
  readonly statistics: ShownStatistics;
}

/**
 * The trust policy as this server hands it out: believed only as far as its fingerprint is compared by a person.
 *
 * @throws ProtocolError, Refusal
 */
export async function loadTrust(
  suite: PublicSuite,
  transport: Transport,
): Promise<{ readonly trust: TrustPolicy; readonly fingerprint: string }> {
  const trust = parseTrust(expectStatus(await transport.get('/trust.json'), 200));
  return { trust, fingerprint: formatFingerprint(await trustFingerprint(suite, trust)) };
}

/** @param deviceTime POSIX seconds. @throws as `loadRegister` */
export async function loadFront(
  suite: PublicSuite,
  transport: Transport,
  trust: TrustPolicy,
  deviceDay: number,
  deviceTime = deviceDay * secondsPerDay,
): Promise<Front> {
  const view = await loadRegister(suite, transport, trust, { deviceDay, deviceTime });
  const { day, size, root } = view.newestDay;
  const note = view.totalsNotes.at(-1);
  return {
    roster: view.roster,
    seal: { day, size, root: formatFingerprint(parseHex(root)), seen: seenBy(view), age: view.seal.age },
    totals: note === undefined ? { kind: 'NONE' } : await checkTotals(suite, note, trust, view.entries),
    statistics: await checkStatistics(suite, view),
  };
}

function seenBy({ seal: { time, checkers } }: RegisterView): Seal['seen'] {
  return time === null ? null : { checkers: checkers.length, day: Math.floor(time / secondsPerDay) };
}

/** A short name for what went wrong, for `describeProblem`. @throws the error itself if it is neither of ours */
export function problemCode(error: unknown): string {
  if (error instanceof ProtocolError || error instanceof Refusal) return error.code;
  throw error;
}

async function checkTotals(
  suite: PublicSuite,
  note: string,
  trust: TrustPolicy,
  entries: Parameters<typeof assertCountedFrom>[2],
): Promise<ShownTotals> {
  try {
    const totals = await verifyTotals(suite, note, trust);
    await assertCountedFrom(suite, totals, entries);
    return { kind: 'SHOWN', totals };
  } catch (error) {
    if (error instanceof ProtocolError) return { kind: 'REFUSED' };
    throw error;
  }
}

/** The newest release: signed by the officers, in the register, and counted from it. */
async function checkStatistics(suite: PublicSuite, view: RegisterView): Promise<ShownStatistics> {
  const releases = await readReleases(suite, view.governance.leaves, view.trust);
  const release = newestRelease(releases.map((each) => each.release));
  if (release === null) return { kind: 'NONE' };
  try {
    await assertCountedFrom(suite, release, view.entries);
    return { kind: 'SHOWN', release };
  } catch (error) {
    if (error instanceof ProtocolError) return { kind: 'REFUSED' };
    throw error;
  }
}
