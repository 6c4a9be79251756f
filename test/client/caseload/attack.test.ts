/** Attempts of server, colleagues and strangers to be read, to be believed, or to make something disappear. */
import {
  caseKeyHash,
  commitTo,
  concat,
  decodeContent,
  encodeContent,
  eventJson,
  formatHex,
  grantJson,
  labels,
  locator,
  locators,
  makeEvent,
  noPrevious,
  openKeyed,
  openSealed,
  openSlot,
  parseGrant,
  parseHex,
  sealEvent,
  sealGrants,
  sealKeyed,
  sealSealed,
  signGrant,
  type EventContent,
  type FeedRecord,
  type Grant,
  type Signer,
} from '../../../crypto/index.ts';
import { downloadPages, loadRegister, type RegisterView } from '../../../client/register/register.ts';
import {
  firstDay,
  makeWorld,
  onlyCase,
  random,
  report,
  settle,
  suite,
  until,
  type Engine,
  type World,
} from './world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
}, 180_000);
afterEach(async () => {
  await world.end();
});

const recordLength = 32 + 32_768;

function loadView(): Promise<RegisterView> {
  return loadRegister(suite, world.environment.transport, world.trust, { deviceDay: firstDay });
}

function signerOf(member: number): Signer {
  return { roster: world.roster, member, seed: world.keyring(member).sign };
}

/** Posts records with the session of a member who is no part of the case. */
async function post(records: readonly FeedRecord[]): Promise<void> {
  const { honest } = await world.engine(4);
  const body = concat(...records.flatMap(({ locator: at, frame }) => [at, frame]));
  expect((await honest.send('POST', '/api/member/feed', body)).status).toBe(201);
}

/** Everything in the feed so far. */
async function readFeed(): Promise<FeedRecord[]> {
  const { honest } = await world.engine(4);
  const records: FeedRecord[] = [];
  for (const { slot } of (await loadView()).slotNotes) {
    const { bytes } = await honest.get(`/api/member/feed/${String(slot)}`);
    for (let offset = 0; offset < bytes.length; offset += 2064) {
      records.push({ locator: bytes.slice(offset, offset + 16), frame: bytes.slice(offset + 16, offset + 2064) });
    }
  }
  return records;
}

/** The case key that a member was given, read from the feed with their keyring. */
async function caseKeyOf(member: number): Promise<Uint8Array> {
  const { seed } = world.keyring(member).epochs[0] ?? {};
  if (seed === undefined) throw new Error('no seed');
  for (const { frame } of await readFeed()) {
    const content = await openSealed(suite, seed, labels.grant, frame);
    if (content !== null) return parseGrant(decodeContent(content)).key;
  }
  throw new Error('no grant');
}

/** The file key of a letter, which whoever was shown the letter can tell an outsider. */
async function fileKeyOf(commit: string): Promise<Uint8Array> {
  const { seed } = world.keyring(1).epochs[0] ?? {};
  if (seed === undefined) throw new Error('no seed');
  const { honest } = await world.engine(1);
  for (const { batch } of (await loadView()).dayNotes.slice(1)) {
    const { bytes } = await honest.get(`/api/member/letters/${String(batch)}`);
    for (let offset = 0; offset < bytes.length; offset += recordLength) {
      const letter = bytes.subarray(offset + 32, offset + recordLength);
      const found = await commitTo(suite, 'letter', await suite.sha256(letter), bytes.subarray(offset, offset + 32));
      const fileKey = formatHex(found) === commit ? await openSlot(suite, letter, 0, seed) : null;
      if (fileKey !== null) return fileKey;
    }
  }
  throw new Error('no file key');
}

/** The first place of a case where nothing stands. */
async function nextPlace(key: Uint8Array): Promise<number> {
  const taken = new Set((await readFeed()).map(({ locator: at }) => formatHex(at)));
  for (let seq = 0; ; seq++) if (!taken.has(formatHex(await locator(suite, key, seq)))) return seq;
}

function positionKey(view: RegisterView, position: number): Uint8Array {
  const key = view.epoch.keys[position] ?? null;
  if (key === null) throw new Error('no key');
  return key;
}

test('An excluded colleague of the same desk sees nothing: no row, no alarm, and as many letters as everybody.', async () => {
  await world.report({ excluded: { members: [2], units: [] } });
  const one = await world.engine(1);
  const two = await world.engine(2);
  await settle(one);
  await two.caseload.sync();
  expect(two.caseload.rows()).toEqual([]);
  expect(two.caseload.page(onlyCase(one))).toBeNull();
  expect(two.caseload.alarms()).toEqual([]);
  const shape = (engine: Engine): unknown => engine.caseload.batches().map(({ batch, letters }) => [batch, letters]);
  expect(shape(two)).toEqual(shape(one));
  expect(one.caseload.page(onlyCase(one))?.circle).toEqual([1, 3]);
}, 180_000);

test('A letter that the server drops or exchanges raises an alarm with both hashes.', async () => {
  await world.report();
  const one = await world.engine(1);
  one.tamper = async (_method, path, ask) => {
    const answer = await ask();
    if (!path.startsWith('/api/member/letters/')) return answer;
    return { ...answer, bytes: answer.bytes.subarray(0, answer.bytes.length - recordLength) };
  };
  await one.caseload.sync();
  expect(one.caseload.alarms()).toMatchObject([{ code: 'LETTERS_DIFFER', evidence: { batch: 1 } }]);

  const two = await world.engine(2);
  two.tamper = async (_method, path, ask) => {
    const answer = await ask();
    if (!path.startsWith('/api/member/letters/')) return answer;
    const bytes = answer.bytes.slice();
    bytes[40_000] = (bytes[40_000] ?? 0) ^ 1;
    return { ...answer, bytes };
  };
  await two.caseload.sync();
  expect(
    two.caseload
      .alarms()
      .map(({ code }) => code)
      .sort(),
  ).toEqual(['LETTERS_DIFFER', 'LETTER_NOT_LOGGED']);
}, 180_000);

test('A batch that is withheld raises an alarm and is read as soon as it is there.', async () => {
  await world.report();
  const one = await world.engine(1);
  one.tamper = (_method, path, ask) =>
    path.startsWith('/api/member/letters/') ? Promise.resolve({ status: 404, bytes: new Uint8Array() }) : ask();
  await one.caseload.sync();
  expect(one.caseload.alarms()).toMatchObject([{ code: 'BATCH_WITHHELD' }]);
  expect(one.caseload.rows()).toEqual([]);
  one.tamper = null;
  await settle(one);
}, 180_000);

test('A slot of the feed that was changed, shortened or withheld is not believed and raises an alarm.', async () => {
  await world.report();
  const one = await world.engine(1);
  await settle(one);
  const id = onlyCase(one);
  await one.caseload.act(id, { type: 'NOTE', text: 'эскертүү' });
  await until(one, () => one.caseload.page(id)?.pending === false);
  const changes = {
    changed: (bytes: Uint8Array) => bytes.map((byte, index) => (index === 100 ? byte ^ 1 : byte)),
    shortened: (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 2064),
    withheld: () => null,
  };
  for (const [name, change] of Object.entries(changes)) {
    const two = await world.engine(2);
    two.tamper = async (_method, path, ask) => {
      const answer = await ask();
      if (!path.startsWith('/api/member/feed/')) return answer;
      const bytes = change(answer.bytes);
      return bytes === null ? { status: 404, bytes: new Uint8Array() } : { ...answer, bytes };
    };
    await two.caseload.sync();
    const codes = new Set(two.caseload.alarms().map(({ code }) => code));
    expect([name, ...codes]).toEqual([name, name === 'withheld' ? 'SLOT_WITHHELD' : 'FEED_DIFFERS']);
    two.tamper = null;
    await until(two, () => two.caseload.page(id)?.notes.length === 1);
  }
}, 180_000);

test('A grant and a start by somebody whom the source did not choose take nobody’s case.', async () => {
  await world.report();
  const view = await loadView();
  const one = await world.engine(1);
  await one.caseload.sync();
  const id = onlyCase(one);
  // An insider of another desk knows the commit from the public log, and the keys of all positions.
  const attacker = signerOf(5);
  const key = random(32);
  const letter = parseHex(id);
  const start: EventContent = {
    type: 'START',
    data: { letter, file: await fileKeyOf(id), grantees: [1, 2, 3], key: await caseKeyHash(suite, key) },
  };
  const event = await makeEvent(suite, { seq: 0, previous: noPrevious, day: view.today }, start, attacker);
  const grants: { grant: Grant; publicKey: Uint8Array }[] = [];
  for (const to of [1, 2, 3]) {
    grants.push({ grant: await signGrant(suite, { key, letter, to }, attacker), publicKey: positionKey(view, to - 1) });
  }
  await post([...(await sealEvent(suite, random, key, event)), ...(await sealGrants(suite, random, grants))]);

  const two = await world.engine(2);
  await settle(one, two);
  expect(onlyCase(two)).toBe(id);
  for (const engine of [one, two]) {
    expect(engine.caseload.page(id)?.circle).toEqual([1, 2, 3]);
    expect(engine.caseload.page(id)?.history.map(({ member }) => member)).not.toContain(5);
  }
}, 180_000);

test('A grant in a colleague’s name without their signature is nothing.', async () => {
  await world.report({ desk: 1 });
  const one = await world.engine(1);
  await settle(one);
  const id = onlyCase(one);
  const view = await loadView();
  const publicKey = positionKey(view, 4);
  const honest = await signGrant(suite, { key: random(32), letter: parseHex(id), to: 5 }, signerOf(4));
  const forged = { ...honest, from: 1 };
  const frame = await sealSealed(suite, random, publicKey, labels.grant, encodeContent(grantJson(forged)));
  await post([{ locator: random(16), frame }]);
  const five = await world.engine(5);
  await five.caseload.sync();
  expect(five.caseload.rows().map((row) => row.id)).not.toContain(id);
}, 180_000);

test('Answers after a change of keys do not open with the reply key that the leaver had.', async () => {
  const source = await world.report();
  const one = await world.engine(1);
  const two = await world.engine(2);
  await settle(one, two);
  const id = onlyCase(one);
  await one.caseload.act(id, { type: 'ANSWER', status: 'ACKNOWLEDGED', text: 'мурда', language: 'ky' });
  await until(two, () => two.caseload.page(id)?.status === 'ACKNOWLEDGED');
  await two.caseload.act(id, { type: 'RECUSE', text: '' });
  await until(
    one,
    () => one.caseload.page(id)?.history.at(-1)?.type === 'ROTATE' && one.caseload.page(id)?.pending === false,
  );
  const openWithOldKey = async (): Promise<number> => {
    const frames = await downloadPages(suite, world.environment.transport, await loadView());
    const slices = await Promise.all(frames.map((frame) => openKeyed(suite, source.keys.reply, labels.answer, frame)));
    return slices.filter((slice) => slice !== null).length;
  };
  const before = await openWithOldKey();
  await one.caseload.act(id, { type: 'ANSWER', status: 'MESSAGE', text: 'кийин', language: 'ky' });
  await until(
    one,
    () => one.caseload.page(id)?.messages.every((each) => each.from === 'SOURCE' || each.loggedDay !== null) === true,
  );
  const visit = await world.visitComplete(source, 2);
  expect(visit.statuses.map(({ answer }) => answer?.text)).toContain('кийин');
  expect(await openWithOldKey()).toBe(before);
}, 180_000);

test('The server’s word for an entry that is not its word for this entry raises an alarm, and the entry is posted again.', async () => {
  await world.report();
  const one = await world.engine(1);
  await settle(one);
  const id = onlyCase(one);
  const promises: Uint8Array[] = [];
  one.tamper = async (_method, path, ask) => {
    if (path !== '/api/member/statuses') return ask();
    const earlier = promises[0];
    const answer = await ask();
    promises.push(answer.bytes);
    return earlier === undefined ? answer : { ...answer, bytes: earlier };
  };
  const answer = { type: 'ANSWER', status: 'ACKNOWLEDGED', text: report.statement, language: 'ky' } as const;
  await one.caseload.act(id, answer);
  await until(one, () => one.caseload.page(id)?.pending === false);
  await expect(one.caseload.act(id, { ...answer, status: 'MESSAGE' })).resolves.toEqual({ outcome: 'DONE' });
  expect(one.caseload.alarms()).toMatchObject([{ code: 'BAD_PROMISE' }]);
}, 180_000);

test('A case key lets somebody read the frames of a case, and still nothing they sign counts.', async () => {
  await world.report();
  const one = await world.engine(1);
  await settle(one);
  const id = onlyCase(one);
  const view = await loadView();
  // Member 3 is in the circle and hands the key to member 6, who is not.
  const three = await world.engine(3);
  await settle(three);
  const key = await caseKeyOf(3);
  const publicKey = positionKey(view, 5);
  const grant = await signGrant(suite, { key, letter: parseHex(id), to: 6 }, signerOf(3));
  const head = one.caseload.page(id)?.history.at(-1)?.hash ?? '';
  const place = { seq: await nextPlace(key), previous: parseHex(head), day: view.today };
  const event = await makeEvent(suite, place, { type: 'NOTE', data: { text: 'чоочун' } }, signerOf(6));
  await post([
    ...(await sealGrants(suite, random, [{ grant, publicKey }])),
    ...(await sealEvent(suite, random, key, event)),
  ]);
  const six = await world.engine(6);
  await six.caseload.sync();
  expect(six.caseload.page(id)).toBeNull();
  await until(one, () => one.caseload.page(id)?.skipped.some(({ why }) => why === 'OUTSIDE_CIRCLE') === true);
  expect(one.caseload.page(id)?.notes).toEqual([]);
  await expect(one.caseload.act(id, { type: 'NOTE', text: 'улантуу' })).resolves.toEqual({ outcome: 'DONE' });
}, 180_000);

test('An event that stands in the feed a second time counts once.', async () => {
  await world.report();
  const one = await world.engine(1);
  await settle(one);
  const id = onlyCase(one);
  const key = await caseKeyOf(1);
  const view = await loadView();
  const head = one.caseload.page(id)?.history.at(-1)?.hash ?? '';
  const place = { seq: await nextPlace(key), previous: parseHex(head), day: view.today };
  const event = await makeEvent(suite, place, { type: 'NOTE', data: { text: 'бир' } }, signerOf(1));
  const first = await sealEvent(suite, random, key, event);
  // The same signed event, sealed again for the next place.
  const at = await locators(suite, key, place.seq + first.length, first.length);
  const frames = await sealKeyed(suite, random, key, labels.event, encodeContent(eventJson(event)), at);
  await post([...first, ...frames.map((frame, index) => ({ locator: at[index] ?? random(16), frame }))]);
  await until(one, () => one.caseload.page(id)?.notes.length === 1);
  await until(one, () => one.caseload.page(id)?.skipped.length === 1);
  expect(one.caseload.page(id)?.skipped).toMatchObject([{ why: 'REPLAY' }]);
}, 180_000);
