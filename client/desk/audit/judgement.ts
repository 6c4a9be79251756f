/** One word for all checks of an audit, and the one thing to do next. */
import type { AuditCheck } from '../../../crypto/index.ts';
import type { CheckFacts } from '../worker/messages.ts';

/**
 * - IN_ORDER: what could be judged holds, and nothing is missing that an officer could bring.
 * - ATTENTION: nothing was falsified, but something is late, or could not be judged.
 * - BROKEN: the register, or what stands behind it, is not what was signed.
 */
export type Judgement = 'IN_ORDER' | 'ATTENTION' | 'BROKEN';

/** Each has a text `next-<step>`. */
export type NextStep = 'evidence' | 'freshness' | 'deadlines' | 'keys' | 'later' | 'checker' | 'publish';

/** Failures of these are delays: they say that somebody is slow, not that somebody lies. */
const delays: readonly AuditCheck[] = ['QUORUM', 'FRESHNESS', 'DEADLINES'];

/** Reasons why something was not judged that are nobody's fault and need nothing done. */
const harmless: readonly CheckFacts['reason'][] = ['NO_EARLIER_SEAL', 'NO_PROMISE', 'NO_TEST_REPORTS', 'NO_TOTALS'];

export function judge(checks: readonly CheckFacts[]): { readonly judgement: Judgement; readonly next: NextStep } {
  const failed = checks.filter(({ result }) => result === 'FAILED').map(({ check }) => check);
  if (failed.some((check) => !delays.includes(check))) return { judgement: 'BROKEN', next: 'evidence' };
  if (failed.includes('QUORUM') || failed.includes('FRESHNESS')) return { judgement: 'ATTENTION', next: 'freshness' };
  if (failed.includes('DEADLINES')) return { judgement: 'ATTENTION', next: 'deadlines' };
  const open = checks.filter(({ result }) => result === 'NOT_CHECKED').map(({ reason }) => reason);
  if (open.includes('NO_KEYS') || open.includes('NO_SESSION')) return { judgement: 'ATTENTION', next: 'keys' };
  if (open.includes('NO_OUTSIDE_CHECKER')) return { judgement: 'ATTENTION', next: 'checker' };
  if (open.some((reason) => !harmless.includes(reason))) return { judgement: 'ATTENTION', next: 'later' };
  return { judgement: 'IN_ORDER', next: 'publish' };
}
