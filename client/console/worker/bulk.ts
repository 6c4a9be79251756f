/** One thing done with many cases: the page asks case by case, so that it can show how far it has come, stop, and go on after a failure. */
import { planBulk, type BulkAct, type BulkHindrance } from '../../caseload/bulk.ts';
import { acknowledgements } from './acknowledgement.ts';
import { discardWords } from './discard-words.ts';
import type { ActResult, CasePage, MemberAct } from './views.ts';

export interface BulkPlanView {
  readonly id: string;
  /** Null if it can be done. */
  readonly hindrance: BulkHindrance | null;
}

/** What came of several acts in one case. Those after one that waits or comes back are not tried. */
export type StepOutcome =
  | { readonly outcome: 'DONE' }
  | { readonly outcome: 'WAITING' }
  | { readonly outcome: 'RETURNED'; readonly why: string }
  | { readonly outcome: 'HINDERED'; readonly why: string };

export interface BulkExchanges {
  /** Before anything is sent: with which of the cases it can be done. */
  readonly BULK_PLAN: {
    readonly ask: { readonly ids: readonly string[]; readonly act: BulkAct };
    readonly answer: readonly BulkPlanView[];
  };
  readonly BULK_STEP: {
    readonly ask: { readonly id: string; readonly act: BulkAct };
    readonly answer: StepOutcome;
  };
}

/** What the parts that act in cases are given. */
export interface CaseDesk {
  readonly page: (id: string) => CasePage | null;
  readonly act: (id: string, act: MemberAct) => Promise<ActResult>;
}

interface BulkHandlers {
  readonly BULK_PLAN: (ask: BulkExchanges['BULK_PLAN']['ask']) => Promise<readonly BulkPlanView[]>;
  readonly BULK_STEP: (ask: BulkExchanges['BULK_STEP']['ask']) => Promise<StepOutcome>;
}

const words = { acknowledged: acknowledgements, discarded: discardWords };

export function bulkHandlers(desk: CaseDesk): BulkHandlers {
  return {
    BULK_PLAN: ({ ids, act }) =>
      Promise.resolve(ids.map((id) => ({ id, hindrance: planBulk(desk.page(id), act, words).hindrance }))),
    BULK_STEP: async ({ id, act }) => {
      const { acts, hindrance } = planBulk(desk.page(id), act, words);
      return acts === null ? { outcome: 'HINDERED', why: hindrance } : performAll(desk, id, acts);
    },
  };
}

/** One after the other, each signed by itself. @throws Refusal */
export async function performAll(desk: CaseDesk, id: string, acts: readonly MemberAct[]): Promise<StepOutcome> {
  for (const act of acts) {
    const result = await desk.act(id, act);
    if (result.outcome === 'WAITING') return { outcome: 'WAITING' };
    if (result.outcome === 'RETURNED') return { outcome: 'RETURNED', why: result.why };
  }
  return { outcome: 'DONE' };
}
