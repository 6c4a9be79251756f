/** The page's side of lists that are told in differences: puts them together, whatever order the answers arrive in. */
import type { Overview } from './worker/messages.ts';
import type { OverviewNews } from './worker/told-overview.ts';
import type { CaseRow } from './worker/views.ts';

/** KEPT: it is part of what is shown now. MISSED: something before it has not arrived, so the whole has to be asked for. */
export type Taken = 'KEPT' | 'MISSED';

export class OverviewKeeper {
  #number = 0;
  #overview: Overview | null = null;

  /** Null before anything was told. */
  get overview(): Overview | null {
    return this.#overview;
  }

  take(news: OverviewNews): Taken {
    // Overtaken by a later one, which held all of it.
    if (news.number <= this.#number) return 'KEPT';
    const rows = news.after === 0 ? news.rows : this.#goOn(news);
    if (rows?.length !== news.count) return 'MISSED';
    const { me, colleagues, batches, shares } = news;
    this.#overview = { me, colleagues, rows, batches, shares };
    this.#number = news.number;
    return 'KEPT';
  }

  /** Null if it goes on from something else than what is shown. */
  #goOn({ after, rows, places, removed }: OverviewNews): readonly CaseRow[] | null {
    if (this.#overview === null || after !== this.#number) return null;
    if (rows.length === 0 && removed.length === 0) return this.#overview.rows;
    const gone = new Set([...removed, ...rows.map(({ id }) => id)]);
    const list: CaseRow[] = [];
    let next = 0;
    const insertDue = (): void => {
      for (let row = rows[next]; row !== undefined && places[next] === list.length; row = rows[++next]) list.push(row);
    };
    for (const row of this.#overview.rows) {
      if (gone.has(row.id)) continue;
      insertDue();
      list.push(row);
    }
    insertDue();
    return list;
  }
}
