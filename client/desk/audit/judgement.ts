/** One word for all checks of an audit, and the one thing to do next. */
import type { FailureCode } from '../../audit/failures.ts';
import type { CheckFacts } from '../worker/messages.ts';

/**
 * - IN_ORDER: what could be judged holds, and nothing is missing that an officer could bring.
 * - ATTENTION: nothing was falsified, but something is late, or could not be judged.
 * - BROKEN: the register, or what stands behind it, is not what was signed.
 */
export type Judgement = 'IN_ORDER' | 'ATTENTION' | 'BROKEN';

/** What follows from the checks alone. Each has a text `next-<step>`. */
type Step = 'evidence' | 'freshness' | 'deadlines' | 'keys' | 'later' | 'checker' | 'publish';

/** With what remains when the verdict has been published. */
export type NextStep = Step | 'evidence-kept' | 'done';

export interface Judged {
  readonly judgement: Judgement;
  readonly next: Step;
}

/** These say that nobody outside has looked lately. */
const unseen: readonly FailureCode[] = ['NOT_COSIGNED', 'STALE_REGISTER'];

/** These say that somebody is slow, not that somebody lies. Whatever else is found is no delay, whichever check finds it. */
const delays: readonly FailureCode[] = [...unseen, 'ACKNOWLEDGEMENT_MISSED', 'FEEDBACK_MISSED'];

/** Reasons why something was not judged that are nobody's fault and need nothing done. */
const harmless: readonly CheckFacts['reason'][] = [
  'NO_EARLIER_SEAL',
  'NO_PROMISE',
  'NO_TEST_REPORTS',
  'NO_TOTALS',
  'NO_RELEASES',
];

export function judge(checks: readonly CheckFacts[]): Judged {
  const found = checks.flatMap(({ codes }) => codes);
  if (found.some((code) => !delays.includes(code))) return { judgement: 'BROKEN', next: 'evidence' };
  if (found.some((code) => unseen.includes(code))) return { judgement: 'ATTENTION', next: 'freshness' };
  if (found.length > 0) return { judgement: 'ATTENTION', next: 'deadlines' };
  const open = checks.filter(({ result }) => result === 'NOT_CHECKED').map(({ reason }) => reason);
  if (open.includes('NO_KEYS') || open.includes('NO_SESSION')) return { judgement: 'ATTENTION', next: 'keys' };
  if (open.includes('NO_OUTSIDE_CHECKER')) return { judgement: 'ATTENTION', next: 'checker' };
  if (open.some((reason) => !harmless.includes(reason))) return { judgement: 'ATTENTION', next: 'later' };
  return { judgement: 'IN_ORDER', next: 'publish' };
}

/** Publishing a verdict mends nothing: only one that is in order leaves nothing to do. */
export function nextStep({ next }: Judged, isPublished: boolean): NextStep {
  if (!isPublished) return next;
  return next === 'publish' ? 'done' : next === 'evidence' ? 'evidence-kept' : next;
}

/** Id of the text under the word: a delay is not told as if all held. */
export function meaningOf({ judgement, next }: Judged): string {
  const isDelay = next === 'deadlines' || next === 'freshness';
  return isDelay ? `verdict-${judgement}-${next}` : `verdict-${judgement}-means`;
}
