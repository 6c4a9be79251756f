import type { AccessView } from '../../../client/caseload/access-view.ts';
import { planHandover, planOne, type HandoverOrder } from '../../../client/caseload/handover.ts';

const access = (id: string, changes: Partial<AccessView> = {}): AccessView => ({
  id,
  circle: [1, 2, 3],
  substitutes: [],
  lost: [],
  mayGrant: [4, 5],
  conflicted: [],
  assigned: 0,
  open: true,
  tasks: [],
  ...changes,
});
const order = (changes: Partial<HandoverOrder> = {}): HandoverOrder => ({
  from: 1,
  receivers: [2, 4],
  substitute: null,
  note: '',
  only: null,
  ...changes,
});

describe('a case is handed over', () => {
  test.each([
    ['that the one who leaves works on', { assigned: 1 }, ['ASSIGNED']],
    ['in which a task is theirs', { tasks: [{ member: 1, count: 2 }] }, ['TASKS']],
    ['that fewer than two could open without them', { circle: [1, 2] }, ['FEW']],
  ] as const)('%s', (_, changes, reasons) => {
    expect(planHandover([access('a', changes)], order())[0]?.reasons).toEqual(reasons);
  });

  test.each([
    ['that others work on and enough can open', {}],
    ['that is closed, though few can open it', { circle: [1, 2], open: false }],
    ['that the one who leaves could not open', { circle: [2, 3], assigned: 2 }],
  ])('not one %s', (_, changes) => {
    expect(planHandover([access('a', changes)], order())).toEqual([]);
  });
});

describe('chosen cases', () => {
  test('are handed over whether they have to be or not, and no others', () => {
    const items = planHandover([access('a'), access('b', { assigned: 1 })], order({ only: ['a'] }));
    expect(items).toMatchObject([{ id: 'a', reasons: ['CHOSEN'], to: 2, assign: true }]);
  });

  test('stay with a third member who works on them', () => {
    const [item] = planHandover([access('a', { assigned: 3 })], order({ only: ['a'], receivers: [4] }));
    expect(item).toMatchObject({ to: 4, grant: true, assign: false });
  });
});

describe('the receiver', () => {
  const mine = { assigned: 1 };

  test('is let in first if they have no access, and not again if they have', () => {
    const items = planHandover([access('a', mine), access('b', mine)], order());
    expect(items.map(({ to, grant, assign }) => ({ to, grant, assign }))).toEqual([
      { to: 2, grant: false, assign: true },
      { to: 4, grant: true, assign: true },
    ]);
  });

  test('gets as many cases as the others, whatever their order', () => {
    const cases = Array.from({ length: 9 }, (_, index) => access(String(index), mine));
    const items = planHandover(cases, order({ receivers: [2, 3, 4] }));
    for (const member of [2, 3, 4]) expect(items.filter(({ to }) => to === member)).toHaveLength(3);
  });

  test('is never somebody whom the source or the body excluded, and somebody else takes the case', () => {
    const [item] = planHandover([access('a', { ...mine, circle: [1, 3], mayGrant: [4] })], order());
    expect(item).toMatchObject({ to: 4, hindrance: null });
  });

  test('is never somebody whose own office the report is about', () => {
    const [item] = planHandover([access('a', { ...mine, conflicted: [2] })], order({ receivers: [2] }));
    expect(item).toMatchObject({ to: 0, hindrance: 'CONFLICT', grant: false, assign: false });
  });

  test('is nobody if none of them may have access', () => {
    const [item] = planHandover([access('a', { ...mine, mayGrant: [] })], order({ receivers: [4, 5] }));
    expect(item).toMatchObject({ to: 0, hindrance: 'NOT_ELIGIBLE' });
  });

  test('is never the one who leaves, nor somebody who only stands in', () => {
    expect(planHandover([access('a', mine)], order({ receivers: [1] }))[0]?.to).toBe(0);
    expect(planHandover([access('a', { ...mine, substitutes: [2] })], order({ receivers: [2] }))[0]?.to).toBe(0);
  });

  test('is judged again when the turn comes', () => {
    expect(planOne(access('a', mine), order(), 4)).toMatchObject({ to: 4, grant: true });
    expect(planOne(access('a', { ...mine, mayGrant: [] }), order(), 4)).toMatchObject({
      to: 0,
      hindrance: 'NOT_ELIGIBLE',
    });
    expect(planOne(access('a', { ...mine, conflicted: [4] }), order(), 4)).toMatchObject({
      to: 0,
      hindrance: 'CONFLICT',
    });
  });
});

describe('the substitute', () => {
  const substitute = { member: 5, after: 3 };
  const mine = { assigned: 1 };

  test('is let in where they have no access and nothing speaks against it', () => {
    const cases = [
      access('a', mine),
      access('b', { ...mine, circle: [1, 2, 5], mayGrant: [4] }),
      access('c', { ...mine, conflicted: [5] }),
    ];
    expect(planHandover(cases, order({ substitute })).map(({ standIn }) => standIn)).toEqual([true, false, false]);
  });

  test('is not let in as such where they receive the case', () => {
    expect(planHandover([access('a', mine)], order({ receivers: [5], substitute }))[0]?.standIn).toBe(false);
  });
});
