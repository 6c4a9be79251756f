/** Two parties, their officers, a governance log of a year before a plan, and the releases of it. */
import { createHmac, hkdfSync, webcrypto } from 'node:crypto';
import {
  createPortablePublicSuite,
  defaultProfile,
  formatVerifierKey,
  memberKeyName,
  verifierKeyOf,
  type DayNote,
  type GovernanceEntry,
  type NoteSigner,
  type PublicSuite,
  type TrustPolicy,
} from '../../../../crypto/public.ts';
import { commitToSeed, type Party } from '../../../../client/statistics/noisy/seeds.ts';
import { signSeedNote } from '../../../../client/statistics/noisy/seed-note.ts';
import type { SeriesCounted, SeriesGround } from '../../../../client/statistics/noisy/series.ts';
import { planDays, type SeriesPlan, type SeriesTable } from '../../../../client/statistics/noisy/series-plan.ts';
import type { ReportFacts } from '../../../../client/statistics/facts.ts';
import type { PlannedTable } from '../../../../client/statistics/plan.ts';
import type { ReleaseContent } from '../../../../client/statistics/release-document.ts';
import { daysOf } from '../../../../client/statistics/noisy/months.ts';

export const origin = 'kupuya.example/demo';
export const suite = await createPortablePublicSuite(webcrypto.subtle);

/** The same at once, for tests of many thousand draws. */
export const quickSuite: PublicSuite = {
  ...suite,
  hkdf: (salt, ikm, info, length) => Promise.resolve(new Uint8Array(hkdfSync('sha256', ikm, salt, info, length))),
  hmacSha256Many: (key, messages) =>
    Promise.resolve(messages.map((message) => new Uint8Array(createHmac('sha256', key).update(message).digest()))),
};

export const month = '2027-03';

const signer = (member: number, name = memberKeyName(origin, member)): NoteSigner => ({
  name,
  seed: new Uint8Array(32).fill(member),
});

export const parties: Readonly<Record<Party, readonly NoteSigner[]>> = {
  PUBLISHER: [signer(1), signer(2)],
  OVERSIGHT: [signer(7), signer(8)],
};

async function keyText(one: NoteSigner): Promise<string> {
  const key = await verifierKeyOf(suite, one);
  return formatVerifierKey(suite, key.name, key.publicKey);
}

export const trust: TrustPolicy = {
  ...{ mode: 'demo', origin, witnesses: [], quorum: 0, maxAge: 48 },
  caseLog: await keyText(signer(101, `${origin}/case`)),
  governanceLog: await keyText(signer(102, `${origin}/governance`)),
  promise: await keyText(signer(103, `${origin}/promise`)),
  governance: { signers: await Promise.all(parties.PUBLISHER.map(keyText)), threshold: 2 },
  release: { signers: await Promise.all(parties.OVERSIGHT.map(keyText)), threshold: 2 },
};

export const epsilonOne = { numerator: 1, denominator: 1 } as const;

export const closed: SeriesTable = { id: 'closed-monthly', flow: 'CLOSED', dimension: 'ALL', epsilon: epsilonOne };
export const closedByTime: SeriesTable = {
  ...{ id: 'closed-monthly-by-time', flow: 'CLOSED', dimension: 'CLOSURE_TIME', epsilon: epsilonOne },
};
export const plan: SeriesPlan = { first: '2027-01', last: '2027-12', tables: [closed, closedByTime] };

/** Shown by year, hidden and rounded: the one thing that a series of the same flow may stand beside. */
export const planned: readonly PlannedTable[] = [
  { id: 'received', flow: 'RECEIVED', dimension: 'ALL', periods: ['QUARTER', 'YEAR'] },
  { id: 'closed', flow: 'CLOSED', dimension: 'ALL', periods: ['YEAR'] },
  { id: 'closed-by-outcome', flow: 'CLOSED', dimension: 'OUTCOME', periods: ['YEAR'] },
];

export const seeds = { publisher: new Uint8Array(32).fill(0xa1), oversight: new Uint8Array(32).fill(0xb2) } as const;

export async function seedEntry(
  party: Party,
  change: { readonly plan?: SeriesPlan; readonly seed?: Uint8Array; readonly signers?: readonly NoteSigner[] } = {},
): Promise<GovernanceEntry> {
  const { plan: own = plan, signers = parties[party] } = change;
  const seed = change.seed ?? (party === 'PUBLISHER' ? seeds.publisher : seeds.oversight);
  const commitment = await commitToSeed(suite, party, own, seed);
  return {
    kind: 'seed',
    note: await signSeedNote(suite, { mode: 'demo', origin, party, plan: own, commitment }, signers),
  };
}

export function dayEntry(day: number): DayNote {
  const hash = '00'.repeat(32);
  return {
    ...{ kind: 'day', batch: 0, day, roster: hash, size: 0 },
    root: hash,
    letters: hash,
    difficulty: 0,
    mode: 'demo',
  };
}

const { first } = planDays(plan);

/** Both commit, and the last day before the plan closes. */
export const entries: readonly GovernanceEntry[] = [
  dayEntry(first - 3),
  await seedEntry('PUBLISHER'),
  dayEntry(first - 2),
  await seedEntry('OVERSIGHT'),
  dayEntry(first - 1),
  dayEntry(daysOf(month).last + 1),
];

export function yearRelease(total: number, period = '2026'): ReleaseContent {
  const cell = { flag: 'OBS', value: total } as const;
  return {
    ...{ mode: 'demo', origin, period, asOf: 20_900, plan: new Uint8Array(32), mechanism: 'HIDE_AND_ROUND' },
    case: { size: 9000, root: new Uint8Array(32) },
    verdict: 'PASSED',
    tables: [
      {
        id: 'received',
        flow: 'RECEIVED',
        dimension: 'ALL',
        grouping: null,
        rows: [{ code: 'ALL', cell }],
        total: cell,
      },
    ],
  };
}

export const ground: SeriesGround = { trust, entries, planned, releases: [yearRelease(3005)] };

const { first: firstDay } = daysOf(month);

/** Closed on these days, one after the other; the first time after 10 or after 100 days. */
function reportClosed(index: number, ...days: readonly number[]): ReportFacts {
  const unspecified = 'UNSPECIFIED';
  return {
    day: (days[0] ?? 0) - (index % 2 === 0 ? 10 : 100),
    codes: {
      ...{ channel: unspecified, identity: unspecified, relation: unspecified, category: unspecified },
      ...{ sector: unspecified, region: unspecified, harm: unspecified },
    },
    told: days.map((day) => ({ status: 'CLOSED', reason: 'OUTCOME_MINOR', day })),
    profile: defaultProfile,
  };
}

/** 37 closed in the month for the first time, 3 in it for the second, 5 in the next. */
export const facts: readonly ReportFacts[] = [
  ...Array.from({ length: 37 }, (_, index) => reportClosed(index, firstDay + (index % 31))),
  ...Array.from({ length: 3 }, (_, index) => reportClosed(index, firstDay - 40, firstDay + 1)),
  ...Array.from({ length: 5 }, (_, index) => reportClosed(index, firstDay + 31 + index)),
];

export const counted: SeriesCounted = {
  ...{ month, asOf: daysOf(month).last + 1, seeds, facts },
  case: { size: 12_000, root: new Uint8Array(32).fill(9) },
};
