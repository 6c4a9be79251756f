/** A laptop is lost, a file is swapped, a disk is full: the local index gives nothing away and nothing false. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptIndex } from '../../../../client/host/kept-index.ts';
import { KeptIndex, wipeIndex, type IndexProblem } from '../../../../client/console/worker/kept-index.ts';
import { generateKeyring, type Keyring } from '../../../../crypto/index.ts';
import { random, suite } from '../../../server/body.ts';

const canary = 'Канарейка: Осмонова Айгүл';
const origin = 'kupuya.example/demo';
const keyring = makeKeyring(3);
const server = {
  get: () => Promise.reject(new Error('not asked')),
  send: () => Promise.reject(new Error('not asked')),
};

let folder: string;
let problems: (IndexProblem | null)[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kupuya-index-'));
  problems = [];
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function makeKeyring(member: number): Keyring {
  return generateKeyring(random, {
    mode: 'demo',
    origin,
    member,
    epochs: [{ first: 20_500, last: 20_590 }],
    capsule: false,
  });
}

function host(refuse: (path: string) => boolean = () => false) {
  const services = keptIndex(folder);
  return {
    post: async (path: string, body: Uint8Array) => {
      const service = services.find((each) => each.path === path);
      if (service === undefined || refuse(path)) return { status: 507, bytes: new Uint8Array() };
      expect(body.length).toBeLessThanOrEqual(service.bodyLimit);
      const { status, bytes = new Uint8Array() } = await service.answer(body, server);
      return { status, bytes };
    },
  };
}

function session(keys = keyring, program = '/assets/worker/main-1.js', to = host()): KeptIndex {
  const tell = (problem: IndexProblem | null): void => {
    problems.push(problem);
  };
  return new KeptIndex({ suite, random, host: to, keyring: keys, program, tell });
}

const seenIn = async (index: KeptIndex): Promise<readonly string[] | undefined> => (await index.all('seen')).get('');

async function keep(index: KeptIndex, seen: readonly string[]): Promise<void> {
  index.put('seen', '', seen);
  await index.flush();
}

function files(): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}

test('the next session has what this one kept, and the last word counts', async () => {
  const index = session();
  await keep(index, ['a']);
  await keep(index, [canary]);
  index.put('bundle', '/log/case/tile', new Uint8Array([1, 2]));
  await index.flush();
  const next = session();
  await expect(seenIn(next)).resolves.toEqual([canary]);
  expect((await next.all('bundle')).get('/log/case/tile')).toEqual(new Uint8Array([1, 2]));
});

test('small things are kept under their names', async () => {
  await session().store.keep('saved-views', canary);
  await expect(session().store.read('saved-views')).resolves.toBe(canary);
  await expect(session().store.read('own-conflicts')).resolves.toBeNull();
});

test('the files alone show no word of it, and no other keyring opens them', async () => {
  await keep(session(), [canary]);
  expect(files().length).toBeGreaterThan(1);
  for (const name of files()) {
    const bytes = readFileSync(name);
    for (const words of [canary, 'Осмонова', 'seen', origin]) expect(bytes.includes(words)).toBe(false);
  }
  await expect(seenIn(session({ ...keyring, sign: random(32) }))).resolves.toBeUndefined();
});

test('a key file without the seeds of an old epoch opens nothing that was kept with them, and small things move over to it', async () => {
  const younger = { first: 20_591, last: 20_680, seed: random(32) };
  const before = { ...keyring, epochs: [...keyring.epochs, younger] };
  const after = { ...keyring, epochs: [younger] };
  const index = session(before);
  await keep(index, [canary]);
  await index.store.keep('saved-views', 'mine');
  await expect(seenIn(session(after))).resolves.toBeUndefined();

  const old = files().map((name) => readFileSync(name));
  await index.moveTo(after);
  expect(files().filter((name) => old.some((bytes) => bytes.equals(readFileSync(name))))).toEqual([]);
  await keep(index, [canary]);
  await index.store.keep('key-care', 'destroyed');
  const next = session(after);
  await expect(seenIn(next)).resolves.toBeUndefined();
  await expect(next.store.read('saved-views')).resolves.toBe('mine');
  await expect(next.store.read('key-care')).resolves.toBe('destroyed');
  await expect(session(before).store.read('saved-views')).resolves.toBeNull();
});

test('another program does not take over what it may not understand', async () => {
  await keep(session(), [canary]);
  await expect(seenIn(session(keyring, '/assets/worker/main-2.js'))).resolves.toBeUndefined();
});

test('whatever was changed, cut off, lost or swapped is refused whole', async () => {
  const index = session();
  index.put('bundle', 'large', random(2 ** 20));
  await index.flush();
  await keep(index, [canary]);
  const whole = files().map((name) => [name, readFileSync(name)] as const);
  const restore = (): void => {
    for (const [name, bytes] of whole) writeFileSync(name, bytes);
  };
  for (const [name, bytes] of whole) {
    writeFileSync(name, bytes.subarray(0, bytes.length - 1));
    await expect(seenIn(session())).resolves.toBeUndefined();
    writeFileSync(
      name,
      Buffer.concat([bytes.subarray(0, 40), Buffer.from([(bytes[40] ?? 0) ^ 1]), bytes.subarray(41)]),
    );
    await expect(seenIn(session())).resolves.toBeUndefined();
    rmSync(name);
    await expect(seenIn(session())).resolves.toBeUndefined();
    restore();
  }
  const [first, second] = whole;
  if (first === undefined || second === undefined) throw new Error('two files are needed');
  writeFileSync(first[0], second[1]);
  writeFileSync(second[0], first[1]);
  await expect(seenIn(session())).resolves.toBeUndefined();
  restore();
  await expect(seenIn(session())).resolves.toEqual([canary]);
});

test('an older manifest does not open with parts that have gone', async () => {
  const index = session();
  await keep(index, ['older']);
  const [manifest = ''] = files().filter((name) => name.endsWith('manifest'));
  const older = readFileSync(manifest);
  await keep(index, ['newer']);
  writeFileSync(manifest, older);
  await expect(seenIn(session())).resolves.toBeUndefined();
});

test('of two tabs one keeps, and the other says so', async () => {
  const [one, two] = [session(), session()];
  await seenIn(one);
  await seenIn(two);
  await keep(one, ['one']);
  await keep(two, ['two']);
  expect(problems).toEqual([null, 'OTHER_TAB']);
  // Once: it does not try again with every sync.
  await keep(two, ['three']);
  expect(problems).toEqual([null, 'OTHER_TAB']);
  await expect(seenIn(session())).resolves.toEqual(['one']);
});

test('a full disk is said, what stood stays, and it is tried again', async () => {
  let isFull = false;
  const index = session(
    keyring,
    '/assets/worker/main-1.js',
    host((path) => isFull && path.endsWith('write')),
  );
  await keep(index, ['before']);
  isFull = true;
  await keep(index, ['while']);
  expect(problems).toEqual([null, 'DISK_FULL']);
  await expect(seenIn(session())).resolves.toEqual(['before']);
  isFull = false;
  await index.store.keep('put-aside', 'x');
  expect(problems.at(-1)).toBeNull();
  await expect(seenIn(session())).resolves.toEqual(['while']);
});

test('signing out leaves nothing, also where the keys are locked', async () => {
  const index = session();
  await keep(index, [canary]);
  await index.stop();
  await wipeIndex(suite, host(), origin, keyring.member);
  expect(files()).toEqual([]);
  await keep(index, [canary]);
  expect(files()).toEqual([]);
});

test('the host takes no name that leads elsewhere', async () => {
  const to = host();
  const named = (name: string): Uint8Array => new TextEncoder().encode(name.padEnd(64, '0'));
  await expect(to.post('/kept-index/write', named('../../etc/passwd'))).resolves.toMatchObject({ status: 422 });
  await expect(to.post('/kept-index/read', named('..'))).resolves.toMatchObject({ status: 422 });
  await expect(to.post('/kept-index/drop', new Uint8Array())).resolves.toMatchObject({ status: 422 });
  expect(files()).toEqual([]);
});

test('a part is written once: the same again is the same, anything else is refused', async () => {
  const to = host();
  const part = (text: string): Uint8Array => new TextEncoder().encode(`${'a'.repeat(32)}${'b'.repeat(32)}${text}`);
  await expect(to.post('/kept-index/write', part('sealed'))).resolves.toMatchObject({ status: 200 });
  await expect(to.post('/kept-index/write', part('sealed'))).resolves.toMatchObject({ status: 200 });
  await expect(to.post('/kept-index/write', part('other'))).resolves.toMatchObject({ status: 409 });
  await expect(to.post('/kept-index/read', part(''))).resolves.toMatchObject({ bytes: part('sealed').slice(64) });
});
