/** Four eyes, letting in, stepping aside and follow-ups, as every member of the circle comes to see them. */
import { report, makeWorld, onlyCase, settle, until, type Engine, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
}, 180_000);
afterEach(async () => {
  await world.end();
});

async function acknowledged(...engines: readonly Engine[]): Promise<string> {
  await settle(...engines);
  const [first] = engines;
  if (first === undefined) throw new Error('nobody');
  const id = onlyCase(first);
  await first.caseload.act(id, { type: 'ANSWER', status: 'ACKNOWLEDGED', text: '', language: 'ky' });
  for (const engine of engines) await until(engine, () => engine.caseload.page(id)?.status === 'ACKNOWLEDGED');
  return id;
}

test('A case is closed by two different members, and the source reads the outcome with the second one’s words.', async () => {
  const source = await world.report();
  const one = await world.engine(1);
  const two = await world.engine(2);
  const id = await acknowledged(one, two);
  const close = { type: 'PROPOSE', act: 'CLOSE', reason: 'OUTCOME_MINOR', outcome: 'MINOR', text: 'Майда' } as const;
  await expect(one.caseload.act(id, close)).resolves.toEqual({ outcome: 'DONE' });
  const proposal = one.caseload.page(id)?.proposals[0]?.event ?? '';
  const approve = { type: 'APPROVE', event: proposal, text: 'Иш жабылды.', language: 'ky' } as const;
  await expect(one.caseload.act(id, approve)).resolves.toMatchObject({ outcome: 'RETURNED', why: 'SAME_MEMBER' });
  const alone = { type: 'ANSWER', status: 'CLOSED', reason: 'OUTCOME_MINOR', text: '', language: 'ky' } as const;
  await expect(one.caseload.act(id, alone)).resolves.toMatchObject({ outcome: 'RETURNED', why: 'NEEDS_APPROVAL' });

  await until(two, () => two.caseload.page(id)?.waitingForMyApproval === true);
  await expect(two.caseload.act(id, approve)).resolves.toEqual({ outcome: 'DONE' });
  await until(one, () => one.caseload.page(id)?.status === 'CLOSED');
  await until(
    two,
    () => two.caseload.page(id)?.messages.every((each) => each.from === 'SOURCE' || each.loggedDay !== null) === true,
  );
  const visit = await world.visitComplete(source, 2);
  const closed = visit.statuses.find(({ found }) => found.payload.status === 'CLOSED');
  expect(closed?.found.payload.reason).toBe('OUTCOME_MINOR');
  expect(closed?.answer?.text).toBe('Иш жабылды.');
  expect(closed?.answer?.statement.signatures.map(({ member }) => member)).toEqual([1, 2]);
}, 180_000);

test('A proposal is rejected by a colleague or withdrawn by its author, and cannot be approved afterwards.', async () => {
  await world.report();
  const one = await world.engine(1);
  const two = await world.engine(2);
  const id = await acknowledged(one, two);
  await one.caseload.act(id, { type: 'PROPOSE', act: 'REFER', reason: '', outcome: '', text: 'Прокуратура' });
  await until(two, () => two.caseload.page(id)?.proposals.length === 1);
  const event = two.caseload.page(id)?.proposals[0]?.event ?? '';
  await expect(two.caseload.act(id, { type: 'REJECT', event })).resolves.toEqual({ outcome: 'DONE' });
  const approve = { type: 'APPROVE', event, text: '', language: 'ky' } as const;
  await expect(two.caseload.act(id, approve)).resolves.toMatchObject({ outcome: 'RETURNED', why: 'NO_PROPOSAL' });
}, 180_000);

test('A member let in reads the whole case with letters that were never sealed to them; nobody outside does.', async () => {
  const source = await world.report();
  const one = await world.engine(1);
  const four = await world.engine(4);
  const id = await acknowledged(one);
  await world.followUp(source, 'Дагы бир кабар.');
  await until(one, () => one.caseload.page(id)?.letters.length === 2 && one.caseload.page(id)?.pending === false);
  await one.caseload.act(id, { type: 'NOTE', text: 'Ички эскертүү' });
  await four.caseload.sync();
  expect(four.caseload.rows()).toEqual([]);

  expect(one.caseload.page(id)?.mayGrant).toContain(4);
  await expect(one.caseload.act(id, { type: 'GRANT', to: 4 })).resolves.toEqual({ outcome: 'DONE' });
  await until(four, () => four.caseload.page(id)?.access === 'CIRCLE');
  const page = four.caseload.page(id);
  expect(page?.letters.map(({ statement }) => statement)).toEqual([report.statement, 'Дагы бир кабар.']);
  expect(page?.notes).toMatchObject([{ member: 1, text: 'Ички эскертүү' }]);
  const answer = { type: 'ANSWER', status: 'UNDER_ASSESSMENT', text: 'Карап жатабыз.', language: 'ky' } as const;
  await expect(four.caseload.act(id, answer)).resolves.toEqual({ outcome: 'DONE' });
  await until(one, () => one.caseload.page(id)?.status === 'UNDER_ASSESSMENT');
}, 180_000);

test('Who steps aside sees nothing of the case any more, and what is answered later stands under a key that they do not have.', async () => {
  const source = await world.report();
  const one = await world.engine(1);
  const two = await world.engine(2);
  const id = await acknowledged(one, two);
  await expect(two.caseload.act(id, { type: 'RECUSE', text: 'Тууганым' })).resolves.toEqual({ outcome: 'DONE' });
  expect(two.caseload.page(id)).toBeNull();
  expect(two.caseload.rows()).toMatchObject([{ access: 'LEFT', office: '', status: null }]);

  await until(one, () => one.caseload.page(id)?.history.some(({ type }) => type === 'ROTATE') === true);
  await until(one, () => one.caseload.page(id)?.pending === false);
  expect(one.caseload.page(id)).toMatchObject({ circle: [1, 3], recused: [2] });
  await one.caseload.act(id, { type: 'ANSWER', status: 'MESSAGE', text: 'Жаңы ачкыч менен', language: 'ky' });
  await until(
    one,
    () => one.caseload.page(id)?.messages.every((each) => each.from === 'SOURCE' || each.loggedDay !== null) === true,
  );
  await two.caseload.sync();
  expect(two.caseload.page(id)).toBeNull();
  await until(one, () => one.caseload.page(id)?.pending === false);
  const visit = await world.visitComplete(source, 2);
  expect(visit.statuses.map(({ answer }) => answer?.text)).toEqual(expect.arrayContaining(['', 'Жаңы ачкыч менен']));
  const act = { type: 'NOTE', text: 'Кайра келдим' } as const;
  await expect(two.caseload.act(id, act)).resolves.toMatchObject({ outcome: 'RETURNED', why: 'OUTSIDE_CIRCLE' });

  // A new session of somebody who stayed finds its way through the change of keys.
  const again = await world.engine(1);
  await again.caseload.sync();
  expect(again.caseload.page(id)?.messages).toHaveLength(3);
}, 180_000);

test('A member whom the source excludes in a follow-up loses the case with it.', async () => {
  const source = await world.report();
  const one = await world.engine(1);
  const two = await world.engine(2);
  const id = await acknowledged(one, two);
  await world.followUp(source, 'Экинчи адамды кошпогула.', { excluded: { members: [2], units: [] } });
  await until(one, () => one.caseload.page(id)?.circle.includes(2) === false);
  await until(two, () => two.caseload.page(id) === null);
  await until(one, () => one.caseload.page(id)?.history.at(-1)?.type === 'ROTATE');
  expect(one.caseload.page(id)?.mayGrant).not.toContain(2);
  const letIn = { type: 'GRANT', to: 2 } as const;
  await expect(one.caseload.act(id, letIn)).resolves.toMatchObject({ outcome: 'RETURNED', why: 'NOT_ELIGIBLE' });
}, 180_000);
