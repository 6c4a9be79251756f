/** A device whose clock is wrong by a year, in either direction. */
import { Caseload } from '../../client/caseload/caseload.ts';
import { refusal } from '../crypto/suites.ts';
import {
  eventually,
  firstDay,
  makeWorld,
  onlyCase,
  random,
  settle,
  suite,
  type Engine,
  type World,
} from '../client/caseload/world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
}, 180_000);
afterEach(async () => {
  await world.end();
});

/** The same member's console on a computer with another clock. */
function onDay({ honest, keyring }: Engine, day: number): Caseload {
  return new Caseload({ suite, random, transport: honest, trust: world.trust, keyring, deviceDay: () => day });
}

test('A year ahead it refuses to work on a register that seems a year old, and says so; nothing is sent.', async () => {
  await world.report();
  const [one, two] = [await world.engine(1), await world.engine(2)];
  await settle(one, two);
  const id = onlyCase(one);
  const before = two.caseload.page(id)?.history.length;
  const ahead = onDay(one, firstDay + 365);
  expect(['STALE_REGISTER', 'EXPIRED']).toContain(await refusal(ahead.sync()));
  expect(ahead.rows()).toEqual([]);
  expect(await ahead.act(id, { type: 'NOTE', text: 'эртең' })).toMatchObject({ outcome: 'RETURNED', why: 'NO_CASE' });
  await two.caseload.sync();
  expect(two.caseload.page(id)?.history.length).toBe(before);
}, 180_000);

test('A year behind it takes the day from the register: what is done there counts for everybody.', async () => {
  await world.report();
  const [one, two] = [await world.engine(1), await world.engine(2)];
  await settle(one, two);
  const id = onlyCase(one);
  const behind = onDay(one, firstDay - 365);
  await behind.sync();
  expect(await behind.act(id, { type: 'NOTE', text: 'кечээ' })).toEqual({ outcome: 'DONE' });
  await eventually(async () => {
    await two.caseload.sync();
    return two.caseload.page(id)?.notes.some(({ text }) => text === 'кечээ') === true;
  });
  expect(two.caseload.page(id)?.skipped).toEqual([]);
}, 180_000);
