/** Published formats as programs that are not ours read them. */
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { decodeUtf8 } from '../../../../crypto/public.ts';
import { buildFiles } from '../../../../client/statistics/bundle/build-files.ts';
import { encodeCsv } from '../../../../client/statistics/bundle/csv.ts';
import { documentOf } from '../../../../client/statistics/bundle/document.ts';
import { releaseSchema, rowSchema } from '../../../../client/statistics/bundle/schemas.ts';
import { tidyRows } from '../../../../client/statistics/bundle/tidy.ts';
import { formatRelease } from '../../../../client/statistics/release-document.ts';
import { problemsOf } from '../../../../tooling/validate/json-schema.ts';
import { linesOf, readJsonLd, readTurtle } from '../../../../tooling/validate/linked-data.ts';
import { releaseContent } from './content.ts';
import { suite } from './verify/world.ts';

const content = releaseContent();
const files = new Map(buildFiles(content, []).map(({ path, bytes }) => [path, decodeUtf8(bytes)]));
const textOf = (path: string): string => files.get(path) ?? '';
const jsonOf = (path: string): object => z.looseObject({}).parse(JSON.parse(textOf(path)));
const rowsOf = (text: string): Record<string, string>[] =>
  z.array(z.record(z.string(), z.string())).parse(parse(text, { columns: true }));

/** A row of a file as our schema speaks of it. */
function typed(row: Readonly<Record<string, string>>): object {
  const number = (text = ''): number | null => (text === '' ? null : Number(text));
  return { ...row, value: number(row['value']), lower: number(row['lower']), upper: number(row['upper']) };
}

describe('CSV', () => {
  test.each(content.tables.map((table) => [table.id, table] as const))(
    'of %s reads back as it was shown',
    (id, table) => {
      const rows = rowsOf(textOf(`tables/${id}.csv`)).map(typed);
      expect(rows).toEqual(tidyRows(content, table));
      for (const row of rows) expect(problemsOf(rowSchema, row)).toEqual([]);
    },
  );

  test('of codes has every code that stands in a table', () => {
    for (const { id, dimension } of content.tables) {
      const listed = rowsOf(textOf(`code-lists/${dimension.toLowerCase().replaceAll('_', '-')}.csv`));
      const codes = new Set(listed.map(({ code }) => code));
      for (const { code } of rowsOf(textOf(`tables/${id}.csv`))) expect(codes).toContain(code);
      for (const { ky, ru, uz, en } of listed) expect([ky, ru, uz, en]).not.toContain('');
    }
  });

  test('runs nothing in a spreadsheet, and keeps quotes, commas and lines in their cells', () => {
    const cells = ['=1+1', ' @SUM(A1)', '-2', '＝1', 'a,"b"', 'x\ny', 'кат'];
    const [row] = rowsOf(
      decodeUtf8(
        encodeCsv(
          cells.map((_, index) => `c${String(index)}`),
          [cells],
        ),
      ),
    );
    expect(Object.values(row ?? {})).toEqual(["'=1+1", "' @SUM(A1)", "'-2", "'＝1", 'a,"b"', 'x\ny', 'кат']);
    for (const text of files.values()) expect(text).not.toContain('\r');
  });
});

describe('the schemas of a release', () => {
  test.each<[string, object]>([
    ['a hidden cell with a value', { value: 5 }],
    ['a value that is not rounded', { flag: 'OBS', value: 13, lower: 11, upper: 15 }],
    ['a small count that is shown', { flag: 'OBS', value: 5, lower: 3, upper: 7 }],
    ['a zero that is none', { flag: 'STRUCTURAL_ZERO', value: 5, lower: 0, upper: 0 }],
    ['a flag of nobody', { flag: 'SECRET' }],
    ['a column too many', { source: 'somebody' }],
  ])('refuse %s', (_, change) => {
    const [table] = content.tables.filter(({ id }) => id === 'received-by-category');
    const [row] = table === undefined ? [] : tidyRows(content, table);
    expect(row?.flag).toBe('HIDDEN');
    expect(problemsOf(rowSchema, row)).toEqual([]);
    expect(problemsOf(rowSchema, { ...row, ...change })).not.toEqual([]);
  });

  test('know the document that is signed, and no other', async () => {
    const document = await documentOf(suite, content, buildFiles(content, []));
    const json = z.looseObject({}).parse(JSON.parse(formatRelease(document)));
    expect(problemsOf(releaseSchema, json)).toEqual([]);
    expect(problemsOf(releaseSchema, { ...json, sources: [] })).not.toEqual([]);
    expect(problemsOf(releaseSchema, { ...json, period: '2026-Q5' })).not.toEqual([]);
    expect([jsonOf('schemas/release.json'), jsonOf('schemas/row.json')]).toEqual([releaseSchema, rowSchema]);
  });
});

describe('linked data', () => {
  test('says the same in Turtle and in JSON-LD, and a change of one is seen', async () => {
    const turtle = linesOf(readTurtle(textOf('dcat.ttl')));
    expect(linesOf(await readJsonLd(jsonOf('dcat.jsonld')))).toEqual(turtle);
    expect(turtle.length).toBeGreaterThan(500);
    const changed = textOf('dcat.jsonld').replace('ANNUAL', 'QUARTERLY');
    expect(linesOf(await readJsonLd(z.looseObject({}).parse(JSON.parse(changed))))).not.toEqual(turtle);
  });

  test('names each file of the release where it lies, with its size', () => {
    const turtle = linesOf(readTurtle(textOf('dcat.ttl')));
    for (const [path, text] of files) {
      if (/^(?:dcat|dataset)\./u.test(path)) continue;
      expect(turtle).toContainEqual(
        expect.stringContaining(`downloadURL NamedNode:https://release.invalid/folder/${path}`),
      );
      const name = `https://release.invalid/folder/#file-${path.replaceAll('/', '-')}`;
      const size = String(Buffer.byteLength(text));
      expect(turtle).toContainEqual(expect.stringMatching(new RegExp(`^${name} .*byteSize Literal:${size}\\^`, 'u')));
    }
  });

  test('has every code as a concept with four labels, and groups above their codes', () => {
    const lines = linesOf(readTurtle(textOf('skos.ttl')));
    const bribery = 'https://release.invalid/folder/#code-CATEGORY-BRIBERY';
    expect(lines.filter((line) => line.startsWith(`${bribery} `) && line.includes('#prefLabel '))).toHaveLength(4);
    expect(lines).toContainEqual(expect.stringMatching(/#code-CLOSURE_TIME-DAYS_0_90 .*#narrower .*DAYS_31_90$/u));
  });

  test('for search engines needs no other host', async () => {
    const lines = linesOf(await readJsonLd(jsonOf('dataset.jsonld')));
    expect(lines).toContainEqual(expect.stringMatching(/type NamedNode:https:\/\/schema\.org\/Dataset$/u));
    expect(lines).toContainEqual(
      expect.stringMatching(/contentUrl NamedNode:https:\/\/release\.invalid\/folder\/tables\/received\.csv$/u),
    );
  });
});
