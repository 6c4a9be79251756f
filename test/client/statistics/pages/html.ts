/** What the tests read of a page: the pages are written by one function in one form, so that plain patterns find everything. */
import { decodeUtf8 } from '../../../../crypto/public.ts';
import type { BundleFile } from '../../../../client/statistics/bundle/bundle-file.ts';

export function textOf(files: readonly BundleFile[], path: string): string {
  const file = files.find((each) => each.path === path);
  if (file === undefined) throw new Error(`no file ${path}`);
  return decodeUtf8(file.bytes);
}

/** The part of a page that shows one table. */
export function partOf(html: string, id: string): string {
  const start = html.indexOf(`<article class="table-part" id="${id}"`);
  return start < 0 ? '' : html.slice(start, html.indexOf('</article>', start));
}

/** Cells of the rows of a table and of its total, as words. */
export function rowsOf(part: string): string[][] {
  const body = part.slice(part.indexOf('<tbody>'), part.indexOf('</table>'));
  return [...body.matchAll(/<tr>(.*?)<\/tr>/gsu)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gsu)].map(([, cell = '']) => wordsOf(cell)),
  );
}

export function wordsOf(html: string): string {
  return html.replace(/<[^>]*>/gu, '').replace(/\u00ad/gu, '');
}

export function countOf(html: string, piece: string): number {
  return html.split(piece).length - 1;
}
