/** Who can open what, and how one member's cases go to others. */
import type { AccessView } from '../../caseload/access-view.ts';
import { handoverActs, planHandover, planOne, type HandoverItem, type HandoverOrder } from '../../caseload/handover.ts';
import { performAll, type CaseDesk, type StepOutcome } from './bulk.ts';

export interface PeopleExchanges {
  /** Of every case that this member can open. */
  readonly ACCESS: { readonly ask: null; readonly answer: readonly AccessView[] };
  /** Nothing is sent. */
  readonly HANDOVER_PLAN: { readonly ask: HandoverOrder; readonly answer: readonly HandoverItem[] };
  readonly HANDOVER_STEP: { readonly ask: HandoverStep; readonly answer: StepOutcome };
}

interface HandoverStep {
  readonly id: string;
  readonly order: HandoverOrder;
  /** Member number of the receiver, as planned. */
  readonly to: number;
}

interface PeopleHandlers {
  readonly ACCESS: () => Promise<readonly AccessView[]>;
  readonly HANDOVER_PLAN: (order: HandoverOrder) => Promise<readonly HandoverItem[]>;
  readonly HANDOVER_STEP: (step: HandoverStep) => Promise<StepOutcome>;
}

/** @param accessOf of one case: a step must not cost a look at all of them */
export function peopleHandlers(
  desk: CaseDesk,
  access: () => readonly AccessView[],
  accessOf: (id: string) => AccessView | null,
): PeopleHandlers {
  return {
    ACCESS: () => Promise.resolve(access()),
    HANDOVER_PLAN: (order) => Promise.resolve(planHandover(access(), order)),
    HANDOVER_STEP: async ({ id, order, to }) => {
      const page = desk.page(id);
      const now = accessOf(id);
      if (page === null || now === null) return { outcome: 'HINDERED', why: 'CLOSED_TO_ME' };
      // As the case stands now: a colleague or a source may have excluded the receiver since.
      const item = planOne(now, order, to);
      if (item.hindrance !== null) return { outcome: 'HINDERED', why: item.hindrance };
      return performAll(desk, id, handoverActs(page, item, order));
    },
  };
}
