/** Who can open a case, who could be let in, and who was lost on the way: for keeping cases open when people come and go. */
import { excludedMembers } from '../../crypto/index.ts';
import { validEvents, type CaseFile } from './case-book.ts';
import { presentCircle, whomToLetIn } from './case-view.ts';
import { isOwnOffice } from './conflicts.ts';
import type { Standing } from './environment.ts';

export interface AccessView {
  /** Commit of the first letter, hex. */
  readonly id: string;
  /** Member numbers. */
  readonly circle: readonly number[];
  /** Of the circle: these only stand in for approvals. */
  readonly substitutes: readonly number[];
  /** Had access, did not step aside and are not excluded: they are gone because the list of members changed. */
  readonly lost: readonly number[];
  /** Who could be let in. */
  readonly mayGrant: readonly number[];
  /** Of the circle and of those who could be let in: the office that the report is about seems to be their own. */
  readonly conflicted: readonly number[];
  /** Member number, 0 for nobody. */
  readonly assigned: number;
  readonly open: boolean;
  /** Open tasks of a member, by member number. */
  readonly tasks: readonly { readonly member: number; readonly count: number }[];
}

/** Null if this member is not in the circle. */
export function viewAccess(standing: Standing, file: CaseFile): AccessView | null {
  const { chain, first } = file;
  if (chain === null) return null;
  const { state } = chain;
  const { roster } = standing.view;
  const circle = presentCircle(standing, state);
  if (!circle.includes(standing.signer.member) || state.erased) return null;
  const excluded = excludedMembers(roster, state.excluded);
  const mayGrant = whomToLetIn(standing, file);
  return {
    id: file.id,
    circle,
    substitutes: [...state.substitutes.keys()].filter((member) => circle.includes(member)),
    lost: everLetIn(file).filter(
      (member) => !circle.includes(member) && !state.recused.includes(member) && !excluded.includes(member),
    ),
    mayGrant,
    conflicted: [...circle, ...mayGrant].filter((member) =>
      isOwnOffice(roster, member, first.opened.body.front.office),
    ),
    assigned: circle.includes(state.assigned) ? state.assigned : 0,
    open: state.status !== 'CLOSED',
    tasks: countTasks(file),
  };
}

/** Whoever began the case with a key, and whoever was given one since, in the order in which they came. */
function everLetIn({ chain }: CaseFile): readonly number[] {
  const members = (chain === null ? [] : validEvents(chain)).flatMap(({ verified: { event } }) => {
    if (event.type === 'START') return event.data.grantees;
    return event.type === 'GRANT' ? [event.data.to] : [];
  });
  return [...new Set(members)];
}

function countTasks({ chain }: CaseFile): AccessView['tasks'] {
  const counts = new Map<number, number>();
  for (const { kept, data } of chain?.state.sheets.TASK ?? []) {
    if (kept && data.done === 0 && data.member !== 0) counts.set(data.member, (counts.get(data.member) ?? 0) + 1);
  }
  return [...counts].map(([member, count]) => ({ member, count }));
}
