/**
 * One thing to do with many cases. Each case is judged by itself, each act is signed by itself; closing many at once is not among them,
 * only to propose that what is no report be closed, and to approve such proposals of others.
 */
import type { Language } from '../../crypto/index.ts';
import type { MemberAct } from './act.ts';
import type { CasePage } from './view.ts';

export type BulkAct =
  | { readonly type: 'ACKNOWLEDGE' }
  /** 0: nobody. */
  | { readonly type: 'ASSIGN'; readonly member: number }
  | { readonly type: 'TAG'; readonly text: string }
  | { readonly type: 'GRANT'; readonly to: number }
  /** Proposes to close what is no report. `text` is for the colleague who decides. */
  | { readonly type: 'DISCARD'; readonly text: string }
  /** Approves what others proposed with DISCARD, and nothing else. */
  | { readonly type: 'APPROVE_DISCARD' };

/** Why nothing is done with a case. */
export type BulkHindrance =
  /** No page of it may be shown. */
  | 'CLOSED_TO_ME'
  /** It is so already. */
  | 'ALREADY'
  /** The member may not have access, or has none. */
  | 'NOT_ELIGIBLE'
  /** The status does not allow it. */
  | 'BAD_TRANSITION'
  /** Only one member can open the case: a second one has to decide. */
  | 'NOBODY_TO_APPROVE'
  /** No proposal of a colleague waits to be approved. */
  | 'NO_PROPOSAL';

export type BulkPlan =
  | { readonly acts: readonly MemberAct[]; readonly hindrance: null }
  | { readonly acts: null; readonly hindrance: BulkHindrance };

/** Prepared words to sources, the same for every report. */
export interface PreparedWords {
  readonly acknowledged: Readonly<Record<Language, string>>;
  readonly discarded: Readonly<Record<Language, string>>;
}

/** What would be posted to one case, in order. @param page null if this member may see nothing of it */
export function planBulk(page: CasePage | null, act: BulkAct, words: PreparedWords): BulkPlan {
  if (page === null || page.access !== 'CIRCLE') return hindered('CLOSED_TO_ME');
  switch (act.type) {
    case 'ACKNOWLEDGE':
      if (page.status !== 'RECEIVED') return hindered('ALREADY');
      return page.steps.statuses.includes('ACKNOWLEDGED')
        ? planned(acknowledgement(page, words))
        : hindered('BAD_TRANSITION');
    case 'ASSIGN':
      if (page.assigned === act.member) return hindered('ALREADY');
      if (act.member !== 0 && !page.circle.includes(act.member)) return hindered('NOT_ELIGIBLE');
      return planned({ type: 'ASSIGN', member: act.member });
    case 'TAG':
      if (page.tags.includes(act.text)) return hindered('ALREADY');
      return planned({ type: 'RECORD', number: 0, kept: true, content: { kind: 'TAG', data: { text: act.text } } });
    case 'GRANT':
      if (page.circle.includes(act.to)) return hindered('ALREADY');
      return page.mayGrant.includes(act.to) ? planned({ type: 'GRANT', to: act.to }) : hindered('NOT_ELIGIBLE');
    case 'DISCARD':
      return planDiscard(page, act.text, words);
    case 'APPROVE_DISCARD':
      return planApproval(page, words);
  }
}

function planDiscard(page: CasePage, text: string, words: PreparedWords): BulkPlan {
  if (page.proposals.some(({ act, state }) => act === 'CLOSE' && state === 'OPEN')) return hindered('ALREADY');
  if (page.circle.length < 2) return hindered('NOBODY_TO_APPROVE');
  const propose: MemberAct = {
    ...{ type: 'PROPOSE', act: 'CLOSE', outcome: 'NOT_A_REPORT', reason: 'OUTCOME_NOT_A_REPORT' },
    text,
  };
  // Nothing is decided about a report before its source has been told that it arrived.
  if (page.status === 'RECEIVED') return planned(acknowledgement(page, words), propose);
  return page.steps.proposals.includes('CLOSE') ? planned(propose) : hindered('BAD_TRANSITION');
}

function planApproval({ proposals, steps, frontSheet: { language } }: CasePage, words: PreparedWords): BulkPlan {
  const waiting = proposals.find(
    ({ event, act, outcome }) => act === 'CLOSE' && outcome === 'NOT_A_REPORT' && steps.approvals.includes(event),
  );
  return waiting === undefined
    ? hindered('NO_PROPOSAL')
    : planned({ type: 'APPROVE', event: waiting.event, text: words.discarded[language], language });
}

function acknowledgement({ frontSheet: { language } }: CasePage, words: PreparedWords): MemberAct {
  return { type: 'ANSWER', status: 'ACKNOWLEDGED', reason: '', text: words.acknowledged[language], language };
}

function planned(...acts: readonly MemberAct[]): BulkPlan {
  return { acts, hindrance: null };
}

function hindered(hindrance: BulkHindrance): BulkPlan {
  return { acts: null, hindrance };
}
