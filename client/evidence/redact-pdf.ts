/** Redaction of a PDF: which pages stay, and what is painted over on each. The version is made of pictures of these pages and of nothing else. */
import { ProtocolError } from '../../crypto/index.ts';
import type { Area } from './area.ts';

/** Pages of one version: each is some 300 KB, and all of them are in memory at the end. */
export const keptLimit = 200;
/** Bytes of a version: no more than can be shown and given on again. */
export const madeLimit = 32 * 2 ** 20;

export interface KeptPage {
  /** In the original, from 1. */
  readonly number: number;
  readonly areas: readonly Area[];
}

/**
 * @param pages how many the original has
 * @param kept numbers of the pages that stay
 * @param painted areas by page; those of pages that go are not needed any more
 * @throws RANGE if no page stays, one does not exist, or nothing is removed; TOO_LARGE for more pages than a version holds
 */
export function planVersion(
  pages: number,
  kept: ReadonlySet<number>,
  painted: ReadonlyMap<number, readonly Area[]>,
): readonly KeptPage[] {
  const numbers = [...kept].sort((a, b) => a - b);
  if (numbers.length === 0 || !numbers.every((each) => Number.isInteger(each) && each >= 1 && each <= pages))
    throw new ProtocolError('RANGE');
  if (numbers.length > keptLimit) throw new ProtocolError('TOO_LARGE');
  const plan = numbers.map((number) => ({ number, areas: painted.get(number) ?? [] }));
  if (plan.length === pages && plan.every(({ areas }) => areas.length === 0)) throw new ProtocolError('RANGE');
  return plan;
}

/**
 * Numbers and spans with commas between them, such as `1-3, 7`.
 *
 * @param typed by the member. @param pages how many there are
 * @returns null if it is anything else, or names a page that does not exist
 */
export function parsePages(typed: string, pages: number): ReadonlySet<number> | null {
  const kept = new Set<number>();
  for (const part of typed.split(',')) {
    const [, from, to = from] = /^\s*(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?\s*$/u.exec(part) ?? [];
    const [first, last] = [Number(from), Number(to)];
    if (!(first >= 1 && first <= last && last <= pages)) return null;
    for (let number = first; number <= last; number++) kept.add(number);
  }
  return kept;
}

/** As `parsePages` reads it; empty for no page. */
export function formatPages(kept: ReadonlySet<number>): string {
  const spans: { from: number; to: number }[] = [];
  for (const number of [...kept].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last?.to === number - 1) last.to = number;
    else spans.push({ from: number, to: number });
  }
  return spans.map(({ from, to }) => (from === to ? String(from) : `${String(from)}-${String(to)}`)).join(', ');
}
