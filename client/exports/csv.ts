/** A table as CSV (RFC 4180) that a spreadsheet opens without running anything in it. */
import { concat, encodeUtf8 } from '../../crypto/index.ts';

/** What a spreadsheet takes for a formula, also behind blanks; a tab or a line break would begin another cell for some. */
const formula = /^[\s\u00a0]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/u;
/**
 * The same inside a text, behind what separates cells elsewhere: with the settings of many countries a spreadsheet takes semicolons or tabs,
 * and then the quotes of all cells but the first protect nothing.
 */
const formulaWithin = /([;\t\r\n])(?=[\s\u00a0"]*[=+\-@|%\uff1d\uff0b\uff0d\uff20])/gu;
const mark = Uint8Array.of(0xef, 0xbb, 0xbf);

/** @param withMark the UTF-8 mark, by which Excel knows that the letters are not of an old code page */
export function encodeCsv(rows: readonly (readonly string[])[], withMark: boolean): Uint8Array {
  const text = rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
  return withMark ? concat(mark, encodeUtf8(text)) : encodeUtf8(text);
}

/** Text in quotes always; a formula becomes text by an apostrophe before it, which a spreadsheet shows as part of the text. */
function cell(text: string): string {
  const safe = formula.test(text) || /^[\t\r\n]/u.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll(formulaWithin, "$1'").replaceAll('"', '""')}"`;
}
