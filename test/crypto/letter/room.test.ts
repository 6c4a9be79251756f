/** What fits into a letter is known before it is sealed. */
import fc from 'fast-check';
import { bodyRoom, openBody, sealLetter, splitStatement, type LetterBody } from '../../../crypto/index.ts';
import { refusalOf } from '../suites.ts';
import { at, createWorld, draftLetter, fixedRandom, type World } from './world.ts';
import { sodium } from './suites.ts';

let world: World;
let draft: LetterBody;

beforeAll(async () => {
  world = await createWorld(sodium);
  draft = draftLetter(world).body;
});

/** Text that hardly deflates, with characters of one to four bytes. */
function unruly(length: number, seed = 'unruly'): string {
  const random = fixedRandom(seed)(2 * length);
  const ranges = [0x21, 0x410, 0x4e00, 0x1f300];
  return Array.from({ length }, (_, index) =>
    String.fromCodePoint(at(ranges, at(random, 2 * index) % 4) + (at(random, 2 * index + 1) % 90)),
  ).join('');
}

const joined = (bodies: readonly LetterBody[]): string => bodies.map(({ statement }) => statement).join('');

test('whatever the room allows is sealed and comes back, up to the last bytes of room', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 3000, max: 6000 }), fc.string(), async (length, seed) => {
      const text = unruly(length, seed);
      const room = (end: number): number => bodyRoom({ ...draft, statement: text.slice(0, end).toWellFormed() });
      let end = text.length;
      // The last steps are of one character, so that hardly a byte of room is left.
      while (room(end) < 0) end += Math.min(-1, Math.floor(room(end) / 4));
      const statement = text.slice(0, end).toWellFormed();
      const sealed = await sealLetter(sodium, fixedRandom(seed), draftLetter(world, { statement }));
      expect((await openBody(sodium, sealed.letter, sealed.fileKey, null)).body.statement).toBe(statement);
    }),
    { numRuns: 15 },
  );
});

test('a body without room is refused when it is sealed', async () => {
  const statement = unruly(12_000);
  expect(bodyRoom({ ...draft, statement })).toBeLessThan(0);
  await expect(sealLetter(sodium, fixedRandom('no room'), draftLetter(world, { statement }))).rejects.toMatchObject({
    code: 'TOO_LARGE',
  });
});

test('text that deflates well is limited by what readers inflate', () => {
  expect(bodyRoom({ ...draft, statement: 'a'.repeat(200_000) })).toBeGreaterThan(0);
  expect(bodyRoom({ ...draft, statement: 'a'.repeat(262_144) })).toBeLessThan(0);
});

test('a short statement stays whole', () => {
  expect(splitStatement(draft)).toEqual([draft]);
  expect(splitStatement({ ...draft, statement: '' })).toEqual([{ ...draft, statement: '' }]);
});

test('a long statement is split into letters that all fit and together say the same', () => {
  const statement = unruly(14_000);
  const bodies = splitStatement({ ...draft, statement });
  expect(bodies.length).toBeGreaterThan(2);
  expect(joined(bodies)).toBe(statement);
  for (const [index, body] of bodies.entries()) {
    expect(bodyRoom(body)).toBeGreaterThanOrEqual(0);
    expect(body.statement.isWellFormed()).toBe(true);
    expect(body).toMatchObject({ number: index + 1, part: index + 1, parts: bodies.length });
  }
});

test('only the first part carries keys, answers, attachment and escalation', () => {
  const attachment = { id: new Uint8Array(16), key: new Uint8Array(32), length: 65_536, hash: new Uint8Array(32) };
  const bodies = splitStatement({ ...draft, attachment, statement: unruly(8000) });
  expect(at(bodies, 0)).toMatchObject({ keys: draft.keys, answers: draft.answers, attachment });
  for (const body of bodies.slice(1)) {
    expect(body).toMatchObject({ keys: null, answers: [], attachment: null, escalate: null, front: draft.front });
  }
});

test('ordinary text is cut after a line or a word', () => {
  const words = fixedRandom('words')(60_000);
  const statement = Array.from({ length: 15_000 }, (_, index) => {
    const word = [0, 1, 2, 3]
      .map((offset) => String.fromCodePoint(0x430 + (at(words, 4 * index + offset) % 32)))
      .join('');
    return index % 20 === 19 ? `${word}\n` : `${word} `;
  }).join('');
  const bodies = splitStatement({ ...draft, statement });
  expect(joined(bodies)).toBe(statement);
  expect(bodies.length).toBeGreaterThan(1);
  for (const body of bodies.slice(0, -1)) expect(body.statement.endsWith('\n')).toBe(true);
});

test('what would take nine letters is refused, and so is what no split can mend', () => {
  expect(refusalOf(() => splitStatement({ ...draft, statement: unruly(60_000) }))).toBe('TOO_LARGE');
  const answers = [{ question: 'WHAT', text: unruly(9000) }];
  for (const statement of ['', 'short', unruly(9000)]) {
    expect(refusalOf(() => splitStatement({ ...draft, answers, statement }))).toBe('TOO_LARGE');
  }
});

test('text that no letter can hold is refused when it is measured', () => {
  for (const statement of ['a\0b', 'a\ud800b']) {
    expect(refusalOf(() => bodyRoom({ ...draft, statement }))).toBe('MALFORMED');
  }
});

test('a split letter is sealed part by part and read in full', async () => {
  const statement = unruly(6000);
  const input = draftLetter(world, { statement });
  const bodies = splitStatement(input.body);
  const read = await Promise.all(
    bodies.map(async (body, index) => {
      const capsule = index === 0 ? input.capsule : { ...input.capsule, kind: 'FOLLOW_UP' as const, track: null };
      const sealed = await sealLetter(sodium, fixedRandom(`part ${String(index)}`), { ...input, body, capsule });
      return (await openBody(sodium, sealed.letter, sealed.fileKey, world.source.signPublic)).body;
    }),
  );
  expect(joined(read)).toBe(statement);
});
