/** A member of the circle who wants colleagues to read different cases, to begin a case anew, or to end a source's visit. */
import {
  caseKeyHash,
  commitTo,
  concat,
  decodeContent,
  formatHex,
  labels,
  locator,
  makeEvent,
  noPrevious,
  openBody,
  openSealed,
  openSlot,
  parseGrant,
  parseHex,
  sealEvent,
  sealGrants,
  signGrant,
  type EventContent,
  type FeedRecord,
  type Signer,
} from '../../crypto/index.ts';
import { deriveFrameKey, frameContext } from '../../crypto/frame/format.ts';
import { onceNonce } from '../../crypto/derive.ts';
import { loadRegister, type RegisterView } from '../../client/register/register.ts';
import {
  eventually,
  firstDay,
  makeWorld,
  onlyCase,
  random,
  settle,
  suite,
  until,
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

function loadView(): Promise<RegisterView> {
  return loadRegister(suite, world.environment.transport, world.trust, { deviceDay: firstDay });
}

function signerOf(member: number): Signer {
  return { roster: world.roster, member, seed: world.keyring(member).sign };
}

/** Posts records and waits until they are released. */
async function release({ honest }: Engine, records: readonly FeedRecord[]): Promise<void> {
  const body = concat(...records.flatMap(({ locator: at, frame }) => [at, frame]));
  expect((await honest.send('POST', '/api/member/feed', body)).status).toBe(201);
  const wanted = records.map(({ locator: at }) => formatHex(at));
  await eventually(async () => {
    const there = new Set((await readFeed(honest)).map(({ locator: at }) => formatHex(at)));
    return wanted.every((at) => there.has(at));
  });
}

async function readFeed(transport: Engine['honest']): Promise<FeedRecord[]> {
  const records: FeedRecord[] = [];
  for (const { slot } of (await loadView()).slotNotes) {
    const { bytes } = await transport.get(`/api/member/feed/${String(slot)}`);
    for (let offset = 0; offset < bytes.length; offset += 2064) {
      records.push({ locator: bytes.slice(offset, offset + 16), frame: bytes.slice(offset + 16, offset + 2064) });
    }
  }
  return records;
}

/** The case key that a member was given. */
async function caseKeyOf({ honest, keyring }: Engine): Promise<Uint8Array> {
  for (const { frame } of await readFeed(honest)) {
    const content = await openSealed(suite, keyring.epochs[0]?.seed ?? random(32), labels.grant, frame);
    if (content !== null) return parseGrant(decodeContent(content)).key;
  }
  throw new Error('no grant');
}

async function nextPlace({ honest }: Engine, key: Uint8Array): Promise<number> {
  const taken = new Set((await readFeed(honest)).map(({ locator: at }) => formatHex(at)));
  for (let seq = 0; ; seq++) if (!taken.has(formatHex(await locator(suite, key, seq)))) return seq;
}

/** The letters that a member of desk 1 opens, whose position is one below their number. */
async function lettersOf({
  honest,
  member,
  keyring,
}: Engine): Promise<{ name: string; commit: Uint8Array; letter: Uint8Array; file: Uint8Array }[]> {
  const found: { name: string; commit: Uint8Array; letter: Uint8Array; file: Uint8Array }[] = [];
  for (const { batch } of (await loadView()).dayNotes) {
    const { status, bytes } = await honest.get(`/api/member/letters/${String(batch)}`);
    for (let offset = 0; status === 200 && offset < bytes.length; offset += 32_800) {
      const letter = bytes.subarray(offset + 32, offset + 32_800);
      const file = await openSlot(suite, letter, member - 1, keyring.epochs[0]?.seed ?? random(32));
      if (file === null) continue;
      const commit = await commitTo(suite, 'letter', await suite.sha256(letter), bytes.subarray(offset, offset + 32));
      found.push({ name: formatHex(commit), commit, letter, file });
    }
  }
  return found;
}

test('A letter that is handed on by a wrong file key joins the case for nobody, neither now nor for those let in later.', async () => {
  const source = await world.report();
  const one = await world.engine(1);
  const two = await world.engine(2);
  await settle(one, two);
  const id = onlyCase(one);
  const key = await caseKeyOf(two);
  const known = await lettersOf(two);
  await world.followUp(source, 'Экинчи кат');
  const added = (await lettersOf(two)).find(({ name }) => known.every((each) => each.name !== name));
  if (added === undefined) throw new Error('no letter');

  // The insider is the first to hand the letter on: under its commit, by a key of no letter.
  const head = two.caseload.page(id)?.history.at(-1)?.hash ?? '';
  const place = { seq: await nextPlace(two, key), previous: parseHex(head), day: (await loadView()).today };
  const wrong: EventContent = { type: 'LETTER', data: { letter: added.commit, file: random(32) } };
  const event = await makeEvent(suite, place, wrong, signerOf(2));
  await release(two, await sealEvent(suite, random, key, event));

  await until(one, () => one.caseload.page(id)?.skipped.some(({ why }) => why === 'UNKNOWN_LETTER') === true);
  await until(one, () => one.caseload.page(id)?.history.some(({ type }) => type === 'LETTER') === true);
  await until(one, () => one.caseload.page(id)?.pending === false);
  await expect(one.caseload.act(id, { type: 'GRANT', to: 4 })).resolves.toEqual({ outcome: 'DONE' });
  const four = await world.engine(4);
  await until(four, () => four.caseload.page(id)?.access === 'CIRCLE');
  expect(four.caseload.page(id)?.letters.map(({ statement }) => statement)).toContain('Экинчи кат');
  await until(one, () => one.caseload.page(id)?.pending === false);
  expect(four.caseload.page(id)?.history.map(({ hash }) => hash)).toEqual(
    one.caseload.page(id)?.history.map(({ hash }) => hash),
  );
}, 180_000);

test('A frame put down early does not make a late start the first one: the case goes on with its history.', async () => {
  const two = await world.engine(2);
  await world.nextDay();
  // Before there is any report: something at the first place of a key that is kept for later.
  const key = random(32);
  await release(two, [{ locator: await locator(suite, key, 0), frame: random(2048) }]);
  await world.report();
  const one = await world.engine(1);
  await settle(one);
  const id = onlyCase(one);
  await one.caseload.act(id, { type: 'ANSWER', status: 'ACKNOWLEDGED', text: '', language: 'ky' });
  await until(one, () => one.caseload.page(id)?.pending === false);
  const history = one.caseload.page(id)?.history.map(({ hash }) => hash) ?? [];
  expect(history).toHaveLength(2);

  const view = await loadView();
  const letter = parseHex(id);
  const { file } = (await lettersOf(two)).find(({ name }) => name === id) ?? { file: random(32) };
  const data = { letter, file, grantees: [1, 2, 3], key: await caseKeyHash(suite, key) };
  const place = { seq: 1, previous: noPrevious, day: view.today };
  const event = await makeEvent(suite, place, { type: 'START', data }, signerOf(2));
  const grants = [1, 2, 3].map(async (to) => ({
    grant: await signGrant(suite, { key, letter, to }, signerOf(2)),
    publicKey: view.epoch.keys[to - 1] ?? random(1216),
  }));
  const sealed = await sealGrants(suite, random, await Promise.all(grants));
  await release(two, [...(await sealEvent(suite, random, key, event)), ...sealed]);

  await one.caseload.sync();
  const three = await world.engine(3);
  await three.caseload.sync();
  for (const engine of [one, three]) {
    expect(engine.caseload.page(id)?.status).toBe('ACKNOWLEDGED');
    expect(engine.caseload.page(id)?.history.map(({ hash }) => hash)).toEqual(history);
  }
}, 180_000);

test('A frame of a page that opens and holds no slice of anything ends no visit.', async () => {
  const source = await world.report();
  const one = await world.engine(1);
  await settle(one);
  await one.caseload.act(onlyCase(one), { type: 'ANSWER', status: 'ACKNOWLEDGED', text: 'Алдык.', language: 'ky' });
  // Every reader has the reply key: it stands in the first letter.
  const two = await world.engine(2);
  const [first] = await lettersOf(two);
  if (first === undefined) throw new Error('no letter');
  const { body } = await openBody(suite, first.letter, first.file, null);
  const salt = random(16);
  const frameKey = await deriveFrameKey(suite, body.keys?.reply ?? random(32), salt, labels.answer);
  const nothing = await suite.aeadSeal(frameKey, onceNonce, frameContext(labels.answer, null), new Uint8Array(2016));
  const posted = await two.honest.send('POST', '/api/member/answers', concat(new Uint8Array(1), salt, nothing));
  expect(posted.status).toBe(201);
  await world.nextDay();
  await until(one, () => one.caseload.page(onlyCase(one))?.pending === false);
  const visit = await world.visitComplete(source, 1);
  expect(visit.statuses.map(({ answer }) => answer?.text)).toEqual(['Алдык.']);
}, 180_000);
