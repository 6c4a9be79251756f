import { decodeUtf8, encodeUtf8, signNote, type NoteSigner, type TrustPolicy } from '../../../../../crypto/public.ts';
import { judgeFiles, judgeServed, type JudgedRelease } from '../../../../../client/statistics/bundle/verify/judge.ts';
import { notePath, proofPath } from '../../../../../client/statistics/bundle/verify/files.ts';
import type { RegisterFacts } from '../../../../../client/statistics/bundle/verify/log.ts';
import { assertTablesReleasable } from '../../../../../client/statistics/tables-guard.ts';
import { formatRelease, signRelease } from '../../../../../client/statistics/release-document.ts';
import {
  keyText,
  makeRelease,
  type Made,
  mapOf,
  officers,
  proofOfLast,
  quarter,
  quarterContent,
  registerWith,
  suite,
  trust,
  yearContent,
  yearCounts,
} from './world.ts';

const year = await makeRelease(await yearContent(), [quarterContent]);
const honest: Case = { note: year.note, files: mapOf(year.files), register: registerWith(quarter.note, year.note) };

interface Case {
  readonly note: string;
  readonly files: Map<string, Uint8Array>;
  readonly register: RegisterFacts;
  readonly asNewest?: boolean;
  readonly trust?: TrustPolicy;
}

function judge({ note, files, register, asNewest = false, trust: policy = trust }: Case): Promise<JudgedRelease> {
  return judgeServed(suite, policy, {
    ...{ note, asNewest },
    files: () => Promise.resolve(files),
    register: () => Promise.resolve(register),
  });
}

const codesOf = ({ parts }: JudgedRelease): string[] => [
  ...new Set(parts.flatMap(({ problems }) => problems.map(({ code }) => code))),
];

/** A release that both officers signed and logged. */
function logged(made: Made): Case {
  return { note: made.note, files: mapOf(made.files), register: registerWith(quarter.note, made.note) };
}

function withFile(path: string, change: (text: string) => string): Map<string, Uint8Array> {
  const bytes = honest.files.get(path) ?? new Uint8Array();
  return new Map(honest.files).set(path, encodeUtf8(change(decodeUtf8(bytes))));
}

const lineOf = (signer: NoteSigner, text: string): Promise<string> =>
  signNote(suite, text, [signer]).then((note) => note.slice(text.length + 1));

const [first, second] = officers;
if (first === undefined || second === undefined) throw new Error('two officers are made above');
const strangers = [8, 9].map((seed, index) => ({
  name: `other.example/member/${String(index)}`,
  seed: new Uint8Array(32).fill(100 + seed),
}));

describe('a release', () => {
  test('is verified where everything holds, and says which checks were made', async () => {
    const judged = await judge({ ...honest, asNewest: true });
    expect(codesOf(judged)).toEqual([]);
    expect(judged.parts.map(({ result }) => result)).toEqual(Array(9).fill('PASSED'));
    expect(judged.byHashAlone).toEqual([]);
    expect((await judge(honest)).parts.at(-1)).toMatchObject({ check: 'NEWEST', result: 'NOT_CHECKED' });
  });

  test('of a quarter is verified as well, without what was released later', async () => {
    const files = mapOf(quarter.files);
    expect(codesOf(await judge({ note: quarter.note, files, register: honest.register }))).toEqual([]);
  });

  const changed = { ...year.document, verdict: 'ACCEPTED' as const };
  const otherHash = {
    ...year.document,
    files: year.document.files.map((file, index) => (index === 0 ? { ...file, hash: new Uint8Array(32) } : file)),
  };

  const manipulations: readonly [string, string, () => Promise<Case> | Case][] = [
    [
      'FILE_CHANGED',
      'a cell is changed in a CSV file',
      () => ({ ...honest, files: withFile('tables/received.csv', (text) => text.replace('200', '205')) }),
    ],
    [
      'FILE_ADDED',
      'a file is added',
      () => ({ ...honest, files: new Map(honest.files).set('more.csv', new Uint8Array()) }),
    ],
    [
      'FILE_MISSING',
      'a file is removed',
      () => ({ ...honest, files: new Map([...honest.files].filter(([path]) => path !== 'sdmx.json')) }),
    ],
    [
      'OTHER_BODY',
      'the note is of another body',
      async () => {
        const document = { ...year.document, origin: 'other.example/demo' };
        return { ...honest, note: await signRelease(suite, document, strangers) };
      },
    ],
    [
      'TOO_FEW_SIGNATURES',
      'one officer signed',
      async () => ({ ...honest, note: await signRelease(suite, year.document, [first]) }),
    ],
    [
      'BAD_SIGNATURE',
      'the document is changed below its signatures',
      () => ({ ...honest, note: year.note.replace(formatRelease(year.document), () => formatRelease(changed)) }),
    ],
    [
      'SIGNATURES_DISAGREE',
      'the hash of a file is changed, and one officer signs again',
      async () => {
        const [text, before] = [formatRelease(otherHash), formatRelease(year.document)];
        return { ...honest, note: `${text}\n${await lineOf(first, text)}${await lineOf(second, before)}` };
      },
    ],
    [
      'OTHER_REGISTER',
      'the root is not of this register',
      async () => {
        const content = await yearContent(yearCounts, { case: { size: 365, root: new Uint8Array(32).fill(5) } });
        return logged(await makeRelease(content, [quarterContent]));
      },
    ],
    [
      'REFUSED_BY_GUARD',
      'the tables are pinned by an earlier release',
      async () => {
        const hidden = { flag: 'HIDDEN' } as const;
        const content = await yearContent({ received: 200, acknowledged: [60, hidden, hidden, 30], total: 120 });
        expect(() => assertTablesReleasable(content, [])).not.toThrow();
        return logged(await makeRelease(content, [quarterContent]));
      },
    ],
    [
      'MORE_THAN_ENTRIES',
      'counts are above the entries of the register',
      async () => logged(await makeRelease(await yearContent({ ...yearCounts, received: 400 }), [quarterContent])),
    ],
    [
      'NOT_NEWEST',
      'an older release is shown as the newest',
      () => ({ note: quarter.note, files: mapOf(quarter.files), register: honest.register, asNewest: true }),
    ],
    ['NOT_LOGGED', 'the register has not got it', () => ({ ...honest, register: registerWith(quarter.note, null) })],
    [
      'LATE_PLAN',
      'the tables were chosen when the year was over',
      () => ({ ...honest, register: registerWith(quarter.note, year.note, false) }),
    ],
    [
      'WRONG_PLAN',
      'the tables are not the planned ones',
      async () => {
        const { tables, ...content } = await yearContent();
        return logged(await makeRelease({ ...content, tables: tables.slice(0, 1) }, [quarterContent]));
      },
    ],
    [
      'FILE_NOT_OF_TABLES',
      'both officers signed a table that does not follow from the signed one',
      async () => {
        const files = withFile('tables/received.csv', (text) => text.replace('200', '205'));
        const bytes = files.get('tables/received.csv') ?? new Uint8Array();
        const hash = await suite.sha256(bytes);
        const listed = year.document.files.map((file) =>
          file.path === 'tables/received.csv' ? { ...file, hash } : file,
        );
        const note = await signRelease(suite, { ...year.document, files: listed }, officers);
        return { note, files, register: registerWith(quarter.note, note) };
      },
    ],
    [
      'FILE_LIST_DIFFERS',
      'both officers signed a list without a file that the tables make',
      async () => {
        const listed = year.document.files.filter(({ path }) => path !== 'sdmx.json');
        const note = await signRelease(suite, { ...year.document, files: listed }, officers);
        const files = new Map([...honest.files].filter(([path]) => path !== 'sdmx.json'));
        return { note, files, register: registerWith(quarter.note, note) };
      },
    ],
    ['NOTE_MALFORMED', 'the note is no release', () => ({ ...honest, note: 'nothing\n' })],
  ];

  test.each(manipulations)('is refused with %s where %s', async (code, _, make) => {
    expect(codesOf(await judge(await make()))).toEqual([code]);
  });

  test('with a sum that no release before allows says which rule refuses it', async () => {
    const content = await yearContent({ ...yearCounts, acknowledged: [20, 10, 20, 20], total: 70 });
    const { parts } = await judge(logged(await makeRelease(content, [quarterContent])));
    expect(parts.flatMap(({ problems }) => problems)).toEqual([
      { check: 'EARLIER', code: 'REFUSED_BY_GUARD', path: null, refusal: 'CONTRADICTS_EARLIER' },
    ]);
  });

  test('is not believed where nobody else has signed the policy', async () => {
    const release = { signers: await Promise.all(strangers.map(keyText)), threshold: 2 };
    expect(codesOf(await judge({ ...honest, trust: { ...trust, release } }))).toEqual(['TOO_FEW_SIGNATURES']);
  });
});

describe('a release in a folder', () => {
  const noted = async (note: string): Promise<Map<string, Uint8Array>> =>
    new Map(honest.files)
      .set(notePath, encodeUtf8(note))
      .set(proofPath, encodeUtf8(await proofOfLast(registerWith(quarter.note, note))));

  test('is verified with its proof; pages that speak of earlier releases are as they were signed', async () => {
    const judged = await judgeFiles(suite, trust, await noted(year.note));
    expect(codesOf(judged)).toEqual([]);
    expect(judged.parts.filter(({ result }) => result === 'PASSED').map(({ check }) => check)).toEqual([
      ...['SIGNATURES', 'FILES', 'TABLES', 'LOGGED'],
    ]);
    expect(judged.byHashAlone.every((path) => path.endsWith('.html'))).toBe(true);
    expect(judged.byHashAlone.length).toBeGreaterThan(0);
  });

  test('is refused with the proof of another entry, and without one', async () => {
    const files = await noted(year.note);
    const other = encodeUtf8(await proofOfLast(registerWith(quarter.note, null)));
    expect(codesOf(await judgeFiles(suite, trust, new Map(files).set(proofPath, other)))).toEqual(['BAD_LOG_PROOF']);
    files.delete(proofPath);
    expect(codesOf(await judgeFiles(suite, trust, files))).toEqual(['NO_LOG_PROOF']);
  });

  test('is refused where too few outside checkers have seen the register of its proof', async () => {
    const policy = { ...trust, quorum: 1 };
    expect(codesOf(await judgeFiles(suite, policy, await noted(year.note)))).toEqual(['TOO_FEW_CHECKERS']);
  });

  test('is refused without its note', async () => {
    expect(codesOf(await judgeFiles(suite, trust, honest.files))).toEqual(['NOTE_MALFORMED']);
  });
});
