/** A laptop is lost, a file is swapped, a disk is full: the local index gives nothing away and nothing false. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptIndex } from '../../../../client/host/kept-index.ts';
import { KeptIndex } from '../../../../client/console/worker/kept-index.ts';
import { KeptViews } from '../../../../client/console/worker/kept-views.ts';
import { wipePlaces, type IndexProblem } from '../../../../client/console/worker/sealed-place.ts';
import { Refusal } from '../../../../client/register/transport.ts';
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

function views(keys = keyring, to = host()): KeptViews {
  const tell = (problem: IndexProblem | null): void => {
    problems.push(problem);
  };
  return new KeptViews({ suite, random, host: to, keyring: keys, tell });
}

/** Answers as `to` does, until it is gone: what it was asked may have been done all the same. */
function leaving(isGone: (path: string) => 'BEFORE' | 'AFTER' | null, to = host()): ReturnType<typeof host> {
  return {
    post: async (path, body) => {
      const gone = isGone(path);
      if (gone !== 'BEFORE') {
        const answer = await to.post(path, body);
        if (gone === null) return answer;
      }
      throw new Refusal('HOST_GONE');
    },
  };
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

test('the files alone show no word of it, and no other keyring opens them', async () => {
  await keep(session(), [canary]);
  await views().keep('drafts', canary);
  expect(files().length).toBeGreaterThan(1);
  for (const name of files()) {
    const bytes = readFileSync(name);
    for (const words of [canary, 'Осмонова', 'seen', origin]) expect(bytes.includes(words)).toBe(false);
  }
  const other = { ...keyring, sign: random(32) };
  await expect(seenIn(session(other))).resolves.toBeUndefined();
  await expect(views(other).read('drafts')).resolves.toBeNull();
  await expect(views(makeKeyring(4)).read('drafts')).resolves.toBeNull();
});

test('a key file without the seeds of an old epoch opens nothing that was kept with them, and small things move over to it', async () => {
  const younger = { first: 20_591, last: 20_680, seed: random(32) };
  const before = { ...keyring, epochs: [...keyring.epochs, younger] };
  const after = { ...keyring, epochs: [younger] };
  const index = session(before);
  const small = views(before);
  await keep(index, [canary]);
  await small.keep('saved-views', 'mine');
  await expect(seenIn(session(after))).resolves.toBeUndefined();

  const old = files().map((name) => readFileSync(name));
  await index.moveTo(after);
  await small.moveTo(after);
  expect(files().filter((name) => old.some((bytes) => bytes.equals(readFileSync(name))))).toEqual([]);
  await keep(index, [canary]);
  await small.keep('key-care', 'destroyed');
  await expect(seenIn(session(after))).resolves.toBeUndefined();
  const next = views(after);
  await expect(next.read('saved-views')).resolves.toBe('mine');
  await expect(next.read('key-care')).resolves.toBe('destroyed');
  await expect(views(before).read('saved-views')).resolves.toBeNull();
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
  index.put('bundle', 'x', new Uint8Array(1));
  await index.flush();
  expect(problems.at(-1)).toBeNull();
  await expect(seenIn(session())).resolves.toEqual(['while']);
});

test.each([
  ['did nothing', 'BEFORE'],
  ['did what it was asked', 'AFTER'],
] as const)(
  'a host that is gone in between, and %s, costs nothing: what was put goes with the next',
  async (_, how) => {
    for (const ends of ['write', 'turn']) {
      let isGone = false;
      const index = session(
        keyring,
        '/assets/worker/main-1.js',
        leaving((path) => (isGone && path.endsWith(ends) ? how : null)),
      );
      await index.all('seen');
      index.put('bundle', 'a', new Uint8Array([1]));
      await keep(index, ['before']);
      isGone = true;
      index.put('bundle', 'b', new Uint8Array([2]));
      await keep(index, ['while']);
      expect(problems.at(-1)).toBe('HOST_GONE');
      index.put('bundle', 'b', new Uint8Array([3]));
      await index.flush();
      isGone = false;
      // Too much to be written together with the last part.
      index.put('bundle', 'c', random(2 ** 19));
      await index.flush();
      expect(problems.at(-1)).toBeNull();
      const next = session();
      await expect(seenIn(next)).resolves.toEqual(['while']);
      const bundles = await next.all('bundle');
      expect([bundles.get('a'), bundles.get('b')]).toEqual([new Uint8Array([1]), new Uint8Array([3])]);
      expect(bundles.get('c')).toHaveLength(2 ** 19);
    }
  },
);

test('an older record that could not be kept does not take the place of the newer one under its name', async () => {
  let isGone = true;
  const index = session(
    keyring,
    '/assets/worker/main-1.js',
    leaving((path) => (isGone && path.endsWith('turn') ? 'BEFORE' : null)),
  );
  const first = keep(index, ['older']);
  await new Promise((resolve) => setTimeout(resolve, 2));
  const second = keep(index, ['newer']);
  await Promise.all([first, second]);
  isGone = false;
  index.put('bundle', 'x', new Uint8Array(1));
  await index.flush();
  await expect(seenIn(session())).resolves.toEqual(['newer']);
});

test('many acts that ask for the same at once are written once', async () => {
  const asked: string[] = [];
  const index = session(
    keyring,
    '/assets/worker/main-1.js',
    host((path) => asked.push(path) < 0),
  );
  await index.all('seen');
  asked.length = 0;
  for (let act = 0; act < 20; act++) void keep(index, [String(act)]);
  await index.flush();
  expect(asked).toEqual(['/kept-index/write', '/kept-index/turn']);
});

describe('small things', () => {
  test('are there again under their names, also for another program', async () => {
    await views().keep('saved-views', canary);
    await keep(session(), ['seen']);
    await expect(seenIn(session(keyring, '/assets/worker/main-2.js'))).resolves.toBeUndefined();
    await expect(views().read('saved-views')).resolves.toBe(canary);
    await expect(views().read('own-conflicts')).resolves.toBeNull();
  });

  test('of a later program are left as they are', async () => {
    const later: { keep: (name: never, text: string) => Promise<void> } = views();
    const name: unknown = 'of-a-later-program';

    await later.keep(name as never, canary);
    await views().keep('drafts', 'x');
    const bytes = files().map((file) => readFileSync(file).length);
    await views().keep('drafts', 'y');
    expect(files().map((file) => readFileSync(file).length)).toEqual(bytes);
    expect(bytes.every((length) => length > canary.length)).toBe(true);

    await expect(views().read(name as never)).resolves.toBe(canary);
  });

  test('that were changed on the disk are none', async () => {
    await views().keep('drafts', canary);
    const [file = ''] = files();
    const bytes = readFileSync(file);
    bytes[50] = (bytes[50] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    await expect(views().read('drafts')).resolves.toBeNull();
  });

  test.each(['BEFORE', 'AFTER'] as const)('wait for a host that is gone, and say so (%s)', async (how) => {
    let isGone = false;
    const small = views(
      keyring,
      leaving((path) => (isGone && path.endsWith('turn') ? how : null)),
    );
    await small.keep('drafts', 'one');
    expect(small.isKept).toBe(true);
    isGone = true;
    await small.keep('drafts', 'two');
    expect([small.isKept, problems.at(-1)]).toEqual([false, 'HOST_GONE']);
    isGone = false;
    await small.flush();
    expect([small.isKept, problems.at(-1)]).toEqual([true, null]);
    await expect(views().read('drafts')).resolves.toBe('two');
  });

  test('of another tab are not written over', async () => {
    const [one, two] = [views(), views()];
    await two.read('drafts');
    await one.keep('drafts', 'one');
    await two.keep('drafts', 'two');
    expect([problems.at(-1), two.isKept]).toEqual(['OTHER_TAB', false]);
    await expect(views().read('drafts')).resolves.toBe('one');
  });
});

test('signing out leaves nothing in either place, also where the keys are locked', async () => {
  const index = session();
  const small = views();
  await keep(index, [canary]);
  await small.keep('drafts', canary);
  await index.stop();
  await small.stop();
  await wipePlaces(suite, host(), origin, keyring.member);
  expect(files()).toEqual([]);
  await keep(index, [canary]);
  await small.keep('drafts', 'more');
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
