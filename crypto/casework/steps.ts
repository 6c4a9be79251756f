/** What a member may do with a case as it stands: for buttons, and as a second reading of the rules that a test compares with them. */
import type { StatusCode } from '../codes.ts';
import type { CaseState, RulingRoster } from './case-state.ts';
import { acts, type Act } from './event-data.ts';
import { concerns, hindranceOf, statusOfAct } from './event-rules.ts';
import { waitedDays } from './release-days.ts';
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

/**
 * Nothing at all for whoever is outside the circle.
 *
 * @param today UTC days since 1970-01-01
 * @param roster in force today: which members the units of an exclusion mean
 */
export function possibleSteps(state: CaseState, member: number, today: number, roster: RulingRoster | null): Steps {
  const { status, circle, extended } = state;
  if (status === null || !circle.includes(member) || state.erased) return nothing;
  const open = state.proposals.filter((proposal) => proposal.state === 'OPEN');
  const wait = state.substitutes.get(member) ?? 0;
  const approvals = open.filter(
    ({ by, released, act, exclude, statement }) =>
      by !== member &&
      circle.includes(by) &&
      (wait === 0 || waitedDays({ released }, { day: today, released: today }) >= wait) &&
      !concerns(roster, exclude, [member]) &&
      (act === 'EXCLUDE' || hindranceOf(state, act, statement?.reason === 'OUTCOME_NOT_A_REPORT') === null),
  );
  const approvable = approvals.map(({ event }) => event);
  if (state.substitutes.has(member)) return { ...nothing, approvals: approvable };
  return {
    statuses: statusCodes.filter((code) => statusRules[code].signers === 1 && isLegal(status, code)),
    proposals: acts.filter((act) => mayPropose(act)),
    approvals: approvable,
    rejections: open.filter(({ exclude }) => !concerns(roster, exclude, [member])).map(({ event }) => event),
  };

  function mayPropose(act: Act): boolean {
    const told = statusOfAct[act];
    if (told === null) return status !== 'RECEIVED' && hindranceOf(state, act, true) === null;
    return status !== null && isLegal(status, told) && !(told === 'EXTENDED' && extended);
  }
}

const statusCodes = Object.keys(statusRules).filter((code): code is StatusCode => Object.hasOwn(statusRules, code));
