/** A member of the circle with a console of their own making: what they sign under their own name, and what comes of it. */
import {
  beginChain,
  caseKeyHash,
  encodeCanonical,
  formatHex,
  locator,
  makeEvent,
  parseEvent,
  readChain,
  replay,
  sealEvent,
  type Chain,
  type EventContent,
  type FeedFrame,
  type JsonValue,
  type RecordContent,
} from '../../crypto/index.ts';
import { begin, caseIn, facts, world, type Case } from '../crypto/casework/case.ts';
import { fileKey, firstDay } from '../crypto/casework/world.ts';
import { portable } from '../crypto/letter/suites.ts';
import { at, fixedRandom } from '../crypto/letter/world.ts';
import { refusalOf } from '../crypto/suites.ts';

const random = fixedRandom('malicious member');
const note = (text: string): EventContent => ({ type: 'NOTE', data: { text } });
const tag = (text: string): RecordContent => ({ kind: 'TAG', data: { text } });
const recuse = (member: number): EventContent => ({ type: 'RECUSE', data: { member, text: '', leave: null } });
const exclude = (members: readonly number[], units: readonly number[] = []): EventContent => ({
  type: 'EXCLUDE',
  data: { members, units, text: '' },
});
const approval = (event: Uint8Array): EventContent => ({ type: 'APPROVE', data: { event, statement: null } });

test('Nobody is taken out of a case by a colleague: not by a recusal in their name, nor as a substitute, nor by an exclusion of one.', async () => {
  const begun = await caseIn('UNDER_INVESTIGATION');
  expect(await begun.tries(11, recuse(12))).toBe('NOT_ENTITLED');
  expect(await begun.tries(11, { type: 'SUBSTITUTE', data: { member: 12, after: 60 } })).toBe('NOT_ENTITLED');
  expect(await begun.tries(11, exclude([12]))).toBeNull();
  expect(await begun.tries(11, approval(begun.last))).toBe('SAME_MEMBER');
  expect(begun.state.circle).toEqual([11, 12, 13]);
});

test('A helper who was let in for it can make up the second member, and is seen in the history with whoever let them in.', async () => {
  const begun = await caseIn('UNDER_INVESTIGATION');
  await begun.tries(11, { type: 'GRANT', data: { to: 41 } });
  await begun.tries(11, exclude([12]));
  // Two who collude hold four eyes (docs/threat-model.md); that they did stands signed in the case.
  expect(await begun.tries(41, approval(begun.last))).toBeNull();
  const signers = begun.placed.slice(-3).map(({ verified }) => verified.event.member);
  expect([begun.state.circle, signers]).toEqual([
    [11, 13, 41],
    [11, 11, 41],
  ]);
});

test('Whoever shuts everybody outside out is named for it, and takes nothing from those inside.', async () => {
  const begun = await begin();
  // With custodians (21, 22, 31) among them it waits for a second member.
  expect(await begun.tries(11, exclude([21, 22, 31, 32, 41]))).toBeNull();
  expect(begun.state.excluded.members).toEqual([]);
  expect(await begun.tries(11, exclude([32, 41]))).toBeNull();
  expect(await begun.tries(12, { type: 'GRANT', data: { to: 41 } })).toBe('NOT_ELIGIBLE');
  expect(begun.state.circle).toEqual([11, 12, 13]);
  expect(begun.placed.at(-2)?.verified.event).toMatchObject({ type: 'EXCLUDE', member: 11 });
});

test('A flood of sheets fills one kind and leaves every sheet to be written over; the others are not touched.', async () => {
  const begun = await begin();
  await flood(begun);
  expect(begun.state.sheets.TAG).toHaveLength(512);
  await expect(begun.record(12, 513, tag('дагы'))).rejects.toMatchObject({ code: 'MALFORMED' });
  expect(await begun.record(12, 7, tag('керектүү'))).toBeNull();
  expect(at(begun.state.sheets.TAG, 6)).toMatchObject({ by: 12, data: { text: 'керектүү' } });
  expect(await begun.record(12, 1, { kind: 'HOLD', data: { text: '' } })).toBeNull();
}, 120_000);

/** In one go, each event after the one before it. */
async function flood(begun: Case): Promise<void> {
  for (let number = 1; number <= 512; number++)
    await begun.write(13, { type: 'RECORD', data: { number, kept: true, ...tag(`толтуруу ${String(number)}`) } });
  expect(begun.skipped).toEqual([]);
}

test.each<readonly [string, JsonValue]>([
  ['a sheet of a megabyte', { kind: 'TAG', number: 1, kept: true, data: { text: 'я'.repeat(500_000) } }],
  ['a sheet of no kind', { kind: 'PROTO', number: 1, kept: true, data: {} }],
  ['a kind that every object has', { kind: 'CONSTRUCTOR', number: 1, kept: true, data: {} }],
  ['a sheet with more than its form', { kind: 'TAG', number: 1, kept: true, data: { text: 'x', more: 1 } }],
  ['number 513', { kind: 'TAG', number: 513, kept: true, data: { text: 'x' } }],
  ['persons in no order', { kind: 'ALLEGATION', number: 1, kept: true, data: { ...allegation(), accused: [2, 1] } }],
  ['outcomes of its own', { kind: 'ALLEGATION', number: 1, kept: true, data: { ...allegation(), outcome: 'GUILTY' } }],
])('%s is no event', (_, data) => {
  const event: JsonValue = {
    ...{ format: 'kupuya/event/v1', seq: 1, member: 11, position: 0, day: firstDay, type: 'RECORD', data },
    ...{ previous: base64(32), roster: '00'.repeat(32), signature: base64(64) },
  };
  encodeCanonical(event);
  expect(['MALFORMED', 'RANGE', 'NOT_CANONICAL']).toContain(refusalOf(() => parseEvent(event)));
});

function allegation(): Readonly<Record<string, JsonValue>> {
  return { category: 'BRIBERY', text: '', accused: [], outcome: '', consequences: [], reason: '' };
}

function base64(length: number): string {
  return Buffer.alloc(length).toString('base64');
}

test('Junk at the next places of a case is passed over, however much of it there is, and the case goes on.', async () => {
  const key = random(32);
  const feed = new Map<string, FeedFrame>();
  const read = (): Promise<Chain> => {
    const find = (place: string): FeedFrame | null => feed.get(place) ?? null;
    return readChain(portable, beginChain(key), { keys: [key], find, rosters: () => world.rosters, facts });
  };
  const write = async (member: number, content: EventContent): Promise<void> => {
    const { state, next } = await read();
    const place = { seq: next, previous: Buffer.from(state.head, 'hex'), day: firstDay };
    const event = await makeEvent(portable, place, content, world.signer(member));
    for (const record of await sealEvent(portable, random, key, event))
      feed.set(formatHex(record.locator), { frame: record.frame, released: firstDay, slot: 1 });
  };
  const start = { letter: world.letter, file: fileKey, grantees: [11, 12, 13], key: await caseKeyHash(portable, key) };
  await write(11, { type: 'START', data: start });
  await write(12, note('биринчи'));
  for (let place = 2; place < 102; place++)
    feed.set(formatHex(await locator(portable, key, place)), { frame: random(2_048), released: firstDay, slot: 1 });
  await write(12, note('экинчи'));
  const chain = await read();
  expect(chain.skipped).toHaveLength(100);
  expect(new Set(chain.skipped.map(({ why }) => why))).toEqual(new Set(['NOT_OPENED']));
  expect([chain.state.events.length, chain.next]).toEqual([3, 103]);
});

test('Nothing leaves the house, is opened or erased on one signature, whatever the record says.', async () => {
  const begun = await caseIn('CLOSED');
  const nothing = { ciphertext: null, origin: null, letter: null, name: '', length: 0, text: '', until: 0 } as const;
  const document = new Uint8Array(32).fill(3);
  const bundle = { ...nothing, document, what: 'EXPORTED', to: '' } as const;
  for (const act of ['EXPORT', 'OPEN_IDENTITY', 'ERASE'] as const) {
    const { event: proposal } = await begun.propose(11, act);
    for (const content of [
      approval(proposal),
      { type: 'CUSTODY', data: { ...bundle, proposal } },
      { type: 'IDENTITY', data: { letter: world.letter, proposal, custodians: [21, 22] } },
      { type: 'ERASED', data: { proposal } },
    ] satisfies readonly EventContent[])
      expect(['SAME_MEMBER', 'NO_PROPOSAL']).toContain(await begun.tries(11, content));
  }
  expect(begun.state).toMatchObject({ custody: [], identities: [], erased: false });
});

test('What one act was approved for opens no other.', async () => {
  const begun = await caseIn('CLOSED');
  const proposal = await begun.propose(11, 'EXPORT');
  await begun.approve(12, proposal);
  const named = { letter: world.letter, proposal: proposal.event, custodians: [21, 22] };
  expect(await begun.tries(11, { type: 'IDENTITY', data: named })).toBe('NO_PROPOSAL');
  expect(await begun.tries(11, { type: 'ERASED', data: { proposal: proposal.event } })).toBe('NO_PROPOSAL');
});

test('A forged chain of any length changes nothing for whoever reads it: the state is that of the events which count.', async () => {
  const begun = await caseIn('ACKNOWLEDGED');
  const before = begun.state;
  const honest = begun.placed.length;
  for (let index = 0; index < 50; index++) await begun.write(41, note(String(index)));
  expect(replay(begun.placed, facts).skipped).toHaveLength(50);
  expect(begun.state).toEqual(before);
  expect(begun.placed.slice(honest).every(({ verified }) => verified.event.member === 41)).toBe(true);
});
