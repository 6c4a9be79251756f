/** Seeds of old epochs go, and cases stay. */
import { Caseload } from '../../../client/caseload/caseload.ts';
import type { CaseloadEnvironment } from '../../../client/caseload/environment.ts';
import { findLost } from '../../../client/keys/destruction.ts';
import { epochsToDestroy, withoutEpochs } from '../../../client/keys/rotation.ts';
import type { Keyring } from '../../../crypto/index.ts';
import {
  firstDay,
  makeWorld,
  onlyCase,
  random,
  settle,
  suite,
  until,
  type Engine,
  type World,
} from '../caseload/world.ts';

const epochDays = 92;

let world: World;
let one: Engine;
beforeAll(async () => {
  world = await makeWorld();
  await world.report();
  one = await world.engine(1);
  await settle(one);
}, 180_000);
afterAll(async () => {
  await world.end();
});

/** A new session with another key file. */
function environment(keyring: Keyring): CaseloadEnvironment {
  return { suite, random, transport: one.honest, trust: world.trust, keyring, deviceDay: () => firstDay };
}

async function statement(keyring: Keyring, id: string): Promise<string | undefined> {
  const caseload = new Caseload(environment(keyring));
  await caseload.sync();
  return caseload.page(id)?.letters[0]?.statement;
}

test('A case of the first epoch is read in the third when the seeds of the first are gone; without renewal it is lost.', async () => {
  const id = onlyCase(one);
  await one.caseload.act(id, { type: 'NOTE', text: 'Биринчи кезеңден' });
  await until(one, () => one.caseload.page(id)?.pending === false);
  const { keyring } = one;
  await world.nextDay(epochDays + 31);
  await one.caseload.sync();
  const today = one.caseload.me()?.today ?? 0;
  const gone = epochsToDestroy(keyring, today);
  expect(gone).toEqual([{ first: firstDay, last: firstDay + epochDays - 1 }]);
  const second = withoutEpochs(keyring, gone);

  // The attack, or the mistake: the seed goes and nothing was renewed.
  await expect(statement(second, id)).resolves.toBeUndefined();
  await expect(findLost(environment(keyring), one.caseload, gone)).resolves.toEqual({ cases: [id], strays: [] });

  await expect(one.caseload.renew([id])).resolves.toBe(1);
  await until(one, () => true);
  await world.nextDay();
  await one.caseload.sync();
  await expect(findLost(environment(keyring), one.caseload, gone)).resolves.toEqual({ cases: [], strays: [] });
  await expect(statement(second, id)).resolves.toContain('баа эки эсе');

  // And once more: what was sealed to the second epoch goes with its seed.
  await world.nextDay(epochDays);
  const later = new Caseload(environment(second));
  await later.sync();
  const goneNow = epochsToDestroy(second, later.me()?.today ?? 0);
  expect(goneNow).toHaveLength(1);
  await expect(findLost(environment(second), later, goneNow)).resolves.toEqual({ cases: [id], strays: [] });
  await later.renew([id]);
  await world.nextDay();
  const third = withoutEpochs(second, goneNow);
  const last = new Caseload(environment(third));
  await last.sync();
  expect(last.page(id)?.letters[0]?.statement).toContain('баа эки эсе');
  expect(last.page(id)?.notes.map(({ text }) => text)).toEqual(['Биринчи кезеңден']);
}, 300_000);

test('A seed is kept until thirty days after its epoch, and the last one always.', () => {
  const { keyring } = one;
  const last = firstDay + epochDays - 1;
  expect(epochsToDestroy(keyring, last + 30)).toEqual([]);
  expect(epochsToDestroy(keyring, last + 31)).toEqual([{ first: firstDay, last }]);
  expect(() => withoutEpochs(keyring, keyring.epochs)).toThrow(expect.objectContaining({ code: 'RANGE' }) as Error);
});

test('What a renewal posts tells nothing: sixteen frames for one key, sixteen for sixteen.', async () => {
  const before: number[] = [];
  one.tamper = (_method, path, ask, body) => {
    if (path === '/api/member/feed') before.push(body.length / (16 + 2_048));
    return ask();
  };
  await one.caseload.renew([onlyCase(one)]);
  one.tamper = null;
  expect(before).toEqual([16]);
}, 60_000);
