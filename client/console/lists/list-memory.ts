/** How the member has set the table of cases, while a case is open or another place is shown. Goes with the keys. */
import { batch, signal } from '@preact/signals';
import type { CaseFilter, SortedBy } from '../worker/case-filter.ts';
import { everything } from './filter-rows.ts';

const byDue: SortedBy = { column: 'due', direction: 'ascending' };

export class ListMemory {
  readonly filter = signal<CaseFilter>(everything);
  readonly sort = signal<SortedBy>(byDue);
  readonly search = signal('');
  /** Id of the row last visited. */
  readonly visited = signal('');
  readonly chosen = signal<ReadonlySet<string>>(new Set());
  /** Ids of cases that were chosen to be handed over, or null. */
  readonly handingOver = signal<readonly string[] | null>(null);

  forget(): void {
    batch(() => {
      this.filter.value = everything;
      this.sort.value = byDue;
      this.search.value = '';
      this.visited.value = '';
      this.chosen.value = new Set();
      this.handingOver.value = null;
    });
  }
}
