/** Whether a member has read a report before, as far as their own signatures tell. */
import type { CasePage } from './views.ts';

type Step = CasePage['history'][number];

/**
 * Only what nobody signs without having read. What the engine posts by itself, what is done from a list with many cases at once, and what
 * a handover brings along says nothing: the front sheet is still to be looked at first.
 */
export function hasWorkedOn({ history }: Pick<CasePage, 'history'>, member: number): boolean {
  return history.some((step) => step.member === member && isReadersStep(step));
}

function isReadersStep({ type, detail }: Step): boolean {
  switch (type) {
    case 'STATUS':
    case 'CLAIM':
    case 'CUSTODY':
    case 'EXCLUDE':
    case 'IDENTITY':
      return true;
    case 'ANSWER':
      // Prepared words: of an acknowledgement, and of what was found to be no report.
      return detail['status'] !== 'ACKNOWLEDGED' && detail['reason'] !== 'OUTCOME_NOT_A_REPORT';
    case 'PROPOSE':
      return detail['outcome'] !== 'NOT_A_REPORT';
    case 'RECORD':
      return detail['kind'] !== 'TAG' && detail['kind'] !== 'TASK';
    default:
      return false;
  }
}
