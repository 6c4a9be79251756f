import { encodeCsv } from '../../../client/exports/csv.ts';

const text = (rows: readonly (readonly string[])[], mark = false): string =>
  Buffer.from(encodeCsv(rows, mark)).toString();

test('Text that a spreadsheet would run stays text.', () => {
  for (const attack of [
    '=1+1',
    '+cmd',
    '-2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '\u00a0=1',
    '|calc',
    '％'.replace('％', '%x'),
    '＝1',
  ]) {
    expect(text([[attack]]).startsWith(`"'`)).toBe(true);
  }
  expect(text([['2026-01-01', 'Жер', '']])).toBe('"2026-01-01","Жер",""\r\n');
});

test('Quotes, commas and line breaks stay in their cell.', () => {
  expect(text([['a"b', 'c,d', 'e\nf']])).toBe('"a""b","c,d","e\nf"\r\n');
});

test('The mark stands first only where it is asked for.', () => {
  expect([...encodeCsv([['a']], true)].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
  expect([...encodeCsv([['a']], false)][0]).toBe(0x22);
});
