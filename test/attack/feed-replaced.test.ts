/** A server that takes an act, says that it was stored, and lets somebody else's stand in its place. */
import { eventually, makeWorld, onlyCase, settle, until, type Engine, type World } from '../client/caseload/world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
}, 180_000);
afterEach(async () => {
  await world.end();
});

const accepted = { status: 201, bytes: new Uint8Array(), headers: new Map<string, string>() };
const history = ({ caseload }: Engine, id: string): readonly string[] =>
  caseload.page(id)?.history.map(({ hash }) => hash) ?? [];

test('An act that was accepted and is replaced does not go on counting on the device that made it; an alarm says so.', async () => {
  await world.report();
  const [one, two] = [await world.engine(1), await world.engine(2)];
  await settle(one, two);
  const id = onlyCase(one);

  // The first member's act is taken and thrown away; a colleague's gets its place.
  one.tamper = (method, path, ask) =>
    method === 'POST' && path === '/api/member/feed' ? Promise.resolve(accepted) : ask();
  expect(await one.caseload.act(id, { type: 'ASSIGN', member: 1 })).toEqual({ outcome: 'DONE' });
  expect(one.caseload.page(id)?.assigned).toBe(1);
  one.tamper = null;
  expect(await two.caseload.act(id, { type: 'ASSIGN', member: 2 })).toEqual({ outcome: 'DONE' });
  await until(two, () => two.caseload.page(id)?.pending === false);

  await eventually(async () => {
    await one.caseload.sync();
    return history(one, id).join() === history(two, id).join();
  });
  expect(one.caseload.page(id)?.assigned).toBe(2);
  expect(one.caseload.alarms().map(({ code }) => code)).toContain('OWN_FRAME_MISSING');
  // What the first member does now stands on what everybody sees.
  expect(await one.caseload.act(id, { type: 'NOTE', text: 'Экинчи жолу' })).toEqual({ outcome: 'DONE' });
  await until(one, () => one.caseload.page(id)?.pending === false);
  await until(two, () => two.caseload.page(id)?.notes.some(({ text }) => text === 'Экинчи жолу') === true);
}, 180_000);
