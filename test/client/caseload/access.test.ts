import { handoverActs, planHandover, type HandoverOrder } from '../../../client/caseload/handover.ts';
import { makeWorld, nobody, onlyCase, settle, until, type Engine, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(async () => {
  await world.end();
});

const act = async ({ caseload }: Engine, id: string, step: Parameters<Engine['caseload']['act']>[1]): Promise<void> => {
  expect(await caseload.act(id, step)).toEqual({ outcome: 'DONE' });
};

test('a case goes on when its members leave: handed over with its tasks, and never to whom the source excludes', async () => {
  await world.report({ excluded: { ...nobody, members: [5] } });
  const [one, two] = [await world.engine(1), await world.engine(2)];
  await settle(one, two);
  const id = onlyCase(one);
  await act(one, id, { type: 'ASSIGN', member: 1 });
  const task = { text: 'Ask for the contract', member: 1, due: 0, done: 0 };
  await act(one, id, { type: 'RECORD', number: 0, kept: true, content: { kind: 'TASK', data: task } });
  await until(two, () => two.caseload.access()[0]?.tasks.length === 1);

  const [access] = two.caseload.access();
  expect(access).toMatchObject({ id, circle: [1, 2, 3], lost: [], assigned: 1, tasks: [{ member: 1, count: 1 }] });
  expect(access?.mayGrant).not.toContain(5);

  const order: HandoverOrder = {
    from: 1,
    receivers: [5, 4],
    substitute: { member: 6, after: 3 },
    note: 'On leave',
    only: null,
  };
  const [item] = planHandover(two.caseload.access(), order);
  expect(item).toMatchObject({ to: 4, grant: true, assign: true, tasks: 1, standIn: true });
  const page = two.caseload.page(id);
  if (page === null || item === undefined) throw new Error('no such case');
  for (const step of handoverActs(page, item, order)) await act(two, id, step);

  const four = await world.engine(4);
  await until(four, () => four.caseload.page(id)?.notes.some(({ text }) => text === 'On leave') === true);
  expect(four.caseload.page(id)).toMatchObject({
    ...{ circle: [1, 2, 3, 4, 6], assigned: 4, substitutes: [{ member: 6, after: 3 }] },
    myTasks: 1,
  });
  expect(planHandover(four.caseload.access(), { ...order, receivers: [2] })).toEqual([]);
});
