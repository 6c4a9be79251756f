/** Every reason for which an event does not count, reached by a history of which it breaks exactly one event, the last. */
import {
  beginChain,
  caseKeyHash,
  circleLimit,
  encodeContent,
  eventHash,
  eventJson,
  formatHex,
  labels,
  locators,
  makeEvent,
  readChain,
  replay,
  sealEvent,
  sealKeyed,
  skipReasons,
  type CaseEvent,
  type Chain,
  type EventContent,
  type FeedFrame,
  type JsonObject,
  type RecordContent,
  type SkipReason,
} from '../../../crypto/index.ts';
import { portable } from '../letter/suites.ts';
import { at, fixedRandom, present } from '../letter/world.ts';
import { begin, Case, caseIn, facts, world } from './case.ts';
import { createWorld, factsOf, fileKey, firstDay, keyHash, statementOf } from './world.ts';

const random = fixedRandom('skip reasons');
const other = await createWorld(portable, 'another body of the reasons');
const note: EventContent = { type: 'NOTE', data: { text: '' } };
const unknown = new Uint8Array(32).fill(9);
const start = (letter: Uint8Array, grantees: readonly number[]): EventContent => ({
  type: 'START',
  data: { letter, file: fileKey, grantees, key: keyHash },
});
const answer = async (number: number, letter?: Uint8Array): Promise<EventContent> => {
  const about = letter === undefined ? {} : { letter };
  const statement = await statementOf(portable, world, 11, { status: 'ACKNOWLEDGED', ...about });
  return { type: 'ANSWER', data: { number, text: '', language: 'ky', statement, salt: unknown, counter: 0 } };
};
const exporting: EventContent = {
  type: 'PROPOSE',
  data: { act: 'EXPORT', reason: '', text: '', outcome: '', statement: null },
};
const record = (number: number, content: RecordContent): EventContent => ({
  type: 'RECORD',
  data: { number, kept: true, ...content },
});
const hold: RecordContent = { kind: 'HOLD', data: { text: '' } };

/** Rules of the case: each history counts up to its last event. */
const histories: Partial<Record<SkipReason, () => Promise<Case>>> = {
  NOT_DUE: () => after(begin(), 11, { type: 'ROTATE', data: { grantees: [11, 12, 13], key: unknown } }),
  REPLAY: async () => {
    const begun = await begin();
    begun.placed.push({ ...at(begun.placed, 0), seq: 1 });
    return begun;
  },
  WRONG_PLACE: () => altered((placed) => ({ ...placed, seq: placed.seq + 1 })),
  WRONG_KEY: () => altered((placed) => ({ ...placed, key: formatHex(unknown) })),
  BAD_DAY: () => altered((placed) => ({ ...placed, released: firstDay - 2 })),
  FORK: async () => {
    const begun = await begin();
    const first = begun.last;
    await begun.tries(11, note);
    await begun.write(12, note, { previous: first });
    return begun;
  },
  WRONG_PREVIOUS: async () => {
    const begun = await begin();
    await begun.write(11, note, { previous: unknown });
    return begun;
  },
  OLDER_ROSTER: async () => {
    const begun = await begin();
    await begun.write(11, note, { day: 50, sequence: 2 });
    await begun.write(12, note, { day: 50 });
    return begun;
  },
  NOT_STARTED: () => after(Promise.resolve(new Case()), 11, note),
  ALREADY_STARTED: () => after(begin(), 12, start(world.letter, [11, 12, 13])),
  OUTSIDE_CIRCLE: () => after(begin(), 41, note),
  UNKNOWN_LETTER: () => after(begin(), 11, { type: 'LETTER', data: { letter: unknown, file: unknown } }),
  WRONG_GRANTEES: () => after(Promise.resolve(new Case()), 11, start(world.letter, [11, 12])),
  BAD_TRANSITION: () => after(begin(), 11, { type: 'STATUS', data: { status: 'UNDER_INVESTIGATION', reason: '' } }),
  NEEDS_APPROVAL: () => after(caseIn('ACKNOWLEDGED'), 11, { type: 'STATUS', data: { status: 'REFERRED', reason: '' } }),
  SAME_MEMBER: async () => {
    const begun = await caseIn('ACKNOWLEDGED');
    await begun.tries(11, exporting);
    return after(Promise.resolve(begun), 11, { type: 'APPROVE', data: { event: begun.last, statement: null } });
  },
  NO_PROPOSAL: () => after(begin(), 11, { type: 'REJECT', data: { event: unknown } }),
  WRONG_NUMBER: async () => after(begin(), 11, await answer(2)),
  BAD_STATEMENT: async () => after(begin(), 11, await answer(1, unknown)),
  NOT_ENTITLED: () => after(begin(), 11, { type: 'RECUSE', data: { member: 12, text: '', leave: null } }),
  DUPLICATE: () => after(begin(), 11, { type: 'GRANT', data: { to: 12 } }),
  NOT_ELIGIBLE: () => after(begin(), 11, { type: 'ASSIGN', data: { member: 41 } }),
  MALFORMED: () => after(begin(), 11, { type: 'EXCLUDE', data: { members: [], units: [], text: '' } }),
  UNKNOWN_RECORD: () =>
    after(begin(), 11, record(1, { kind: 'RIGHT', data: { person: 1, step: 'NOTICE', due: 0, done: 0, text: '' } })),
  UNDECIDED: async () => {
    const begun = await caseIn('ACKNOWLEDGED');
    const data = { category: 'BRIBERY', text: '', accused: [], outcome: '', consequences: [], reason: '' } as const;
    await begun.record(11, 1, { kind: 'ALLEGATION', data });
    await begun.propose(11, 'CLOSE');
    return begun;
  },
  ON_HOLD: async () => {
    const begun = await caseIn('CLOSED');
    await begun.record(11, 1, hold);
    await begun.propose(11, 'ERASE');
    return begun;
  },
  SUBSTITUTE: async () => {
    const begun = await begin();
    await begun.tries(11, { type: 'GRANT', data: { to: 41 } });
    await begun.tries(11, { type: 'SUBSTITUTE', data: { member: 41, after: 1 } });
    return after(Promise.resolve(begun), 41, record(1, hold));
  },
  ERASED: async () => {
    const begun = await caseIn('CLOSED');
    const proposal = await begun.propose(11, 'ERASE');
    await begun.approve(12, proposal);
    await begun.tries(11, { type: 'ERASED', data: { proposal: proposal.event } });
    return after(Promise.resolve(begun), 12, note);
  },
};

test.each(Object.entries(histories))('%s is the reason of the last event, and of no other', async (why, build) => {
  const { placed } = await build();
  const { state, skipped } = replay(placed, facts);
  expect(skipped).toEqual([{ index: placed.length - 1, why }]);
  // What does not count changes nothing.
  expect(state).toEqual(replay(placed.slice(0, -1), facts).state);
});

/** Frames of the feed: each is read after a start that counts. */
const frames: Partial<Record<SkipReason, () => Promise<JsonObject | Uint8Array>>> = {
  NOT_OPENED: () => Promise.resolve(random(2_048)),
  MALFORMED: () => Promise.resolve({ format: 'kupuya/event/v1' }),
  UNKNOWN_TYPE: async () => ({ ...eventJson(await second(note)), type: 'LATER' }),
  BAD_ROSTER: async () => eventJson(await second(note, { ...world.signer(11), roster: at(other.rosters, 0) })),
  BAD_SIGNATURE: async () => eventJson(await second(note, { ...world.signer(11), seed: random(32) })),
  NOT_ENTITLED: async () => ({ ...eventJson(await second(note)), position: 9 }),
  BAD_STATEMENT: async () => {
    const statement = await statementOf(portable, world, 11, { status: 'CLOSED', reason: 'OUTCOME_MINOR' });
    const data = { number: 1, text: '', language: 'ky', statement, salt: unknown, counter: 0 } as const;
    return eventJson(await second({ type: 'ANSWER', data }));
  },
};

test.each(Object.entries(frames))(
  '%s is the reason of a frame that is no event, and reading goes on',
  async (why, build) => {
    const made = await build();
    const places = await locators(portable, caseKey, 1, 1);
    const sealed =
      made instanceof Uint8Array
        ? [made]
        : await sealKeyed(portable, random, caseKey, labels.event, encodeContent(made), places);
    feed.set(formatHex(at(places, 0)), { frame: at(sealed, 0), released: firstDay, slot: 1 });
    const next = await makeEvent(portable, { ...place, seq: 2 }, note, world.signer(12));
    await post(next);
    const chain = await read();
    expect(chain.skipped).toEqual([{ index: 1, why }]);
    expect([chain.next, chain.state.events]).toEqual([3, [first, formatHex(await eventHash(portable, next))]]);
  },
);

test('CIRCLE_FULL is the reason of a seventeenth member', async () => {
  const circle = [11, ...Array.from({ length: circleLimit - 1 }, (_, index) => 100 + index)];
  const roster = at(world.rosters, 0);
  const more = circle.slice(1).map((number) => ({ number, unit: 1, sign: unknown }));
  const large = { ...roster, members: [...roster.members, ...more] };
  const made = new Case({ ...factsOf(world, { holders: circle }), roster: () => large });
  await made.start(circle);
  await made.write(11, { type: 'GRANT', data: { to: 12 } });
  expect(replay(made.placed, made.facts).skipped).toEqual([{ index: 1, why: 'CIRCLE_FULL' }]);
});

test('every reason is reached', () => {
  const reached = new Set([...Object.keys(histories), ...Object.keys(frames), 'CIRCLE_FULL']);
  expect([...reached].sort()).toEqual(Object.keys(skipReasons).sort());
});

const caseKey = random(32);
const feed = new Map<string, FeedFrame>();
const begun = await makeEvent(
  portable,
  { seq: 0, previous: new Uint8Array(32), day: firstDay },
  {
    type: 'START',
    data: { letter: world.letter, file: fileKey, grantees: [11, 12, 13], key: await caseKeyHash(portable, caseKey) },
  },
  world.signer(11),
);
await post(begun);
const first = formatHex(await eventHash(portable, begun));
const place = { seq: 1, previous: await eventHash(portable, begun), day: firstDay };

function second(content: EventContent, signer = world.signer(11)): Promise<CaseEvent> {
  return makeEvent(portable, place, content, signer);
}

async function post(event: CaseEvent): Promise<void> {
  for (const { locator: where, frame } of await sealEvent(portable, random, caseKey, event))
    feed.set(formatHex(where), { frame, released: firstDay, slot: 1 });
}

function read(): Promise<Chain> {
  const find = (where: string): FeedFrame | null => feed.get(where) ?? null;
  return readChain(portable, beginChain(caseKey), { keys: [caseKey], find, rosters: () => world.rosters, facts });
}

async function after(given: Promise<Case>, member: number, content: EventContent): Promise<Case> {
  const made = await given;
  await made.write(member, content);
  return made;
}

async function altered(change: (placed: Case['placed'][number]) => Case['placed'][number]): Promise<Case> {
  const made = await after(begin(), 11, note);
  made.placed.push(change(present(made.placed.pop())));
  return made;
}
