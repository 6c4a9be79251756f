/**
 * Tables as CSV (RFC 4180, lines ended by LF), written here and not by a package: every byte is rebuilt years later by whoever verifies a
 * release, and a package may change its mind about a quote.
 */
import { encodeUtf8 } from '../../../crypto/public.ts';

/** What a spreadsheet takes for a formula, also behind blanks and in the wide forms that some input methods make. */
const formula = /^[\s\u00a0]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/u;

/** Empty for null; whole numbers bare. A text that would be run as a formula gets an apostrophe before it. */
export function encodeCsv(
  header: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): Uint8Array {
  return encodeUtf8([header, ...rows].map((cells) => `${cells.map(formatCell).join(',')}\n`).join(''));
}

function formatCell(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = formula.test(cell) ? `'${cell}` : cell;
  return /[",;\t\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
