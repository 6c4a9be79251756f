/**
 * A case after its erasure: that it was there, when it came and what became of its clocks, who decided and when. Nothing of what anybody wrote
 * is handed out any more, to no page, search, file or export.
 */
import { noSheets } from '../../crypto/index.ts';
import type { CasePage, CaseRow } from './view.ts';

export function erasedRow<Row extends CaseRow>(row: Row): Row {
  if (!row.erased) return row;
  return {
    ...row,
    ...{ unread: 0, urgency: 'NONE', office: '', category: 'UNSPECIFIED', again: false, conflict: [] },
    ...{ tags: [], names: [], links: [], myTaskDue: 0, myTaskText: '', myTasks: 0, retaliationCheck: 0, rightDue: 0 },
  };
}

export function erasedPage(page: CasePage): CasePage {
  if (!page.erased) return page;
  return {
    ...erasedRow(page),
    frontSheet: {
      ...page.frontSheet,
      ...{ office: '', urgency: 'NONE', again: false, excludedMembers: [], excludedUnits: [] },
      codes: {
        ...{ channel: 'UNSPECIFIED', identity: 'UNSPECIFIED', relation: 'UNSPECIFIED', category: 'UNSPECIFIED' },
        ...{ sector: 'UNSPECIFIED', region: 'UNSPECIFIED', harm: 'UNSPECIFIED' },
      },
    },
    letters: [],
    messages: [],
    history: page.history.map((event) => ({ ...event, detail: {} })),
    notes: [],
    proposals: page.proposals.filter(({ act }) => act === 'ERASE').map((each) => ({ ...each, text: '' })),
    sheets: noSheets,
    // The hashes stay: a copy in somebody's hands can still be held against them.
    custody: page.custody.map((entry) => ({ ...entry, name: '', text: '' })),
    excluded: { members: [], units: [] },
  };
}
