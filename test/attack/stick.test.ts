/** Bundles that are not what they seem. */
import { openErrand, postErrand } from '../../client/airgap/courier.ts';
import { joinErrand, splitErrand } from '../../client/airgap/errand-file.ts';
import { openFile, sealFile } from '../../client/airgap/sealed-file.ts';
import { courierKeys } from '../../client/airgap/courier-keys.ts';
import { Caseload } from '../../client/caseload/caseload.ts';
import { positionOf } from '../../crypto/index.ts';
import { firstDay, makeWorld, random, suite, type World } from '../client/caseload/world.ts';
import { Stick } from '../client/airgap/stick.ts';

let world: World;
let stick: Stick;
let bundle: Uint8Array;
beforeAll(async () => {
  world = await makeWorld();
  await world.report();
  stick = new Stick(world, await world.engine(1));
  bundle = await stick.fetch();
}, 180_000);
afterAll(async () => {
  await world.end();
});

/** The key that bundles for member 1 are sealed to: everybody knows it. */
async function publicKey(): Promise<Uint8Array> {
  const [epoch] = world.keyring(1).epochs;
  return suite.kemPublicKey(epoch?.seed ?? new Uint8Array());
}

const content = (file: Uint8Array): Promise<Uint8Array> =>
  openFile(suite, world.keyring(1).epochs[0]?.seed ?? new Uint8Array(), 'out', file);

test('A bundle cut short, lengthened, or changed in any piece does not open.', async () => {
  for (const damaged of [
    bundle.subarray(0, -1),
    bundle.subarray(0, 1_122),
    bundle.subarray(0, 0),
    new Uint8Array([...bundle, 0]),
    new Uint8Array([...bundle, ...bundle.subarray(1_122)]),
  ]) {
    await expect(stick.open(damaged)).rejects.toMatchObject({ code: 'BUNDLE_UNREADABLE' });
  }
  for (const place of [0, 1, 2, 1_121, 1_122, Math.floor(bundle.length / 2), bundle.length - 1]) {
    const flipped = bundle.slice();
    flipped[place] = (flipped[place] ?? 0) ^ 1;
    await expect(stick.open(flipped)).rejects.toMatchObject({ code: 'BUNDLE_UNREADABLE' });
  }
}, 60_000);

test('A bundle of several pieces does not open with a piece left out or two exchanged.', async () => {
  const [seed, key] = [world.keyring(1).epochs[0]?.seed ?? new Uint8Array(), await publicKey()];
  const long = await sealFile(suite, random, key, 'out', new Uint8Array(2_500_000));
  const piece = 2 ** 20 + 16;
  const [header, pieces] = [
    long.subarray(0, 1_122),
    [0, 1, 2].map((n) => long.subarray(1_122 + n * piece, 1_122 + (n + 1) * piece)),
  ];
  const [a = new Uint8Array(), b = new Uint8Array(), c = new Uint8Array()] = pieces;
  await expect(openFile(suite, seed, 'out', long)).resolves.toHaveLength(2_500_000);
  for (const order of [
    [a, b],
    [b, a, c],
    [a, c],
    [a, b, c, c],
  ]) {
    const file = Buffer.concat([header, ...order]);
    await expect(openFile(suite, seed, 'out', new Uint8Array(file))).rejects.toMatchObject({
      code: 'BUNDLE_UNREADABLE',
    });
  }
  // What goes one way is no file for the other.
  await expect(openFile(suite, seed, 'back', long)).rejects.toMatchObject({ code: 'BUNDLE_UNREADABLE' });
}, 60_000);

test('A bundle for a colleague does not open, nor does one that a colleague’s courier made for this key.', async () => {
  await expect(stick.open(bundle, {}, world.keyring(2))).rejects.toMatchObject({ code: 'BUNDLE_UNREADABLE' });
  const other = new Stick(world, await world.engine(2));
  const inner = await openFile(suite, world.keyring(2).epochs[0]?.seed ?? new Uint8Array(), 'out', await other.fetch());
  const swapped = await sealFile(suite, random, await publicKey(), 'out', inner);
  await expect(stick.open(swapped)).rejects.toMatchObject({ code: 'BUNDLE_OTHER_MEMBER' });
}, 60_000);

test('A bundle of another courier is refused: with the first by its fingerprint, later because it is known.', async () => {
  const stranger = new Stick(world, stick.engine);
  const forged = await stranger.fetch();
  await expect(stick.open(forged)).rejects.toMatchObject({ code: 'BUNDLE_OTHER_COURIER' });
  const errand = await stick.save(await stick.open(bundle));
  await expect(stick.open(forged, { errand, mark: null })).rejects.toMatchObject({ code: 'BUNDLE_OTHER_COURIER' });
}, 60_000);

test('Who changes the list or an entry inside, and seals it again to the member’s public key, is found out.', async () => {
  const inner = await content(bundle);
  for (const place of [10, 64 + 4 + 40, inner.length - 5]) {
    const changed = inner.slice();
    changed[place] = (changed[place] ?? 0) ^ 1;
    const file = await sealFile(suite, random, await publicKey(), 'out', changed);
    await expect(stick.open(file)).rejects.toMatchObject({
      code: expect.stringMatching(/^BUNDLE_(?:FORGED|UNREADABLE)$/u) as string,
    });
  }
}, 60_000);

test('An older bundle is refused, by what was carried and by what the machine kept.', async () => {
  const replayed = new Stick(world, stick.engine);
  const one = await replayed.fetch();
  const two = await replayed.fetch();
  const sitting = await replayed.open(two);
  await expect(replayed.open(one)).rejects.toMatchObject({ code: 'BUNDLE_REPLAYED' });
  const errand = await replayed.save(sitting);
  await expect(replayed.open(one, { mark: null, errand })).rejects.toMatchObject({ code: 'BUNDLE_REPLAYED' });
  // The same one may be opened again, with the file that was saved; without it earlier work would be lost.
  await expect(replayed.open(two, { errand })).resolves.toBeDefined();
  await expect(replayed.open(two)).rejects.toMatchObject({ code: 'BUNDLE_WITHOUT_ERRAND' });
}, 60_000);

test('Nothing begins without being asked for: a bundle that forgot what was carried is refused.', async () => {
  await expect(stick.open(await stick.fetch(), { first: null, mark: null })).rejects.toMatchObject({
    code: 'BUNDLE_WITHOUT_MEMORY',
  });
}, 60_000);

test('A bundle that lay about for too long is stale, and one of a register that was set back is refused.', async () => {
  const old = new Stick(world, stick.engine);
  const { session } = await old.open(await old.fetch());
  const environment = { suite, random, keyring: world.keyring(1), transport: session.transport, trust: world.trust };
  const late = new Caseload({ ...environment, deviceDay: () => firstDay + 3 });
  await expect(late.sync()).rejects.toMatchObject({ code: 'STALE_REGISTER' });

  const before = await old.fetch();
  await world.report();
  const { caseload, session: newer } = await old.open(await old.fetch());
  await caseload.sync();
  const errand = await newer.makeErrand();
  // The courier is made to pass off the earlier state under a later number.
  const { state } = old;
  const older = await old.open(before, { mark: null });
  const set = new Map(
    ['/log/case/checkpoint', '/log/governance/checkpoint'].map((path) => [path, older.session.transport.get(path)]),
  );
  const { honest } = old.engine;
  const lying = { ...old.courier, transport: { ...honest, get: (path: string) => set.get(path) ?? honest.get(path) } };
  const { collectBundle } = await import('../../client/airgap/courier.ts');
  const { file } = await collectBundle(lying, state);
  const shown = await old.open(file, { errand });
  await expect(shown.caseload.sync()).rejects.toMatchObject({ code: 'ROLLED_BACK' });
}, 120_000);

test('The courier posts nothing that the member did not sign, nor anything twice.', async () => {
  const own = new Stick(world, await world.engine(1));
  const sitting = await own.sit();
  expect(sitting.session.toCarry).toBeGreaterThan(0);
  const errand = await own.save(sitting);
  const { sealed, memory } = splitErrand(errand);
  const keys = await courierKeys(suite, own.state.seed);
  const inner = await openFile(suite, keys.kem, 'back', sealed);
  const changed = inner.slice();
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  const resealed = await sealFile(suite, random, await suite.kemPublicKey(keys.kem), 'back', changed);
  await expect(openErrand(own.courier, own.state, joinErrand({ memory, sealed: resealed }))).rejects.toMatchObject({
    code: 'BUNDLE_FORGED',
  });
  const colleague = new Stick(world, await world.engine(2));
  await expect(openErrand(colleague.courier, colleague.state, errand)).rejects.toMatchObject({
    code: 'BUNDLE_UNREADABLE',
  });

  const asked: string[] = [];
  const { honest } = own.engine;
  const transport = {
    ...honest,
    send: (...[method, path, body]: Parameters<typeof honest.send>) => {
      asked.push(path);
      return honest.send(method, path, body);
    },
  };
  const opened = await openErrand(own.courier, own.state, errand);
  const posted = await postErrand({ transport }, own.state, opened, () => undefined);
  expect(asked).toHaveLength(opened.requests.length);
  await postErrand({ transport }, posted, opened, () => undefined);
  expect(asked).toHaveLength(opened.requests.length);
  const newer = { ...posted, errand: posted.errand + 1 };
  await expect(openErrand(own.courier, newer, errand)).rejects.toMatchObject({ code: 'BUNDLE_REPLAYED' });
}, 120_000);

test('A stick tells nothing: every file for the way back has one size, whatever was done, and holds no word in the clear.', async () => {
  const own = new Stick(world, await world.engine(1));
  const sitting = await own.sit();
  const idle = await own.save(sitting);
  const id = sitting.caseload.rows()[0]?.id ?? '';
  await sitting.caseload.act(id, { type: 'NOTE', text: 'Канарейка-12345' });
  const busy = await own.save(sitting);
  expect(busy.length - idle.length).toBe(0);
  for (const file of [bundle, idle, busy]) {
    const text = Buffer.from(file).toString('latin1');
    for (const word of ['kupuya', 'member', '/api/', 'Канарейка', id.slice(0, 12)]) {
      expect(text.includes(Buffer.from(word).toString('latin1'))).toBe(false);
    }
  }
  expect(positionOf(world.roster, 1)).toBe(0);
}, 120_000);
