/** The weekly reminder that a member has put aside for this week. */
import type { ViewStore } from './view-store.ts';

export interface PutAsideExchanges {
  /** Number of the week for which the reminder was put aside last, or 0. */
  readonly PUT_ASIDE: { readonly ask: null; readonly answer: number };
  readonly PUT_ASIDE_FOR: { readonly ask: { readonly week: number }; readonly answer: null };
}

interface PutAsideHandlers {
  readonly PUT_ASIDE: () => Promise<number>;
  readonly PUT_ASIDE_FOR: (ask: { readonly week: number }) => Promise<null>;
}

export function putAsideHandlers(store: () => ViewStore): PutAsideHandlers {
  return {
    PUT_ASIDE: async () => {
      const week = Number((await store().read('put-aside')) ?? 0);
      return Number.isSafeInteger(week) ? week : 0;
    },
    PUT_ASIDE_FOR: async ({ week }) => {
      await store().keep('put-aside', String(week));
      return null;
    },
  };
}
