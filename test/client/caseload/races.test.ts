/** Two members at once: the feed decides, nobody's work is lost, and everybody comes to see the same case. */
import { Refusal } from '../../../client/register/transport.ts';
import { eventually, makeWorld, onlyCase, settle, until, type Engine, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
}, 180_000);
afterEach(async () => {
  await world.end();
});

const acknowledge = { type: 'ANSWER', status: 'ACKNOWLEDGED', text: 'Алдык', language: 'ky' } as const;

function historyOf({ caseload }: Engine, id: string): readonly string[] {
  return (caseload.page(id)?.history ?? []).map(({ hash }) => hash);
}

test('Of two starts the first in feed order stands, and what was done under the other is done again.', async () => {
  const source = await world.report();
  const one = await world.engine(1);
  const two = await world.engine(2);
  world.held = true;
  await one.caseload.sync();
  await two.caseload.sync();
  const id = onlyCase(one);
  expect(historyOf(one, id)).not.toEqual(historyOf(two, id));
  await expect(one.caseload.act(id, { type: 'NOTE', text: 'биринчиден' })).resolves.toEqual({ outcome: 'DONE' });
  await expect(two.caseload.act(id, { type: 'NOTE', text: 'экинчиден' })).resolves.toEqual({ outcome: 'DONE' });
  await expect(two.caseload.act(id, acknowledge)).resolves.toEqual({ outcome: 'DONE' });
  // Nothing is told to anybody under a start that may still lose.
  expect(two.asked.filter((path) => path === 'POST /api/member/statuses')).toEqual([]);
  world.held = false;

  const complete = (engine: Engine) => (): boolean => {
    const page = engine.caseload.page(id);
    return page?.notes.length === 2 && page.status === 'ACKNOWLEDGED' && !page.pending;
  };
  await until(two, complete(two));
  await until(one, complete(one));
  expect(historyOf(one, id)).toEqual(historyOf(two, id));
  expect(
    one.caseload
      .page(id)
      ?.notes.map(({ text }) => text)
      .sort(),
  ).toEqual(['биринчиден', 'экинчиден']);
  await until(
    two,
    () => two.caseload.page(id)?.messages.every((each) => each.from === 'SOURCE' || each.loggedDay !== null) === true,
  );
  const visit = await world.visitComplete(source, 1);
  expect(visit.statuses.map(({ answer }) => answer?.text)).toEqual(['Алдык']);

  // A later session sees that everything has been done.
  for (const member of [1, 2]) {
    const again = await world.engine(member);
    await expect(again.caseload.sync()).resolves.toMatchObject({ returned: [] });
    expect(again.asked).not.toContain('POST /api/member/feed');
  }
}, 180_000);

test('When both acknowledge under starts of their own, one acknowledgement stands and the other comes back to its author.', async () => {
  await world.report();
  const engines = [await world.engine(1), await world.engine(2)] as const;
  world.held = true;
  for (const { caseload } of engines) await caseload.sync();
  const id = onlyCase(engines[0]);
  for (const { caseload } of engines) {
    await expect(caseload.act(id, acknowledge)).resolves.toEqual({ outcome: 'DONE' });
  }
  world.held = false;
  const returned: unknown[] = [];
  for (const engine of engines) {
    await until(engine, () => engine.caseload.page(id)?.pending === false);
    returned.push(...(await engine.caseload.sync()).returned);
  }
  for (const engine of engines) await settle(engine);
  expect(historyOf(engines[0], id)).toEqual(historyOf(engines[1], id));
  expect(engines[0].caseload.page(id)?.messages).toHaveLength(2);
}, 180_000);

test('Two members who act at the same place converge: notes are both kept, a second answer comes back.', async () => {
  await world.report();
  const one = await world.engine(1);
  const two = await world.engine(2);
  await settle(one, two);
  const id = onlyCase(one);
  world.held = true;
  await expect(one.caseload.act(id, acknowledge)).resolves.toEqual({ outcome: 'DONE' });
  // The other's frames are stored and not released: there is nothing to build on yet.
  await expect(two.caseload.act(id, acknowledge)).resolves.toEqual({ outcome: 'WAITING' });
  await expect(two.caseload.act(id, { type: 'NOTE', text: 'эскертүү' })).resolves.toEqual({ outcome: 'WAITING' });
  expect(two.caseload.page(id)?.waiting).toEqual([acknowledge, { type: 'NOTE', text: 'эскертүү' }]);
  world.held = false;

  const returned: unknown[] = [];
  for (let tries = 0; tries < 50 && two.caseload.page(id)?.waiting.length !== 0; tries++) {
    returned.push(...(await two.caseload.sync()).returned);
  }
  expect(returned).toEqual([{ id, act: acknowledge, why: 'OVERTAKEN' }]);
  await until(one, () => one.caseload.page(id)?.notes.length === 1);
  await until(two, () => two.caseload.page(id)?.pending === false);
  expect(historyOf(one, id)).toEqual(historyOf(two, id));
  expect(one.caseload.page(id)?.messages).toHaveLength(2);
  expect(one.caseload.page(id)?.skipped).toEqual([]);
}, 180_000);

test('Acts of both at once, released at once, end in one history with everything in it.', async () => {
  await world.report();
  const one = await world.engine(1);
  const two = await world.engine(2);
  await settle(one, two);
  const id = onlyCase(one);
  const write = async ({ caseload, member }: Engine): Promise<void> => {
    for (const number of [1, 2, 3])
      await caseload.act(id, { type: 'NOTE', text: `${String(member)}.${String(number)}` });
  };
  await Promise.all([write(one), write(two)]);
  // What had to wait for a colleague's release goes with the next syncs of its author.
  await eventually(async () => {
    for (const { caseload } of [one, two]) await caseload.sync();
    return [one, two].every(({ caseload }) => caseload.page(id)?.notes.length === 6);
  });
  expect(historyOf(one, id)).toEqual(historyOf(two, id));
}, 180_000);

test('A line that breaks at every slot in turn costs nothing that was read: each slot is fetched whole once, and the case is the same.', async () => {
  await world.report();
  const one = await world.engine(1);
  await settle(one);
  const id = onlyCase(one);
  for (const text of ['биринчи', 'экинчи', 'үчүнчү']) {
    await one.caseload.act(id, { type: 'NOTE', text });
    await settle(one);
  }
  const slots = new Map<string, number>();
  const two = await world.engine(2);
  let broken = 0;
  two.tamper = async (_method, path, ask) => {
    if (!path.startsWith('/api/member/feed/')) return ask();
    const times = slots.get(path) ?? 0;
    slots.set(path, times + 1);
    if (times > 0) return ask();
    broken++;
    throw new Refusal('NETWORK');
  };
  for (let done = false; !done;) {
    const before = broken;
    await two.caseload.sync().catch((error: unknown) => {
      expect(error).toMatchObject({ code: 'NETWORK' });
    });
    done = broken === before;
  }
  expect(broken).toBeGreaterThan(2);
  expect([...slots.values()]).toEqual(Array.from({ length: broken }, () => 2));
  expect(historyOf(two, id)).toEqual(historyOf(one, id));
}, 180_000);

test('An append whose answer was lost is sent again as the same bytes and stands once.', async () => {
  await world.report();
  const one = await world.engine(1);
  await settle(one);
  const id = onlyCase(one);
  let lost = 0;
  one.tamper = async (method, path, ask) => {
    const answer = await ask();
    if (method === 'POST' && path === '/api/member/feed' && lost++ === 0) throw new Refusal('NETWORK');
    return answer;
  };
  await expect(one.caseload.act(id, { type: 'NOTE', text: 'бир жолу' })).resolves.toEqual({ outcome: 'DONE' });
  await until(one, () => one.caseload.page(id)?.pending === false);
  expect(one.caseload.page(id)?.notes).toHaveLength(1);
}, 180_000);

test('An answer whose entry and page were lost on the way is posted by the next sync.', async () => {
  const source = await world.report();
  const one = await world.engine(1);
  await settle(one);
  const id = onlyCase(one);
  one.tamper = (_method, path, ask) =>
    path === '/api/member/statuses' || path === '/api/member/answers' ? Promise.reject(new Refusal('NETWORK')) : ask();
  await expect(one.caseload.act(id, acknowledge)).resolves.toEqual({ outcome: 'DONE' });
  await expect(one.caseload.sync()).resolves.toMatchObject({ notPosted: 'NETWORK' });
  await expect(world.visit(source)).resolves.toMatchObject({ statuses: [] });

  // Not even the same session: everything that is needed stands in the feed.
  const again = await world.engine(1);
  await until(
    again,
    () => again.caseload.page(id)?.messages.every((each) => each.from === 'SOURCE' || each.loggedDay !== null) === true,
  );
  const visit = await world.visitComplete(source, 1);
  expect(visit.statuses.map(({ answer }) => answer?.text)).toEqual(['Алдык']);
}, 180_000);
