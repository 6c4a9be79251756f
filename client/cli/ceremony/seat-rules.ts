/** Who may hold what together: rules for a body that the protocol cannot enforce and people forget. */
import { custodianSlots, desksOffered, excludedMembers, type Texts } from '../../../crypto/index.ts';
import type { Plan } from './plan.ts';

export const seatRules = {
  DESK_OF_ONE_UNIT: 'A desk has readers from one unit only: a unit could read and bury a report among itself.',
  NO_DESK_LEFT: 'If this member is excluded or absent, no reporting desk has two readers left.',
  OFFICER_INSIDE: 'An oversight officer belongs to the institution or unit of a reporting desk.',
  GOVERNANCE_INSIDE:
    'The governance signers of the body alone reach the threshold: they could replace every reader unseen.',
  GOVERNANCE_NOBODY_SPARE: 'All governance signers are needed: one absence stops every change of the roster.',
  TOO_FEW_CUSTODIANS:
    'There are fewer than three custodians with an intake position: one exclusion makes every identity box unreadable.',
  CUSTODIANS_INSIDE: 'All custodians belong to the body: it could open an identity alone.',
} as const;

export type SeatRule = keyof typeof seatRules;

/** A rule that a plan does not keep, and where: the number of the desk or member, or null for the whole plan. */
export interface SeatFinding {
  readonly rule: SeatRule;
  readonly where: number | null;
}

/** Findings that a small body may accept knowingly; all others should be mended. */
export const tolerable: ReadonlySet<SeatRule> = new Set<SeatRule>(['GOVERNANCE_NOBODY_SPARE']);

export function findSeatProblems(plan: Plan): readonly SeatFinding[] {
  return [...deskProblems(plan), ...exclusionProblems(plan), ...officerProblems(plan), ...signatoryProblems(plan)];
}

function deskProblems(plan: Plan): readonly SeatFinding[] {
  return plan.desks
    .filter((desk) => new Set(desk.positions.map((position) => seatAt(plan, position)?.unit)).size < 2)
    .map(({ number }) => ({ rule: 'DESK_OF_ONE_UNIT', where: number }));
}

function exclusionProblems(plan: Plan): readonly SeatFinding[] {
  return plan.members
    .filter(({ number }) => {
      const offered = desksOffered(plan, { members: [number], units: [] });
      return !offered.some(({ desk }) => desk.number !== plan.oversight.desk);
    })
    .map(({ number }) => ({ rule: 'NO_DESK_LEFT', where: number }));
}

function officerProblems(plan: Plan): readonly SeatFinding[] {
  const inside = insiders(plan);
  return plan.oversight.officers
    .filter((officer) => inside.has(officer))
    .map((where) => ({ rule: 'OFFICER_INSIDE', where }));
}

function signatoryProblems(plan: Plan): readonly SeatFinding[] {
  const inside = insiders(plan);
  const { members, threshold } = plan.governance;
  const rules: SeatRule[] = [];
  if (members.filter((member) => inside.has(member)).length >= threshold) rules.push('GOVERNANCE_INSIDE');
  if (members.length === threshold) rules.push('GOVERNANCE_NOBODY_SPARE');
  // Shares are sealed to the keys of positions: whoever holds none keeps nothing.
  if (custodianSlots(plan).length < 3) rules.push('TOO_FEW_CUSTODIANS');
  if (plan.custodians.length > 0 && plan.custodians.every((member) => inside.has(member)))
    rules.push('CUSTODIANS_INSIDE');
  return rules.map((rule) => ({ rule, where: null }));
}

/** Members of an institution or unit that sits at a reporting desk. */
function insiders(plan: Plan): ReadonlySet<number> {
  const reporting = plan.desks.filter(({ number }) => number !== plan.oversight.desk);
  const readers = reporting.flatMap(({ positions }) => positions.map((position) => seatAt(plan, position)));
  const institutions = new Set(readers.map((seat) => seat && nameOf(seat.institution)));
  const units = readers.flatMap((seat) => (seat === undefined ? [] : [seat.unit]));
  const byUnit = new Set(excludedMembers(plan, { members: [], units }));
  return new Set(
    plan.members
      .filter(({ number, institution }) => byUnit.has(number) || institutions.has(nameOf(institution)))
      .map(({ number }) => number),
  );
}

function seatAt(plan: Plan, position: number): Plan['members'][number] | undefined {
  const holder = plan.positions.find((candidate) => candidate.position === position);
  return plan.members.find(({ number }) => number === holder?.member);
}

function nameOf(texts: Texts): string {
  return texts.ky;
}
