/** What a member may do with a case as it stands: for buttons, and as a second reading of the rules that a test compares with them. */
import type { StatusCode } from '../codes.ts';
import type { CaseState } from './case-state.ts';
import { acts, type Act } from './event-data.ts';
import { statusOfAct } from './event-rules.ts';
import { isLegal, statusRules } from './status-rules.ts';

export interface Steps {
  /** To be told with one signature, by an answer (or, messages apart, set by STATUS). */
  readonly statuses: readonly StatusCode[];
  /** To be proposed to a second member. */
  readonly proposals: readonly Act[];
  /** Hashes of proposals of others that wait for a second member, hex. */
  readonly approvals: readonly string[];
  /** Hashes of proposals that can be rejected or withdrawn, hex. */
  readonly rejections: readonly string[];
}

const nothing: Steps = { statuses: [], proposals: [], approvals: [], rejections: [] };

/** Nothing at all for whoever is outside the circle. */
export function possibleSteps(state: CaseState, member: number): Steps {
  const { status, circle, extended, proposals } = state;
  if (status === null || !circle.includes(member)) return nothing;
  const waiting = proposals.filter((proposal) => proposal.state === 'OPEN');
  return {
    statuses: statusCodes.filter((code) => statusRules[code].signers === 1 && isLegal(status, code)),
    proposals: acts.filter((act) => mayPropose(act)),
    approvals: waiting.filter(({ by }) => by !== member && circle.includes(by)).map(({ event }) => event),
    rejections: waiting.map(({ event }) => event),
  };

  function mayPropose(act: Act): boolean {
    const told = statusOfAct[act];
    if (told === null) return status !== 'RECEIVED';
    return status !== null && isLegal(status, told) && !(told === 'EXTENDED' && extended);
  }
}

const statusCodes = Object.keys(statusRules).filter((code): code is StatusCode => Object.hasOwn(statusRules, code));
