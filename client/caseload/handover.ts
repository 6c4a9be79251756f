/**
 * When somebody leaves or is ill: their cases go to others. Who may have which case is judged before anything is sent, by exclusions and
 * by the office that the report is about; each step is then signed in each case by itself.
 */
import type { AccessView } from './access-view.ts';
import type { MemberAct } from './act.ts';
import type { CasePage } from './view.ts';

export interface HandoverOrder {
  /** Member number of whoever leaves. */
  readonly from: number;
  /** Member numbers; cases are dealt among them evenly, in this order. */
  readonly receivers: readonly number[];
  /** Stands in for approvals that have waited so many days; null without one. */
  readonly substitute: { readonly member: number; readonly after: number } | null;
  /** For those who have access; written into each case. */
  readonly note: string;
  /** Ids of the cases that it is about, whether they have to be handed over or not; null for all that have to. */
  readonly only: readonly string[] | null;
}

/** Why a case has to be handed over. FEW: without the one who leaves fewer than two could open it. CHOSEN: somebody wants it. */
export type HandoverReason = 'ASSIGNED' | 'TASKS' | 'FEW' | 'CHOSEN';

export interface HandoverItem {
  /** Commit of the first letter, hex. */
  readonly id: string;
  readonly reasons: readonly HandoverReason[];
  /** Member number of the receiver; 0 if nobody of them may have it. */
  readonly to: number;
  /** The receiver has to be let in first. */
  readonly grant: boolean;
  readonly assign: boolean;
  /** Open tasks that move. */
  readonly tasks: number;
  /** The substitute is let in. */
  readonly standIn: boolean;
  /** NOT_ELIGIBLE: excluded, stepped aside or without a key. CONFLICT: the report seems to be about their own office. */
  readonly hindrance: 'NOT_ELIGIBLE' | 'CONFLICT' | null;
}

/** Every case that needs somebody else, with who would get it. Pure: nothing is sent. */
export function planHandover(cases: readonly AccessView[], order: HandoverOrder): readonly HandoverItem[] {
  const dealt = new Map<number, number>();
  const only = order.only === null ? null : new Set(order.only);
  return cases.flatMap((access) => {
    if (only?.has(access.id) === false) return [];
    const reasons = reasonsOf(access, order);
    if (reasons.length === 0) return [];
    const fit = order.receivers.filter((member) => isFit(access, member, order.from));
    const to = leastDealt(fit, dealt);
    if (to !== 0) dealt.set(to, (dealt.get(to) ?? 0) + 1);
    return [itemOf(access, order, reasons, to)];
  });
}

/** The same for one case whose receiver is settled: the case may have changed since it was planned. */
export function planOne(access: AccessView, order: HandoverOrder, to: number): HandoverItem {
  const fit = isFit(access, to, order.from);
  return itemOf(access, { ...order, receivers: [to] }, reasonsOf(access, order), fit ? to : 0);
}

/** What is posted to the case, in this order. */
export function handoverActs(page: CasePage, item: HandoverItem, order: HandoverOrder): readonly MemberAct[] {
  const { to } = item;
  if (to === 0) return [];
  const { substitute } = order;
  const tasks = page.sheets.TASK.filter(({ kept, data }) => kept && data.done === 0 && data.member === order.from);
  return [
    ...(item.grant ? [{ type: 'GRANT', to } as const] : []),
    ...(item.standIn && substitute !== null
      ? [{ type: 'GRANT', to: substitute.member, after: substitute.after } as const]
      : []),
    ...(item.assign ? [{ type: 'ASSIGN', member: to } as const] : []),
    ...tasks.map(({ number, data }) => ({
      ...({ type: 'RECORD', number, kept: true } as const),
      content: { kind: 'TASK', data: { ...data, member: to } } as const,
    })),
    ...(order.note === '' ? [] : [{ type: 'NOTE', text: order.note } as const]),
  ];
}

function reasonsOf(
  { circle, assigned, open, tasks }: AccessView,
  { from, only }: HandoverOrder,
): readonly HandoverReason[] {
  const reasons: HandoverReason[] = [];
  if (assigned === from) reasons.push('ASSIGNED');
  if (tasks.some(({ member }) => member === from)) reasons.push('TASKS');
  if (open && circle.includes(from) && circle.length - 1 < 2) reasons.push('FEW');
  return reasons.length === 0 && only !== null ? ['CHOSEN'] : reasons;
}

function itemOf(
  access: AccessView,
  { from, receivers, substitute }: HandoverOrder,
  reasons: readonly HandoverReason[],
  to: number,
): HandoverItem {
  const { id, circle, assigned, tasks } = access;
  const eligible = receivers.some((member) => member !== from && mayOpen(access, member));
  return {
    id,
    reasons,
    to,
    grant: to !== 0 && !circle.includes(to),
    // Nobody's work is taken away by handing over what is another's.
    assign: to !== 0 && (assigned === from || (assigned === 0 && reasons.includes('CHOSEN'))),
    tasks: tasks.find(({ member }) => member === from)?.count ?? 0,
    standIn: substitute !== null && substitute.member !== to && isNewAndFit(access, substitute.member),
    hindrance: to !== 0 ? null : eligible ? 'CONFLICT' : 'NOT_ELIGIBLE',
  };
}

/** Somebody who only stands in cannot be given work. */
function mayOpen({ circle, mayGrant, substitutes }: AccessView, member: number): boolean {
  return (circle.includes(member) && !substitutes.includes(member)) || mayGrant.includes(member);
}

function isFit(access: AccessView, member: number, from: number): boolean {
  return member !== from && mayOpen(access, member) && !access.conflicted.includes(member);
}

function isNewAndFit({ mayGrant, conflicted }: AccessView, member: number): boolean {
  return mayGrant.includes(member) && !conflicted.includes(member);
}

function leastDealt(members: readonly number[], dealt: ReadonlyMap<number, number>): number {
  return members.reduce(
    (best, member) => (best === 0 || (dealt.get(member) ?? 0) < (dealt.get(best) ?? 0) ? member : best),
    0,
  );
}
