/** Filters of the table of cases that a member has named. */
import { z } from 'zod';
import { caseStatuses, categories, urgencies } from '../../../crypto/index.ts';
import { deadlineStates, rowMarks, sortColumns, type SavedView } from './case-filter.ts';
import type { ViewStore } from './view-store.ts';

/** Views under names; a name that is used again takes the place of the other. */
const viewLimit = 50;
const nameLimit = 80;

const count = z.int().nonnegative();
const viewShape = z.strictObject({
  name: z.string().min(1).max(nameLimit),
  filter: z.strictObject({
    status: z.enum(['ALL', 'OPEN', ...caseStatuses]),
    desk: count,
    assigned: z.union([z.literal('ANY'), count]),
    urgency: z.enum(['ANY', ...urgencies]),
    category: z.enum(['ANY', 'UNSPECIFIED', ...categories]),
    tag: z.string().max(128),
    deadline: z.enum(deadlineStates),
    reader: count,
    marks: z.array(z.enum(rowMarks)),
  }),
  sort: z.strictObject({ column: z.enum(sortColumns), direction: z.enum(['ascending', 'descending']) }),
});
const viewsShape = z.array(viewShape).max(viewLimit);

export interface SavedViewExchanges {
  readonly SAVED_VIEWS: { readonly ask: null; readonly answer: readonly SavedView[] };
  /** Takes the place of all that were kept. */
  readonly SAVE_VIEWS: { readonly ask: { readonly views: readonly SavedView[] }; readonly answer: null };
}

interface SavedViewHandlers {
  readonly SAVED_VIEWS: () => Promise<readonly SavedView[]>;
  readonly SAVE_VIEWS: (ask: { readonly views: readonly SavedView[] }) => Promise<null>;
}

/** @param store of the keys that are open */
export function savedViewHandlers(store: () => ViewStore): SavedViewHandlers {
  return {
    SAVED_VIEWS: async () => parseViews(await store().read('saved-views')),
    SAVE_VIEWS: async ({ views }) => {
      await store().keep('saved-views', JSON.stringify(viewsShape.parse(views)));
      return null;
    },
  };
}

/** What an older version kept, or nobody can read, is no view. */
export function parseViews(text: string | null): readonly SavedView[] {
  if (text === null) return [];
  try {
    return viewsShape.parse(JSON.parse(text));
  } catch {
    return [];
  }
}
