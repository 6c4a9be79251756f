/** A register with a plan, the release of a quarter and that of its year, as a body publishes them: small, but nothing of it is pretended. */
import { webcrypto } from 'node:crypto';
import {
  createPortablePublicSuite,
  encodeEntry,
  encodeGovernance,
  formatHex,
  formatInclusionFile,
  formatVerifierKey,
  inclusionProof,
  leafHashes,
  memberKeyName,
  readLeaves,
  rootsOfPrefixes,
  signNote,
  formatCheckpoint,
  verifierKeyOf,
  type NoteSigner,
  type TrustPolicy,
} from '../../../../../crypto/public.ts';
import type { BundleFile } from '../../../../../client/statistics/bundle/bundle-file.ts';
import { buildFiles } from '../../../../../client/statistics/bundle/build-files.ts';
import { documentOf } from '../../../../../client/statistics/bundle/document.ts';
import type { RegisterFacts } from '../../../../../client/statistics/bundle/verify/log.ts';
import { hideAndRound, type Cell } from '../../../../../client/statistics/cell.ts';
import { dimensionCodes } from '../../../../../client/statistics/dimensions.ts';
import { buildPages } from '../../../../../client/statistics/pages/build-pages.ts';
import { planHash, type TablePlan } from '../../../../../client/statistics/plan.ts';
import { signPlan } from '../../../../../client/statistics/plan-note.ts';
import {
  signRelease,
  type ReleaseContent,
  type ReleaseDocument,
} from '../../../../../client/statistics/release-document.ts';

export const suite = await createPortablePublicSuite(webcrypto.subtle);
const origin = 'kupuya.example/demo';

const signer = (member: number, name = memberKeyName(origin, member)): NoteSigner => ({
  name,
  seed: new Uint8Array(32).fill(member),
});
export const officers: readonly NoteSigner[] = [signer(7), signer(8)];
const governanceLog = signer(102, `${origin}/governance`);

export async function keyText(one: NoteSigner): Promise<string> {
  const key = await verifierKeyOf(suite, one);
  return formatVerifierKey(suite, key.name, key.publicKey);
}

export const trust: TrustPolicy = {
  ...{ mode: 'demo', origin, witnesses: [], quorum: 0, maxAge: 48 },
  caseLog: await keyText(signer(101, `${origin}/case`)),
  governanceLog: await keyText(governanceLog),
  promise: await keyText(signer(103, `${origin}/promise`)),
  governance: { signers: await Promise.all(officers.map(keyText)), threshold: 2 },
  release: { signers: await Promise.all(officers.map(keyText)), threshold: 2 },
};

const plan: TablePlan = {
  from: 2026,
  tables: [
    { id: 'received', flow: 'RECEIVED', dimension: 'ALL', periods: ['QUARTER', 'YEAR'] },
    {
      id: 'acknowledgement',
      flow: 'ACKNOWLEDGEMENT_DUE',
      dimension: 'ACKNOWLEDGEMENT_TIME',
      periods: ['QUARTER', 'YEAR'],
    },
  ],
};

/** 2026-01-01. */
const newYear = 20_454;
const quarterEnd = newYear + 95;
const yearEnd = newYear + 380;
const caseDays = Array.from({ length: 365 }, (_, day) => newYear + day);
const cases = caseDays.map((day, index) =>
  encodeEntry({ day, commit: new Uint8Array(32).fill(index), tag: new Uint8Array(32).fill(1) }),
);
const quarterSize = 96;
const [quarterRoot = new Uint8Array(), yearRoot = new Uint8Array()] = await rootsOfPrefixes(
  suite,
  await leafHashes(suite, cases),
  [quarterSize, cases.length],
);

function dayNote(batch: number, day: number, size: number, root: Uint8Array): Uint8Array {
  const hash = '0'.repeat(64);
  return encodeGovernance({
    ...{ kind: 'day', batch, day, roster: hash, size, root: formatHex(root), letters: hash, difficulty: 0 },
    mode: 'demo',
  });
}

export interface Counts {
  readonly received: number | Cell;
  readonly acknowledged: readonly (number | Cell)[];
  readonly total: number;
}

const cellOf = (count: number | Cell): Cell => (typeof count === 'number' ? hideAndRound(count) : count);

async function contentOf(
  about: Pick<ReleaseContent, 'period' | 'asOf' | 'case'>,
  { received, acknowledged, total }: Counts,
): Promise<ReleaseContent> {
  return {
    ...{ mode: 'demo', origin, mechanism: 'HIDE_AND_ROUND', verdict: 'PASSED', plan: await planHash(suite, plan) },
    ...about,
    tables: [
      {
        ...{ id: 'received', flow: 'RECEIVED', dimension: 'ALL', grouping: null },
        rows: [{ code: 'ALL', cell: cellOf(received) }],
        total: cellOf(received),
      },
      {
        ...{ id: 'acknowledgement', flow: 'ACKNOWLEDGEMENT_DUE', dimension: 'ACKNOWLEDGEMENT_TIME', grouping: null },
        rows: dimensionCodes.ACKNOWLEDGEMENT_TIME.map((code, index) => ({
          code,
          cell: cellOf(acknowledged[index] ?? 0),
        })),
        total: cellOf(total),
      },
    ],
  };
}

export const quarterContent = await contentOf(
  { period: '2026-Q1', asOf: quarterEnd, case: { size: quarterSize, root: quarterRoot } },
  { received: 60, acknowledged: [30, 10, 20, 20], total: 80 },
);

export const yearCounts: Counts = { received: 200, acknowledged: [60, 40, 30, 30], total: 160 };

export function yearContent(counts = yearCounts, changes: Partial<ReleaseContent> = {}): Promise<ReleaseContent> {
  const about = { period: '2026', asOf: yearEnd, case: { size: cases.length, root: yearRoot } };
  return contentOf(about, counts).then((content) => ({ ...content, ...changes }));
}

export interface Made {
  readonly note: string;
  readonly document: ReleaseDocument;
  readonly files: readonly BundleFile[];
}

export async function makeRelease(content: ReleaseContent, earlier: readonly ReleaseContent[]): Promise<Made> {
  const files = buildFiles(content, buildPages(content, { earlier }));
  const document = await documentOf(suite, content, files);
  return { note: await signRelease(suite, document, officers), document, files };
}

export const quarter = await makeRelease(quarterContent, []);

const planNote = await signPlan(suite, trust, plan, officers);

/** The two registers after a year, with these releases in the governance log. @param planned whether the plan was logged in time */
export function registerWith(quarterNote: string | null, yearNote: string | null, planned = true): RegisterFacts {
  const planEntry = encodeGovernance({ kind: 'plan', note: planNote });
  const release = (note: string | null): Uint8Array[] =>
    note === null ? [] : [encodeGovernance({ kind: 'release', note })];
  return {
    governance: [
      encodeGovernance({ kind: 'trust', trust }),
      dayNote(0, newYear, 0, new Uint8Array(32)),
      ...(planned ? [planEntry] : []),
      dayNote(1, quarterEnd, quarterSize, quarterRoot),
      ...release(quarterNote),
      dayNote(2, yearEnd, cases.length, yearRoot),
      ...(planned ? [] : [planEntry]),
      ...release(yearNote),
    ],
    cases,
    days: caseDays,
  };
}

/** `release.tlog-proof` for the last entry of the governance log. */
export async function proofOfLast({ governance }: RegisterFacts): Promise<string> {
  const leaves = await leafHashes(suite, governance);
  const [root = new Uint8Array()] = await rootsOfPrefixes(suite, leaves, [leaves.length]);
  const text = formatCheckpoint({ origin: governanceLog.name, size: leaves.length, root });
  return formatInclusionFile({
    extra: new Uint8Array(),
    index: leaves.length - 1,
    proof: await inclusionProof(suite, readLeaves(suite, leaves), leaves.length - 1, leaves.length),
    checkpoint: await signNote(suite, text, [governanceLog]),
  });
}

export function mapOf(files: readonly BundleFile[]): Map<string, Uint8Array> {
  return new Map(files.map(({ path, bytes }) => [path, bytes]));
}
