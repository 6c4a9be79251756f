/** What a console does as days go by. */
import { Refusal } from '../../../client/register/transport.ts';
import { makeWorld, onlyCase, settle, until, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  // Two releases replace a page whole.
  world = await makeWorld((roster) => ({ ...roster, pages: { count: 1, frames: 128, fresh: 64 } }));
}, 180_000);
afterAll(async () => {
  await world.end();
});

test('An answer that later releases have overwritten is posted again, until 90 days after the case was closed.', async () => {
  const source = await world.report();
  const one = await world.engine(1);
  await settle(one);
  const id = onlyCase(one);
  await one.caseload.act(id, { type: 'ANSWER', status: 'ACKNOWLEDGED', text: 'Алдык', language: 'ky' });
  await until(
    one,
    () => one.caseload.page(id)?.messages.every((each) => each.from === 'SOURCE' || each.loggedDay !== null) === true,
  );
  const read = async (): Promise<unknown> =>
    (await world.visit(source))?.statuses.map(({ answer }) => answer?.text ?? null);
  await world.visitComplete(source, 1);
  await world.nextDay(3);
  await expect(read()).resolves.toEqual([null]);

  const again = await world.engine(1);
  await again.caseload.sync();
  await world.nextDay();
  await expect(read()).resolves.toEqual(['Алдык']);
  // And what is there is not posted once more.
  const third = await world.engine(1);
  await third.caseload.sync();
  expect(third.asked).not.toContain('POST /api/member/answers');
}, 180_000);

test('Clocks are counted in the register’s days and tell when they were missed.', async () => {
  const one = await world.engine(1);
  await world.report();
  await settle(one);
  await world.nextDay(8);
  await one.caseload.sync();
  const late = one.caseload.rows().find(({ status }) => status === 'RECEIVED');
  expect(late?.clocks?.acknowledgeBy.state).toBe('MISSED');
  expect(late?.next).toEqual({ kind: 'ACKNOWLEDGEMENT', day: (late?.receivedDay ?? 0) + 7 });
}, 180_000);

test('What could not be posted is due with every sync until it is, and then no more, though nothing else is new.', async () => {
  const one = await world.engine(4);
  await world.report({ desk: 2 });
  const refuses = (wanted: string): void => {
    one.tamper = (method, path, ask) => {
      if (method === 'POST' && path === wanted) throw new Refusal('NETWORK');
      return ask();
    };
  };
  const postsOf = (path: string): number => one.asked.filter((each) => each === `POST ${path}`).length;
  refuses('/api/member/feed');
  await until(one, () => one.caseload.rows().length === 1);
  await one.caseload.sync();
  expect(one.caseload.rows()[0]?.access).toBe('NEW');
  one.tamper = null;
  await settle(one);
  const id = onlyCase(one);

  refuses('/api/member/statuses');
  await one.caseload.act(id, { type: 'ANSWER', status: 'ACKNOWLEDGED', text: 'Алдык', language: 'ky' });
  // Everything else of it is released before the entry can be posted.
  await until(one, () => one.caseload.page(id)?.pending === false);
  const tried = postsOf('/api/member/statuses');
  await expect(one.caseload.sync()).resolves.toMatchObject({ notPosted: 'NETWORK' });
  expect(postsOf('/api/member/statuses')).toBeGreaterThan(tried);
  // Taken on its way without the server's word: asked for again.
  one.tamper = (_, path, ask) =>
    path === '/api/member/statuses' ? Promise.resolve({ status: 202, bytes: new Uint8Array() }) : ask();
  await one.caseload.sync();
  const taken = postsOf('/api/member/statuses');
  await one.caseload.sync();
  expect(postsOf('/api/member/statuses')).toBeGreaterThan(taken);
  one.tamper = null;
  await until(
    one,
    () => one.caseload.page(id)?.messages.every((each) => each.from === 'SOURCE' || each.loggedDay !== null) === true,
  );
  const posted = postsOf('/api/member/statuses');
  await one.caseload.sync();
  expect(postsOf('/api/member/statuses')).toBe(posted);
}, 180_000);
