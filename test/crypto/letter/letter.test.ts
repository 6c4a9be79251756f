/** Letters: what goes in comes out, for the right people, with either provider. */
import {
  bytes32,
  decodeLetterRequest,
  encodeLetterRequest,
  openBody,
  openCapsule,
  openEscalationSlot,
  openSlot,
  parseLetterHeader,
  sealCover,
  sealLetter,
} from '../../../crypto/index.ts';
import { refusalOf } from '../suites.ts';
import { createWorld, draftFollowUp, draftLetter, fixedRandom, present, type World } from './world.ts';
import { portable, sodium, suites } from './suites.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld(portable);
});

describe.each([
  [portable, sodium],
  [sodium, portable],
  [portable, portable],
])('a letter sealed with $name', (sealer, opener) => {
  test('opens for every reader, with the other provider too, to what the source wrote', async () => {
    const draft = draftLetter(world);
    const { letter, fileKey } = await sealLetter(sealer, fixedRandom('seal'), draft);
    expect(letter).toHaveLength(32_768);
    for (const position of draft.readers) {
      const opened = present(await openSlot(opener, letter, position, present(world.seeds[position])));
      expect(opened).toEqual(fileKey);
      const { body, capsule } = await openBody(opener, letter, opened, null);
      expect(body).toEqual(draft.body);
      expect(capsule).toEqual(draft.capsule);
    }
  });

  test('is counted by the two officers together', async () => {
    const draft = draftLetter(world);
    const { letter } = await sealLetter(sealer, fixedRandom('count'), draft);
    expect(await openCapsule(opener, letter, ...world.officers)).toEqual(draft.capsule);
    const [a, b] = world.officers;
    expect(await openCapsule(opener, letter, b, a)).toBeNull();
    expect(await openCapsule(opener, letter, a, a)).toBeNull();
  });
});

test('both providers seal the same bytes from the same randomness', async () => {
  const [first, second] = await Promise.all(
    suites.map((suite) => sealLetter(suite, fixedRandom('same'), draftLetter(world, { consent: true }))),
  );
  expect(first).toEqual(second);
});

test('a follow-up is accepted under the key of letter 1 and under no other', async () => {
  const { letter, fileKey } = await sealLetter(portable, fixedRandom('follow'), draftFollowUp(world));
  const { body } = await openBody(portable, letter, fileKey, world.source.signPublic);
  expect(body.number).toBe(2);
  const stranger = await portable.signPublicKey(new Uint8Array(32).fill(7));
  await expect(openBody(portable, letter, fileKey, stranger)).rejects.toMatchObject({ code: 'BAD_SIGNATURE' });
});

test('with consent the oversight desk opens a letter once it is given the escalation key, and not before', async () => {
  const { letter, fileKey } = await sealLetter(
    portable,
    fixedRandom('escalate'),
    draftLetter(world, { consent: true }),
  );
  for (const position of [5, 6]) {
    const seed = present(world.seeds[position]);
    expect(await openSlot(sodium, letter, position, seed)).toBeNull();
    expect(await openEscalationSlot(sodium, letter, position, seed, world.source.escalate)).toEqual(fileKey);
    expect(await openEscalationSlot(sodium, letter, position, seed, world.source.reply)).toBeNull();
  }
  // Readers' slots are not escalation slots.
  expect(await openEscalationSlot(sodium, letter, 0, present(world.seeds[0]), world.source.escalate)).toBeNull();
});

test('without consent the escalation key opens nothing', async () => {
  const { letter } = await sealLetter(portable, fixedRandom('no consent'), draftLetter(world));
  for (const position of [5, 6]) {
    const seed = present(world.seeds[position]);
    expect(await openEscalationSlot(portable, letter, position, seed, world.source.escalate)).toBeNull();
  }
});

test('an excluded oversight officer gets no escalation slot', async () => {
  const excluded = { members: [31], units: [] };
  const { letter, fileKey } = await sealLetter(
    portable,
    fixedRandom('x'),
    draftLetter(world, { consent: true, excluded }),
  );
  const open = (position: number): Promise<Uint8Array | null> =>
    openEscalationSlot(portable, letter, position, present(world.seeds[position]), world.source.escalate);
  expect(await open(5)).toBeNull();
  expect(await open(6)).toEqual(fileKey);
});

test('a cover letter opens for nobody and is COVER to the officers', async () => {
  const cover = await sealCover(sodium, fixedRandom('cover'), world.roster, 0);
  expect(cover).toHaveLength(32_768);
  expect(parseLetterHeader(cover)).toEqual({ epoch: 0, rosterHash: world.roster.hash });
  for (const [position, seed] of world.seeds.entries())
    expect(await openSlot(portable, cover, position, seed)).toBeNull();
  expect(await openCapsule(portable, cover, ...world.officers)).toMatchObject({ kind: 'COVER', desk: 0, track: null });
});

test('a request carries letter, commit, tag, salt and puzzle and nothing else', async () => {
  const letter = await sealCover(portable, fixedRandom('request'), world.roster, 0);
  const [commit, tag, salt] = [1, 2, 3].map((byte) => bytes32(new Uint8Array(32).fill(byte)));
  const request = {
    letter,
    commit: present(commit),
    tag: present(tag),
    salt: present(salt),
    puzzle: new Uint8Array(16).fill(4),
  };
  const bytes = encodeLetterRequest(request);
  expect(bytes).toHaveLength(32_880);
  expect(decodeLetterRequest(bytes)).toEqual(request);
  for (const length of [0, 32_768, 32_879, 32_881]) {
    const wrong = new Uint8Array(length);
    wrong.set(bytes.subarray(0, length));
    expect(refusalOf(() => decodeLetterRequest(wrong))).toBe('BAD_LENGTH');
  }
  for (const offset of [0, 1, 2, 3]) {
    const wrong = bytes.slice();
    wrong[offset] = 9;
    expect(refusalOf(() => decodeLetterRequest(wrong))).toBe('MALFORMED');
  }
});
