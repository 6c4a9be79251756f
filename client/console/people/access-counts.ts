/** Who can open what, counted. Pure. */
import type { AccessView } from '../worker/views.ts';

export interface MemberAccess {
  /** Member number. */
  readonly member: number;
  /** Open cases that they can open, by desk of the case. */
  readonly byDesk: ReadonlyMap<number, number>;
  readonly total: number;
  /** Open cases that they work on. */
  readonly assigned: number;
  /** Open tasks of theirs. */
  readonly tasks: number;
  /** Of the total: nobody else can open them. */
  readonly alone: number;
}

/** @param desks desk of each case by id, as the lists show it */
export function countAccess(
  cases: readonly AccessView[],
  desks: ReadonlyMap<string, number>,
  members: readonly number[],
): readonly MemberAccess[] {
  const open = cases.filter((each) => each.open);
  return members.map((member) => {
    const mine = open.filter(({ circle }) => circle.includes(member));
    const byDesk = new Map<number, number>();
    for (const { id } of mine) byDesk.set(desks.get(id) ?? 0, (byDesk.get(desks.get(id) ?? 0) ?? 0) + 1);
    return {
      member,
      byDesk,
      total: mine.length,
      assigned: open.filter(({ assigned }) => assigned === member).length,
      tasks: cases.reduce((sum, each) => sum + (each.tasks.find((task) => task.member === member)?.count ?? 0), 0),
      alone: mine.filter(({ circle }) => circle.length === 1).length,
    };
  });
}

/** Open cases that one member alone can open. */
export function aloneCases(cases: readonly AccessView[]): readonly AccessView[] {
  return cases.filter(({ open, circle }) => open && circle.length === 1);
}

/** Open cases that lost somebody with a new list of members, the thinnest first. */
export function shrunkCases(cases: readonly AccessView[]): readonly AccessView[] {
  return cases
    .filter(({ open, lost }) => open && lost.length > 0)
    .sort((a, b) => a.circle.length - b.circle.length || b.lost.length - a.lost.length);
}

/** Who could be let in without a conflict, the desk of the case first. @param deskOf desk of a member, or null */
export function suggestGrant(
  { mayGrant, conflicted }: AccessView,
  desk: number,
  deskOf: (member: number) => number | null,
): readonly number[] {
  const fit = mayGrant.filter((member) => !conflicted.includes(member));
  return [...fit.filter((member) => deskOf(member) === desk), ...fit.filter((member) => deskOf(member) !== desk)];
}
