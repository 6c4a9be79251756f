/** Reading a case from the feed, and what somebody who writes to it can and cannot do (protocol section 7.1). */
import {
  beginChain,
  caseKeyHash,
  concat,
  cosignStatement,
  decodeContent,
  encodeContent,
  eventHash,
  eventJson,
  eventTypes,
  formatHex,
  grantJson,
  labels,
  locator,
  locators,
  makeEvent,
  noPrevious,
  openSealed,
  parseEvent,
  parseGrant,
  readChain,
  sealEvent,
  sealGrants,
  sealKeyed,
  sealSealed,
  signGrant,
  signLeave,
  verifyEvent,
  verifyGrant,
  type CaseEvent,
  type Chain,
  type EventContent,
  type FeedFrame,
  type FeedRecord,
  type SkipReason,
  type Suite,
} from '../../../crypto/index.ts';
import { portable, sodium, suites } from '../letter/suites.ts';
import { at, fixedRandom, present } from '../letter/world.ts';
import { refusal, refusalOf } from '../suites.ts';
import { createWorld, factsOf, fileKey, firstDay, statementOf } from './world.ts';

const random = fixedRandom('chain');
const world = await createWorld(portable);
const other = await createWorld(portable, 'another body');
const roster = at(world.rosters, 0);
const note = (text: string): EventContent => ({ type: 'NOTE', data: { text } });
/** Does not compress, so that the event needs several frames. */
const longNote = (): EventContent => note(Buffer.from(random(9000)).toString('base64'));
const startUnder = async (key: Uint8Array): Promise<EventContent> => ({
  type: 'START',
  data: {
    ...{ letter: world.letter, file: fileKey, grantees: [11, 12, 13] },
    key: await caseKeyHash(portable, key),
  },
});
const startContent = await startUnder(random(32));

/** A feed as a server would keep it: locators are unique. */
class Feed {
  readonly frames = new Map<string, FeedFrame>();

  post(records: readonly FeedRecord[], day = 0): void {
    for (const record of records) {
      const place = formatHex(record.locator);
      if (!this.frames.has(place)) this.frames.set(place, { frame: record.frame, released: firstDay + day, slot: day });
    }
  }

  read(suite: Suite, keys: readonly Uint8Array[], from: Chain = beginChain(present(keys[0]))): Promise<Chain> {
    const find = (place: string): FeedFrame | null => this.frames.get(place) ?? null;
    return readChain(suite, from, { keys, find, rosters: () => world.rosters, facts: factsOf(world) });
  }
}

/** A case begun, with a key, and an author that writes at its end. */
async function begin(): Promise<{ feed: Feed; key: Uint8Array; write: Write }> {
  const feed = new Feed();
  const key = random(32);
  const write: Write = async (member, content, options = {}) => {
    const chain = await feed.read(portable, [key, ...(options.keys ?? [])]);
    const seq = options.seq ?? chain.next;
    const previous = options.previous ?? Uint8Array.from(Buffer.from(chain.state.head, 'hex'));
    const event = await makeEvent(portable, { seq, previous, day: firstDay }, content, world.signer(member));
    const records = await sealEvent(portable, random, chain.key ?? key, event);
    if (options.post !== false) feed.post(records);
    return { event, records };
  };
  await write(11, await startUnder(key));
  return { feed, key, write };
}
type Write = (
  member: number,
  content: EventContent,
  options?: { seq?: number; previous?: Uint8Array; post?: boolean; keys?: readonly Uint8Array[] },
) => Promise<{ event: CaseEvent; records: FeedRecord[] }>;

const faults = (chain: Chain): readonly SkipReason[] => chain.skipped.map(({ why }) => why);

test('a case is read alike by both providers, long events included, and read on from where it ended', async () => {
  const { feed, key, write } = await begin();
  const { records } = await write(12, longNote());
  expect(records.length).toBeGreaterThan(3);
  const half = await feed.read(portable, [key]);
  await write(11, { type: 'STATUS', data: { status: 'ACKNOWLEDGED', reason: '' } });
  const whole = await Promise.all(suites.map((suite) => feed.read(suite, [key])));
  expect(at(whole, 0)).toEqual(at(whole, 1));
  expect(at(whole, 0)).toMatchObject({ next: 2 + records.length, skipped: [], state: { status: 'ACKNOWLEDGED' } });
  expect(await feed.read(sodium, [key], half)).toEqual(at(whole, 0));
});

test('every type of event comes back as it was signed', async () => {
  const statement = await statementOf(portable, world, 11, { status: 'CLOSED', reason: 'OUTCOME_MINOR' });
  const both = await cosignStatement(portable, statement, world.signer(12));
  const leave = await signLeave(portable, random(32), { source: world.sourceHash, left: 11, day: firstDay });
  const contents: readonly EventContent[] = [
    startContent,
    { type: 'LETTER', data: { letter: random(32), file: random(32) } },
    { type: 'STATUS', data: { status: 'CONFIRMED', reason: '' } },
    { type: 'ANSWER', data: { number: 1, text: 'ж', language: 'ky', statement: both, salt: random(32), counter: 0 } },
    note('e\u0301'),
    { type: 'ASSIGN', data: { member: 0 } },
    { type: 'PROPOSE', data: { act: 'CLOSE', reason: 'OUTCOME_MINOR', text: '', outcome: 'MINOR', statement } },
    { type: 'APPROVE', data: { event: random(32), statement: both } },
    { type: 'REJECT', data: { event: random(32) } },
    { type: 'GRANT', data: { to: 41 } },
    { type: 'RECUSE', data: { member: 11, text: '', leave } },
    { type: 'ROTATE', data: { grantees: [11, 12], key: random(32) } },
    { type: 'CLAIM', data: { ids: [random(16)] } },
    {
      type: 'RECORD',
      data: {
        ...{ number: 1, kept: true, kind: 'PERSON' },
        data: { sort: 'PERSON', name: 'Асан', roles: ['ACCUSED', 'WITNESS'], organisation: 0, text: '' },
      },
    },
    { type: 'RECORD', data: { ...{ number: 2, kept: false, kind: 'HOLD' }, data: { text: 'сот' } } },
    {
      type: 'CUSTODY',
      data: {
        ...{ what: 'OPENED', document: random(32), ciphertext: random(32), origin: null, letter: random(32) },
        ...{ name: 'а.pdf', length: 3, proposal: null, to: '', text: '', until: 0 },
      },
    },
    { type: 'EXCLUDE', data: { members: [41], units: [2, 32], text: 'ж' } },
    { type: 'SUBSTITUTE', data: { member: 41, after: 14 } },
    { type: 'IDENTITY', data: { letter: random(32), proposal: random(32), custodians: [7, 12] } },
    { type: 'ERASED', data: { proposal: random(32) } },
  ];
  expect([...new Set(contents.map(({ type }) => type))].sort()).toEqual([...eventTypes].sort());
  for (const content of contents) {
    const member = content.type === 'APPROVE' ? 12 : 11;
    const event = await makeEvent(
      portable,
      { seq: 4, previous: noPrevious, day: firstDay },
      content,
      world.signer(member),
    );
    expect(parseEvent(decodeContent(encodeContent(eventJson(event))))).toEqual(event);
    const verified = await Promise.all(suites.map((suite) => verifyEvent(suite, event, world.rosters)));
    expect(at(verified, 0).hash).toBe(formatHex(await eventHash(sodium, event)));
    expect(at(verified, 1)).toEqual(at(verified, 0));
  }
});

test('an event with a missing, unknown or malformed field is not read', async () => {
  const event = await makeEvent(
    portable,
    { seq: 0, previous: noPrevious, day: firstDay },
    startContent,
    world.signer(11),
  );
  const json = eventJson(event);
  for (const key of Object.keys(json)) {
    const rest = Object.fromEntries(Object.entries(json).filter(([name]) => name !== key));
    expect(refusalOf(() => parseEvent(rest))).toBe('MALFORMED');
  }
  for (const change of [{ more: 1 }, { seq: -1 }, { position: 16 }, { day: 65_536 }, { type: 'start' }, { data: {} }]) {
    expect(refusalOf(() => parseEvent({ ...json, ...change }))).toBe('MALFORMED');
  }
  const data = { letter: '', file: '', grantees: [12, 11] };
  expect(refusalOf(() => parseEvent({ ...json, data }))).toBe('MALFORMED');
  expect(parseEvent({ ...json, type: 'LINK' })).toBeNull();
});

test('an event signed by somebody else, under another roster or out of its days does not hold', async () => {
  const place = { seq: 0, previous: noPrevious, day: firstDay };
  const event = await makeEvent(portable, place, note('x'), world.signer(11));
  const check = (change: object): Promise<unknown> => verifyEvent(portable, { ...event, ...change }, world.rosters);
  expect(await refusal(check({}))).toBeNull();
  expect(await refusal(check({ member: 12, position: 1 }))).toBe('BAD_SIGNATURE');
  expect(await refusal(check({ position: 1 }))).toBe('NOT_ENTITLED');
  expect(await refusal(check({ member: 999, position: 255 }))).toBe('NOT_ENTITLED');
  expect(await refusal(check({ seq: 1 }))).toBe('BAD_SIGNATURE');
  expect(await refusal(check({ previous: random(32) }))).toBe('BAD_SIGNATURE');
  expect(await refusal(check({ data: { text: 'y' } }))).toBe('BAD_SIGNATURE');
  expect(await refusal(check({ roster: at(other.rosters, 0).hash }))).toBe('WRONG_CONTEXT');
  expect(await refusal(check({ day: firstDay - 1 }))).toBe('EXPIRED');
  expect(await refusal(makeEvent(portable, { ...place, day: firstDay + 101 }, note('x'), world.signer(11)))).toBe(
    'EXPIRED',
  );
});

describe('somebody who writes to the feed', () => {
  test('cannot move an event to another place', async () => {
    const { feed, key, write } = await begin();
    const { records } = await write(11, note('x'), { post: false });
    // The same frame where the one after it would stand: it does not open there.
    feed.post([{ locator: await locator(portable, key, 2), frame: at(records, 0).frame }]);
    feed.post(records);
    const chain = await feed.read(portable, [key]);
    expect([faults(chain), chain.next]).toEqual([['NOT_OPENED'], 3]);
  });

  test('and holds the key cannot say an event again at another place, or in another case', async () => {
    const { feed, key, write } = await begin();
    const { event } = await write(11, note('x'));
    const content = encodeContent(eventJson(event));
    const places = await locators(portable, key, 2, 1);
    const frames = await sealKeyed(portable, random, key, labels.event, content, places);
    feed.post([{ locator: at(places, 0), frame: at(frames, 0) }]);
    expect(faults(await feed.read(portable, [key]))).toEqual(['REPLAY']);
    const elsewhere = await begin();
    const there = await locators(portable, elsewhere.key, 1, 1);
    const moved = await sealKeyed(portable, random, elsewhere.key, labels.event, content, there);
    elsewhere.feed.post([{ locator: at(there, 0), frame: at(moved, 0) }]);
    expect(faults(await elsewhere.feed.read(portable, [elsewhere.key]))).toEqual(['WRONG_PREVIOUS']);
  });

  test('and holds the key cannot repeat a case under another key, to end it differently for some', async () => {
    const { feed, key, write } = await begin();
    const rival = random(32);
    const { event } = await write(11, note('x'));
    const chain = await feed.read(portable, [key]);
    const start = at(chain.items, 0);
    if (!('verified' in start)) throw new Error('the test expected a start');
    feed.post(await sealEvent(portable, random, rival, start.verified.event));
    feed.post(await sealEvent(portable, random, rival, event));
    const copy = await feed.read(portable, [rival]);
    expect([faults(copy), copy.state.status]).toEqual([['WRONG_KEY', 'WRONG_PREVIOUS'], null]);
  });

  test('cannot stop a case by garbage at its next places', async () => {
    const { feed, key, write } = await begin();
    for (const seq of [1, 2]) feed.post([{ locator: await locator(portable, key, seq), frame: random(2048) }]);
    await write(12, note('after the garbage'));
    const chain = await feed.read(portable, [key]);
    expect([faults(chain), chain.next, chain.state.events.length]).toEqual([['NOT_OPENED', 'NOT_OPENED'], 4, 2]);
  });

  test('cannot pass off slices of two events as one', async () => {
    const { feed, key, write } = await begin();
    const [a, b] = [await write(11, longNote(), { post: false }), await write(12, longNote(), { post: false })];
    feed.post([at(a.records, 0), at(b.records, 1), ...a.records.slice(2)]);
    const chain = await feed.read(portable, [key]);
    expect(new Set(faults(chain))).toEqual(new Set(['NOT_OPENED']));
    expect([chain.next, chain.state.events.length]).toEqual([1 + a.records.length, 1]);
  });

  test('cannot complete an event later, so that it counts for those only who read it then', async () => {
    const { feed, key, write } = await begin();
    const { records } = await write(12, longNote(), { post: false });
    feed.post(records.slice(0, 1));
    const early = await feed.read(portable, [key]);
    expect([faults(early), early.next]).toEqual([['NOT_OPENED'], 2]);
    feed.post(records.slice(1), 1);
    const [late, on] = [await feed.read(portable, [key]), await feed.read(portable, [key], early)];
    expect(late).toEqual(on);
    expect([new Set(faults(late)), late.state.events.length]).toEqual([new Set(['NOT_OPENED']), 1]);
  });

  test('and holds the key leaves what is no event behind as a record', async () => {
    const { feed, key } = await begin();
    const contents = [
      encodeContent({ format: 'kupuya/event/v1' }),
      encodeContent(grantJson(await signGrant(portable, { key, letter: world.letter, to: 12 }, world.signer(11)))),
      random(40),
    ];
    for (const [index, content] of contents.entries()) {
      const places = await locators(portable, key, 1 + index, 1);
      const frames = await sealKeyed(portable, random, key, labels.event, content, places);
      feed.post([{ locator: at(places, 0), frame: at(frames, 0) }]);
    }
    expect(faults(await feed.read(portable, [key]))).toEqual(['MALFORMED', 'MALFORMED', 'MALFORMED']);
  });

  test('from outside the circle, or without the signature that it claims, changes nothing', async () => {
    const { feed, key, write } = await begin();
    await write(41, note('outside'));
    const { event } = await write(12, note('x'), { post: false });
    const forged = { ...event, member: 13, position: 2 };
    feed.post(await sealEvent(portable, random, key, forged));
    const unknown = { ...event, seq: 3, roster: random(32) };
    feed.post(await sealEvent(portable, random, key, unknown));
    expect(faults(await feed.read(portable, [key]))).toEqual(['OUTSIDE_CIRCLE', 'BAD_SIGNATURE', 'BAD_ROSTER']);
  });

  test('and drops a frame hides nothing: what follows does not follow', async () => {
    const { feed, key, write } = await begin();
    const { records } = await write(11, { type: 'STATUS', data: { status: 'ACKNOWLEDGED', reason: '' } });
    await write(11, note('x'));
    feed.frames.set(formatHex(at(records, 0).locator), { frame: random(2048), released: firstDay, slot: 0 });
    expect(faults(await feed.read(portable, [key]))).toEqual(['NOT_OPENED', 'WRONG_PREVIOUS']);
  });
});

describe('a rotation', () => {
  test('goes on under the one key that it names, for those who were given it', async () => {
    const { feed, key, write } = await begin();
    const [next, rival] = [random(32), random(32)];
    await write(13, { type: 'RECUSE', data: { member: 13, text: '', leave: null } });
    await write(11, { type: 'ROTATE', data: { grantees: [11, 12], key: await caseKeyHash(portable, next) } });
    await write(12, note('among us'), { keys: [rival, next] });
    const within = await feed.read(sodium, [key, rival, next]);
    expect([faults(within), within.state.events.length, within.key]).toEqual([[], 4, next]);
    const left = await feed.read(portable, [key]);
    expect([left.key, left.state.events.length]).toEqual([null, 3]);
    // Given later, it reads on.
    expect(await feed.read(portable, [key, next], left)).toEqual(within);
  });
});

describe('grants', () => {
  const facts = { key: random(32), letter: world.letter, to: 12 };
  const publicKey = present(world.kemKeys.get(12));
  const seed = present(world.kemSeeds.get(12));

  test('reach their member among 16 frames that look alike', async () => {
    for (const suite of suites) {
      const grant = await signGrant(suite, facts, world.signer(11));
      const records = await sealGrants(suite, random, [{ grant, publicKey }]);
      expect(records).toHaveLength(16);
      const opened = await Promise.all(records.map(({ frame }) => openSealed(suite, seed, labels.grant, frame)));
      const mine = opened.filter((content) => content !== null);
      expect(mine).toHaveLength(1);
      expect(await verifyGrant(suite, parseGrant(decodeContent(at(mine, 0))), roster, 12)).toEqual(grant);
      const places = records.map((record) => formatHex(record.locator));
      expect([places, new Set(places).size]).toEqual([[...places].sort(), 16]);
      const strangers = await Promise.all(
        records.map(({ frame }) => openSealed(suite, present(world.kemSeeds.get(13)), labels.grant, frame)),
      );
      expect(strangers.every((content) => content === null)).toBe(true);
    }
  });

  test('are at most 16 at once', async () => {
    const grant = await signGrant(portable, facts, world.signer(11));
    const many = Array.from({ length: 17 }, () => ({ grant, publicKey }));
    expect(await refusal(sealGrants(portable, random, many))).toBe('TOO_LARGE');
  });

  test('passed on to another member, or changed, do not hold', async () => {
    const grant = await signGrant(portable, facts, world.signer(11));
    expect(await refusal(verifyGrant(portable, grant, roster, 13))).toBe('WRONG_CONTEXT');
    expect(await refusal(verifyGrant(portable, { ...grant, to: 13 }, roster, 13))).toBe('BAD_SIGNATURE');
    for (const change of [{ key: random(32) }, { letter: random(32) }, { from: 13 }]) {
      expect(await refusal(verifyGrant(portable, { ...grant, ...change }, roster, 12))).toBe('BAD_SIGNATURE');
    }
    expect(await refusal(verifyGrant(portable, { ...grant, from: 999 }, roster, 12))).toBe('NOT_ENTITLED');
    expect(await refusal(verifyGrant(portable, grant, at(world.rosters, 1), 12))).toBe('WRONG_CONTEXT');
    expect(await refusal(signGrant(portable, { ...facts, to: 999 }, world.signer(11)))).toBe('NOT_ENTITLED');
  });

  test('cannot be made of an event: the frame does not open, and its signature is for something else', async () => {
    const event = await makeEvent(
      portable,
      { seq: 0, previous: noPrevious, day: firstDay },
      note('x'),
      world.signer(11),
    );
    const frame = await sealSealed(portable, random, publicKey, labels.grant, encodeContent(eventJson(event)));
    const content = present(await openSealed(portable, seed, labels.grant, frame));
    expect(refusalOf(() => parseGrant(decodeContent(content)))).toBe('MALFORMED');
    const grant = await signGrant(portable, facts, world.signer(11));
    expect(await refusal(verifyGrant(portable, { ...grant, signature: event.signature }, roster, 12))).toBe(
      'BAD_SIGNATURE',
    );
  });
});

test('places of a case follow from its key alone, and tell nothing without it', async () => {
  const key = random(32);
  const places = await locators(portable, key, 0, 50);
  expect(places).toEqual(await locators(sodium, key, 0, 50));
  expect(new Set(places.map(formatHex)).size).toBe(50);
  expect(at(places, 7)).toEqual(await locator(portable, key, 7));
  expect(await refusal(locator(portable, key, -1))).toBe('RANGE');
  expect(await refusal(locator(portable, concat(key, key), 0))).toBe('BAD_LENGTH');
});
