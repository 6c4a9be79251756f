/** What the governance log says of a month's noise: which plan and which commitments count, and whether they came in time. */
import {
  equalBytes,
  formatHex,
  ProtocolError,
  type GovernanceEntry,
  type PublicSuite,
  type TrustPolicy,
} from '../../../crypto/public.ts';
import type { MonthName } from './months.ts';
import { verifySeedNote, type VerifiedSeedNote } from './seed-note.ts';
import { SeriesRefused } from './series-refused.ts';
import type { Commitments, Party } from './seeds.ts';
import { coversMonth, planDays, seriesPlanHash, type SeriesPlan } from './series-plan.ts';

interface Placed {
  /** In the governance log, from 0. */
  readonly index: number;
  readonly note: VerifiedSeedNote;
}

/** Seed notes of the log that hold, in its order; what does not hold was posted by somebody and counts as nothing. */
async function seedNotes(
  suite: PublicSuite,
  entries: readonly GovernanceEntry[],
  trust: TrustPolicy,
): Promise<readonly Placed[]> {
  const found: Placed[] = [];
  for (const [index, entry] of entries.entries()) {
    if (entry.kind !== 'seed') continue;
    try {
      found.push({ index, note: await verifySeedNote(suite, entry.note, trust) });
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
    }
  }
  return found;
}

/**
 * The commitments for a month. Of each party the first note that covers the month counts [whoever could choose among several afterwards
 * would choose the noise].
 *
 * @param entries of the governance log from 0 on, proven against its checkpoint
 * @throws SeriesRefused SEED_MISSING, SEEDS_DISAGREE, SEEDS_OF_ONE_HAND, SEED_TOO_LATE
 */
export async function commitmentsFor(
  suite: PublicSuite,
  entries: readonly GovernanceEntry[],
  trust: TrustPolicy,
  month: MonthName,
): Promise<Commitments> {
  const notes = await seedNotes(suite, entries, trust);
  const publisher = firstOf(notes, 'PUBLISHER', month);
  const oversight = firstOf(notes, 'OVERSIGHT', month);
  const { plan } = publisher.note;
  const hashes = await Promise.all([plan, oversight.note.plan].map((each) => seriesPlanHash(suite, each)));
  if (!equalBytes(hashes[0] ?? new Uint8Array(), hashes[1] ?? new Uint8Array())) {
    throw new SeriesRefused('SEEDS_DISAGREE');
  }
  if (publisher.note.signedBy.some((key) => oversight.note.signedBy.includes(key))) {
    throw new SeriesRefused('SEEDS_OF_ONE_HAND');
  }
  // A day that closed after both, and still before the months: nothing of them had come by then.
  const both = Math.max(publisher.index, oversight.index);
  const { first } = planDays(plan);
  const isInTime = entries.some((entry, index) => index > both && entry.kind === 'day' && entry.day < first);
  if (!isInTime) throw new SeriesRefused('SEED_TOO_LATE');
  return { origin: trust.origin, plan, publisher: publisher.note.commitment, oversight: oversight.note.commitment };
}

/** Every plan that both parties have ever signed, each once: what the budget of a report's life is reckoned from. */
export async function plansEver(
  suite: PublicSuite,
  entries: readonly GovernanceEntry[],
  trust: TrustPolicy,
): Promise<readonly SeriesPlan[]> {
  const signed = new Map<string, { readonly plan: SeriesPlan; readonly by: Set<Party> }>();
  for (const { note } of await seedNotes(suite, entries, trust)) {
    const hash = formatHex(await seriesPlanHash(suite, note.plan));
    const one = signed.get(hash) ?? { plan: note.plan, by: new Set() };
    one.by.add(note.party);
    signed.set(hash, one);
  }
  return [...signed.values()].filter(({ by }) => by.size === 2).map(({ plan }) => plan);
}

function firstOf(notes: readonly Placed[], party: Party, month: MonthName): Placed {
  const first = notes.find(({ note }) => note.party === party && coversMonth(note.plan, month));
  if (first === undefined) throw new SeriesRefused('SEED_MISSING');
  return first;
}
