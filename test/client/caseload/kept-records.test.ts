/** A session that begins where another ended sees what that one saw, asks only for what is new, and believes nothing that the register denies. */
import { Caseload } from '../../../client/caseload/caseload.ts';
import type { KeptByKind, KeptKind, KeptRecords } from '../../../client/caseload/kept-records.ts';
import { firstDay, makeWorld, random, settle, suite, until, type Engine, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
}, 180_000);
afterEach(async () => {
  await world.end();
});

class Memory implements KeptRecords {
  readonly records = new Map<KeptKind, Map<string, unknown>>();
  discards = 0;
  flushes = 0;

  all<K extends KeptKind>(kind: K): Promise<ReadonlyMap<string, KeptByKind[K]>> {
    const found = structuredClone(this.records.get(kind) ?? new Map<string, unknown>());
    return Promise.resolve(found as ReadonlyMap<string, KeptByKind[K]>);
  }

  put<K extends KeptKind>(kind: K, name: string, record: KeptByKind[K]): void {
    const named = this.records.get(kind) ?? new Map<string, unknown>();
    named.set(name, structuredClone(record));
    this.records.set(kind, named);
  }

  flush(): Promise<void> {
    this.flushes++;
    return Promise.resolve();
  }

  discard(): Promise<void> {
    this.discards++;
    this.records.clear();
    return Promise.resolve();
  }
}

async function session(member: number, kept: KeptRecords): Promise<Engine> {
  const engine = await world.engine(member);
  const transport = {
    get: (path: string) => {
      engine.asked.push(`GET ${path}`);
      return engine.honest.get(path);
    },
    send: (method: 'POST' | 'PUT' | 'DELETE', path: string, body: Uint8Array) => engine.honest.send(method, path, body),
  };
  const { keyring } = engine;
  const caseload = new Caseload({
    ...{ suite, random, transport, trust: world.trust, keyring, kept },
    deviceDay: () => firstDay,
  });
  return { ...engine, caseload };
}

const downloads = ({ asked }: Engine): readonly string[] =>
  asked.filter((path) => /^GET \/api\/member\/(?:letters|feed)/u.test(path));

test('A later session goes on from what was kept and downloads no letter and no slot again.', async () => {
  await world.report();
  await world.report({ statement: 'Экинчи кабар.' });
  const kept = new Memory();
  const one = await session(1, kept);
  await settle(one);
  const id = one.caseload.rows()[0]?.id ?? '';
  await one.caseload.act(id, { type: 'NOTE', text: 'чыкты' });
  one.caseload.markRead(id);
  await settle(one);
  await one.caseload.sync();

  const two = await session(1, kept);
  await two.caseload.sync();
  expect(kept.discards).toBe(0);
  expect(two.caseload.rows()).toEqual(one.caseload.rows());
  expect(two.caseload.page(id)).toEqual(one.caseload.page(id));

  const again = await session(1, kept);
  await again.caseload.sync();
  expect(downloads(again)).toEqual([]);
  await expect(again.caseload.act(id, { type: 'NOTE', text: 'үчүнчү' })).resolves.toEqual({ outcome: 'DONE' });
  expect(again.caseload.page(id)?.notes.map(({ text }) => text)).toEqual(['чыкты', 'үчүнчү']);
});

test('What the register does not have is forgotten, and everything is read from it again.', async () => {
  await world.report();
  const kept = new Memory();
  const one = await session(1, kept);
  await settle(one);
  const [name = ''] = [...(await kept.all('slot')).keys()];
  const slot = (await kept.all('slot')).get(name);
  if (slot === undefined) throw new Error('no slot was kept');
  kept.put('slot', name, { ...slot, hash: '0'.repeat(64) });
  const two = await session(1, kept);
  await two.caseload.sync();
  expect(kept.discards).toBe(1);
  expect(downloads(two).length).toBeGreaterThan(1);
  expect(two.caseload.rows()).toEqual(one.caseload.rows());
});

test('What a member has just done is there in a later session, released or not, whether or not this one synced again.', async () => {
  await world.report();
  const kept = new Memory();
  const one = await session(1, kept);
  await settle(one);
  const id = one.caseload.rows()[0]?.id ?? '';
  world.held = true;
  await one.caseload.act(id, { type: 'NOTE', text: 'биринчи' });
  await one.caseload.sync();
  await one.caseload.act(id, { type: 'NOTE', text: 'экинчи' });
  one.caseload.markRead(id);
  const told = (engine: Engine): unknown => {
    const page = engine.caseload.page(id);
    return { notes: page?.notes.map(({ text }) => text), pending: page?.pending, unread: page?.unread };
  };

  const two = await session(1, kept);
  await two.caseload.sync();
  expect(told(two)).toEqual({ notes: ['биринчи', 'экинчи'], pending: true, unread: 0 });
  await two.caseload.act(id, { type: 'NOTE', text: 'үчүнчү' });
  world.held = false;
  const three = await session(1, kept);
  await until(three, () => three.caseload.page(id)?.pending === false);
  expect(told(three)).toEqual({ notes: ['биринчи', 'экинчи', 'үчүнчү'], pending: false, unread: 0 });
  expect(kept.discards).toBe(0);
});

test('Of many acts in a row the last word is kept, and once; what waits for its release is among it.', async () => {
  await world.report();
  const kept = new Memory();
  const one = await session(2, kept);
  await settle(one);
  const id = one.caseload.rows()[0]?.id ?? '';
  world.held = true;
  const { flushes } = kept;
  for (const text of ['one', 'two', 'three']) await one.caseload.act(id, { type: 'NOTE', text }, 'LATER');
  expect(kept.flushes).toBe(flushes);
  await one.caseload.keep();
  expect(kept.flushes).toBe(flushes + 1);
  const two = await session(2, kept);
  await two.caseload.sync();
  expect(two.caseload.page(id)?.notes).toHaveLength(3);
  world.held = false;
}, 180_000);

test('Of two acts the first of which alone is released when the session ends, a later session has both.', async () => {
  await world.report();
  const kept = new Memory();
  const one = await session(1, kept);
  await settle(one);
  const id = one.caseload.rows()[0]?.id ?? '';
  await one.caseload.act(id, { type: 'NOTE', text: 'биринчи' });
  const colleague = await world.engine(2);
  await until(colleague, () => colleague.caseload.page(id)?.notes.length === 1);
  world.held = true;
  await one.caseload.act(id, { type: 'NOTE', text: 'экинчи' });
  await one.caseload.sync();
  expect(one.caseload.page(id)?.pending).toBe(true);

  const two = await session(1, kept);
  await two.caseload.sync();
  world.held = false;
  expect(two.caseload.page(id)?.notes.map(({ text }) => text)).toEqual(['биринчи', 'экинчи']);
  await settle(two);
  expect(two.caseload.page(id)?.notes.map(({ text }) => text)).toEqual(['биринчи', 'экинчи']);
});
