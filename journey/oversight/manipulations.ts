/**
 * Wrongs with a release that was published: by whoever hands it out, by one officer's loss, and by both officers together, who sign
 * whatever they like. Each must make `kupuya verify-release` fail, by the name that belongs to it.
 */
import { documentOf } from '../../client/statistics/bundle/document.ts';
import { buildFiles } from '../../client/statistics/bundle/build-files.ts';
import type { BundleFile } from '../../client/statistics/bundle/bundle-file.ts';
import { buildPages } from '../../client/statistics/pages/build-pages.ts';
import { signRelease, type ReleaseContent } from '../../client/statistics/release-document.ts';
import type { ShownTable } from '../../client/statistics/shown-table.ts';
import type { NoteSigner, Suite } from '../../crypto/index.ts';
import type { Change, Handed } from './go-between.ts';

export interface Published {
  readonly suite: Suite;
  readonly content: ReleaseContent;
  readonly earlier: readonly ReleaseContent[];
  /** Both officers. */
  readonly signers: readonly NoteSigner[];
}

export interface Manipulation {
  readonly name: string;
  /** The word of `verify-release` that must be among its own. */
  readonly code: string;
  /** Of the address that is verified. */
  readonly as: 'PERIOD' | 'latest';
  readonly plant: (published: Published) => Change | Promise<Change>;
}

/** Ten, and one more where there is an older release. */
export function manipulationsOf({ earlier }: Published): readonly Manipulation[] {
  return earlier.length === 0 ? always : [...always, older];
}

const always: readonly Manipulation[] = [
  {
    name: 'a number in a table is changed',
    ...{ code: 'FILE_CHANGED', as: 'PERIOD' },
    plant: () => onPath(/\/tables\/received\.csv$/u, (text) => text.replace(/\d(?=[^\d]*$)/u, (digit) => other(digit))),
  },
  {
    name: 'a word on a page is changed',
    ...{ code: 'FILE_CHANGED', as: 'PERIOD' },
    plant: () => onPath(/\/ky\/index\.html$/u, (text) => text.replace('<h1', '<h1 hidden')),
  },
  {
    name: 'a table is left out',
    ...{ code: 'FILE_MISSING', as: 'PERIOD' },
    plant: () => (path, handed) =>
      path.endsWith('/tables/received-by-category.csv') ? { status: 404, body: Buffer.alloc(0) } : handed,
  },
  {
    name: 'the signed document says another day',
    ...{ code: 'BAD_SIGNATURE', as: 'PERIOD' },
    plant: () =>
      onPath(noteOf, (text) =>
        text.replace(/"asOf":(?<day>\d+)/u, (_, day: string) => `"asOf":${String(Number(day) + 1)}`),
      ),
  },
  {
    name: 'the signature of one officer is missing',
    ...{ code: 'TOO_FEW_SIGNATURES', as: 'PERIOD' },
    plant: () => onPath(noteOf, (text) => `${text.trimEnd().split('\n').slice(0, -1).join('\n')}\n`),
  },
  {
    name: 'both officers sign another number, and it is not logged',
    ...{ code: 'NOT_LOGGED', as: 'PERIOD' },
    plant: (published) => resigned(published, withTotals(published.content, 5)),
  },
  {
    name: 'both officers show what must be hidden',
    ...{ code: 'REFUSED_BY_GUARD', as: 'PERIOD' },
    plant: (published) => resigned(published, withOneShown(published.content)),
  },
  {
    name: 'both officers sign more reports than the register can hold',
    ...{ code: 'MORE_THAN_ENTRIES', as: 'PERIOD' },
    plant: (published) => resigned(published, withTotals(published.content, 1_000_000)),
  },
  {
    name: 'both officers sign that they counted another register',
    ...{ code: 'OTHER_REGISTER', as: 'PERIOD' },
    plant: (published) => {
      const { content } = published;
      return resigned(published, { ...content, case: { ...content.case, root: new Uint8Array(32).fill(7) } });
    },
  },
  {
    name: 'both officers sign that another plan was followed',
    ...{ code: 'WRONG_PLAN', as: 'PERIOD' },
    plant: (published) => resigned(published, { ...published.content, plan: new Uint8Array(32).fill(7) }),
  },
];

const older: Manipulation = {
  name: 'an older release is shown as the newest',
  ...{ code: 'NOT_NEWEST', as: 'latest' },
  plant: ({ content, earlier }) => {
    const old = earlier.at(-1)?.period ?? content.period;
    return (_, handed) =>
      handed.location === undefined
        ? handed
        : { ...handed, location: handed.location.replace(`/${content.period}/`, `/${old}/`) };
  },
};

const noteOf = /\/release\.note$/u;

function onPath(pattern: RegExp, change: (text: string) => string): Change {
  return (path, handed) =>
    pattern.test(path) ? { ...handed, body: Buffer.from(change(handed.body.toString('utf8')), 'utf8') } : handed;
}

/** Both officers sign this instead, with all files that follow from it. */
async function resigned({ suite, signers, earlier }: Published, content: ReleaseContent): Promise<Change> {
  const files = buildFiles(content, buildPages(content, { earlier }));
  const note = await signRelease(suite, await documentOf(suite, content, files), signers);
  const start = `/statistics/${content.period}/`;
  return (path, handed) => {
    if (!path.startsWith(start)) return handed;
    return path === `${start}release.note`
      ? { ...handed, body: Buffer.from(note) }
      : ofFiles(files, path.slice(start.length));
  };
}

function ofFiles(files: readonly BundleFile[], path: string): Handed {
  const file = files.find((each) => each.path === path);
  return file === undefined ? { status: 404, body: Buffer.alloc(0) } : { status: 200, body: Buffer.from(file.bytes) };
}

/** Every shown number of reports received greater by so much: rows and totals still fit each other. */
function withTotals(content: ReleaseContent, more: number): ReleaseContent {
  const grow = (table: ShownTable): ShownTable => {
    if (table.flow !== 'RECEIVED' || table.total.flag !== 'OBS') return table;
    const first = table.rows.findIndex(({ cell }) => cell.flag === 'OBS');
    const rows = table.rows.map(({ code, cell }, index) => ({
      code,
      cell: index === first && cell.flag === 'OBS' ? { ...cell, value: cell.value + more } : cell,
    }));
    return { ...table, rows, total: { ...table.total, value: table.total.value + more } };
  };
  return { ...content, tables: content.tables.map(grow) };
}

/** Where two are hidden to protect each other, one is shown. */
function withOneShown(content: ReleaseContent): ReleaseContent {
  const table = content.tables.find(({ rows }) => rows.some(({ cell }) => cell.flag === 'HIDDEN'));
  const hidden = table?.rows.filter(({ cell }) => cell.flag === 'HIDDEN').slice(1) ?? [];
  const tables = content.tables.map((each) =>
    each === table
      ? {
          ...each,
          rows: each.rows.map((row) =>
            hidden.includes(row) ? { ...row, cell: { flag: 'OBS', value: 10 } as const } : row,
          ),
        }
      : each,
  );
  return { ...content, tables };
}

function other(digit: string): string {
  return String((Number(digit) + 5) % 10);
}
