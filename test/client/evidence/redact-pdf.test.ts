import { languages, ProtocolError } from '../../../crypto/index.ts';
import { coveredPixels, parseArea } from '../../../client/evidence/area.ts';
import { formatPages, keptLimit, parsePages, planVersion } from '../../../client/evidence/redact-pdf.ts';
import { versionLine, versionTitle } from '../../../client/evidence/version-line.ts';

const area = { left: 0.1, top: 0.1, width: 0.2, height: 0.2 };

test('a version holds the pages that stay, in order, with what is painted on them', () => {
  const painted = new Map([
    [2, [area]],
    [3, [area, area]],
  ]);
  expect(planVersion(3, new Set([3, 1]), painted)).toEqual([
    { number: 1, areas: [] },
    { number: 3, areas: [area, area] },
  ]);
});

test.each([
  ['no page stays', 3, []],
  ['a page does not exist', 3, [1, 4]],
  ['page 0 is asked for', 3, [0, 1]],
  ['a page is no whole number', 3, [1.5]],
  ['nothing is removed', 3, [1, 2, 3]],
])('no version is made when %s', (_, pages, kept) => {
  expect(() => planVersion(pages, new Set(kept), new Map())).toThrow(new ProtocolError('RANGE'));
});

test('painting on a page that is taken out removes nothing else, and one area on any page that stays is enough', () => {
  expect(planVersion(2, new Set([1, 2]), new Map([[2, [area]]]))).toHaveLength(2);
  expect(() => planVersion(2, new Set([1, 2]), new Map([[2, []]]))).toThrow(new ProtocolError('RANGE'));
});

test('a version holds no more pages than fit into memory', () => {
  const kept = (count: number) => new Set(Array.from({ length: count }, (_, index) => index + 1));
  expect(planVersion(2_000, kept(keptLimit), new Map())).toHaveLength(keptLimit);
  expect(() => planVersion(2_000, kept(keptLimit + 1), new Map())).toThrow(new ProtocolError('TOO_LARGE'));
});

test.each([
  ['1-3, 7', [1, 2, 3, 7]],
  ['7,1 – 2', [7, 1, 2]],
  ['2-2', [2]],
  ['1-10', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
])('%p names pages', (typed, pages) => {
  expect([...(parsePages(typed, 10) ?? [])]).toEqual(pages);
});

test.each(['', '0', '11', '3-1', '1-11', '1-', 'x', '1;2', '-1', '1.5', '1,,2'])('%p names none', (typed) => {
  expect(parsePages(typed, 10)).toBeNull();
});

test('pages are written as they are read', () => {
  for (const kept of [[1], [1, 2, 3, 7], [2, 4, 6], [9, 10, 1]]) {
    const typed = formatPages(new Set(kept));
    expect([...(parsePages(typed, 10) ?? [])]).toEqual([...kept].sort((a, b) => a - b));
  }
  expect(formatPages(new Set([3, 1, 2, 7]))).toBe('1-3, 7');
});

test('an area covers every pixel that it touches', () => {
  expect(coveredPixels({ left: 0.101, top: 0, width: 0.1, height: 1 }, { width: 100, height: 50 })).toEqual({
    ...{ x: 10, y: 0, width: 11, height: 50 },
  });
});

test('an area by numbers lies inside the picture, or is none', () => {
  const typed = (left: string, top: string, width: string, height: string) => parseArea({ left, top, width, height });
  expect(typed('10', ' 20 ', '30', '80')).toEqual({ left: 0.1, top: 0.2, width: 0.3, height: 0.8 });
  for (const wrong of [typed('10', '20', '91', '1'), typed('0', '0', '0', '5'), typed('', '0', '1', '1')])
    expect(wrong).toBeNull();
  expect(typed('-1', '0', '1', '1')).toBeNull();
});

test('each page of a version names the original and its own place in it, in every language in its own words', () => {
  const original = 'ab'.repeat(32);
  const lines = languages.map((language) => versionLine(language, original, 3, 12));
  expect(new Set(lines).size).toBe(languages.length);
  for (const line of [...lines, ...languages.map((language) => versionTitle(language, original))])
    expect(line).toContain(`SHA-256`);
  expect(lines.every((line) => line.endsWith(original) && /\b3\b/u.test(line) && /\b12\b/u.test(line))).toBe(true);
});
