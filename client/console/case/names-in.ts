/** Names of the case that an answer would carry to a page which somebody else may see. */
import type { CasePage } from '../worker/views.ts';
import { foldName } from './records/fold-name.ts';

/** Shorter ones are in too many other words. */
const shortest = 4;

/** As the case has them: persons and organisations of its records, and the office of the front sheet. */
export function namesIn(text: string, page: Pick<CasePage, 'sheets' | 'frontSheet'>): readonly string[] {
  const folded = ` ${foldName(text)} `;
  const known = [...page.sheets.PERSON.filter(({ kept }) => kept).map(({ data }) => data.name), page.frontSheet.office];
  return [...new Set(known)].filter((name) => {
    const wanted = foldName(name);
    return wanted.length >= shortest && folded.includes(` ${wanted}`);
  });
}
