/**
 * The seed of the noise, of which neither party alone knows or chooses anything (docs/protocol.md section 8.8). Each commits to its half
 * before the other's is open, so nobody can look for noise that pleases; the halves come together only in the officers' hands.
 */
import {
  assertLength,
  concat,
  equalBytes,
  labels,
  lp,
  lp16,
  ProtocolError,
  u8,
  u32,
  type Branded,
  type PublicSuite,
} from '../../../crypto/public.ts';
import { planDays, seriesPlanHash, type SeriesPlan } from './series-plan.ts';

/** The body that runs the service, and the oversight desk. */
export type Party = 'PUBLISHER' | 'OVERSIGHT';

export const seedLength = 32;

/** 32 bytes, opened by both parties against what they had committed to. Only `openJointSeed` makes one. */
export type JointSeed = Branded<Uint8Array, 'JointSeed'>;

/** Both parties' commitments to one plan, 32 bytes each. */
export interface Commitments {
  readonly origin: string;
  readonly plan: SeriesPlan;
  readonly publisher: Uint8Array;
  readonly oversight: Uint8Array;
}

const partyNumbers = { PUBLISHER: 1, OVERSIGHT: 2 } as const satisfies Readonly<Record<Party, number>>;

/** @param seed 32 random bytes, used for nothing else. @throws BAD_LENGTH */
export async function commitToSeed(
  suite: PublicSuite,
  party: Party,
  plan: SeriesPlan,
  seed: Uint8Array,
): Promise<Uint8Array> {
  assertLength(seed, seedLength);
  const { first, last } = planDays(plan);
  return suite.sha256(concat(lp(labels.seed), u8(partyNumbers[party]), u32(first), u32(last), seed));
}

/** @throws BAD_PROOF if a seed is not the one committed to; BAD_LENGTH */
export async function openJointSeed(
  suite: PublicSuite,
  { origin, plan, ...commitments }: Commitments,
  seeds: { readonly publisher: Uint8Array; readonly oversight: Uint8Array },
): Promise<JointSeed> {
  const publisher = await commitToSeed(suite, 'PUBLISHER', plan, seeds.publisher);
  const oversight = await commitToSeed(suite, 'OVERSIGHT', plan, seeds.oversight);
  if (!equalBytes(publisher, commitments.publisher) || !equalBytes(oversight, commitments.oversight)) {
    throw new ProtocolError('BAD_PROOF');
  }
  const { first, last } = planDays(plan);
  const context = concat(lp16(origin), u32(first), u32(last), await seriesPlanHash(suite, plan));
  const joint = await suite.sha256(concat(lp(labels.jointSeed), context, seeds.publisher, seeds.oversight));
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- both halves were committed to
  return joint as JointSeed;
}
