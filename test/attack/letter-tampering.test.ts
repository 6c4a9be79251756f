/**
 * P4 and P5. Somebody on the way, or the server, alters letters or puts parts of them together anew. Before the key commitment an
 * altered letter is nobody's; after it, it is damaged and everybody who should have read it sees that.
 */
import fc from 'fast-check';
import { concat, openBody, openCapsule, openSlot, sealLetter } from '../../crypto/index.ts';
import {
  at,
  createWorld,
  draftFollowUp,
  draftLetter,
  fixedRandom,
  flip,
  present,
  type World,
} from '../crypto/letter/world.ts';
import { portable, sodium } from '../crypto/letter/suites.ts';

/** Written out here on purpose: the second source of the layout. */
const commitmentEnd = 68;
const slotLength = 1168;
const capsuleStart = 18_756;
const bodyStart = 21_124;
const letterLength = 32_768;
const slotStart = (position: number): number => commitmentEnd + slotLength * position;

let world: World;
let letter: Uint8Array;
let fileKey: Uint8Array;
let other: Uint8Array;

beforeAll(async () => {
  world = await createWorld(sodium);
  ({ letter, fileKey } = await sealLetter(sodium, fixedRandom('letter'), draftLetter(world)));
  ({ letter: other } = await sealLetter(sodium, fixedRandom('other'), draftLetter(world, { statement: 'Башка' })));
});

const openAs = (position: number, bytes: Uint8Array): Promise<Uint8Array | null> =>
  openSlot(sodium, bytes, position, at(world.seeds, position));

/** `to` with bytes start..end of `from`. */
function graft(from: Uint8Array, to: Uint8Array, start: number, end: number): Uint8Array {
  return concat(to.subarray(0, start), from.subarray(start, end), to.subarray(end));
}

test('every bit of the header counts: flipped, the letter is nobody’s', async () => {
  for (let offset = 0; offset < commitmentEnd; offset++) {
    for (const bit of [0, 7]) expect(await openAs(0, flip(letter, offset, bit))).toBeNull();
  }
});

test('a flipped byte anywhere in a reader’s slot shuts it for that reader, and the others see a damaged letter', async () => {
  const offset = fc.integer({ min: slotStart(1), max: slotStart(2) - 1 });
  await fc.assert(
    fc.asyncProperty(offset, fc.integer({ min: 0, max: 7 }), async (place, bit) => {
      const altered = flip(letter, place, bit);
      expect(await openAs(1, altered)).toBeNull();
      expect(await openAs(0, altered)).toEqual(fileKey);
      await expect(openBody(sodium, altered, fileKey, null)).rejects.toMatchObject({ code: 'DAMAGED_LETTER' });
    }),
    { numRuns: 60 },
  );
});

test('a flipped byte in the capsule or the body is a damaged letter for every reader', async () => {
  const edges = [
    capsuleStart,
    capsuleStart + 1120,
    capsuleStart + 2240,
    capsuleStart + 2272,
    bodyStart - 1,
    bodyStart,
    letterLength - 1,
  ];
  const sample = fixedRandom('places');
  const places = Array.from({ length: 60 }, () => {
    const [high = 0, low = 0] = sample(2);
    return capsuleStart + ((high * 256 + low) % (letterLength - capsuleStart));
  });
  for (const place of [...edges, ...places]) {
    const altered = flip(letter, place, place % 8);
    for (const position of [0, 1, 2]) expect(await openAs(position, altered)).toEqual(fileKey);
    await expect(openBody(portable, altered, fileKey, null)).rejects.toMatchObject({ code: 'DAMAGED_LETTER' });
  }
});

test('the officers see an altered capsule as not theirs or damaged, never as another content', async () => {
  for (let place = capsuleStart; place < bodyStart; place += 29) {
    const opened = openCapsule(sodium, flip(letter, place), ...world.officers);
    if (place < capsuleStart + 2272) expect(await opened).toBeNull();
    else await expect(opened).rejects.toMatchObject({ code: 'DAMAGED_LETTER' });
  }
});

test('slots in each other’s place open for nobody', async () => {
  const swapped = concat(
    letter.subarray(0, slotStart(0)),
    letter.subarray(slotStart(1), slotStart(2)),
    letter.subarray(slotStart(0), slotStart(1)),
    letter.subarray(slotStart(2)),
  );
  for (const position of [0, 1]) {
    expect(await openAs(position, swapped)).toBeNull();
    // Not even for the owner of the slot that now stands here.
    expect(await openSlot(sodium, swapped, position, at(world.seeds, 1 - position))).toBeNull();
  }
});

test('a slot in another letter opens nothing there', async () => {
  const replayed = graft(letter, other, slotStart(0), slotStart(1));
  expect(await openAs(0, replayed)).toBeNull();
});

test('all slots with header and commitment in front of another letter’s body are a damaged letter', async () => {
  const mixed = graft(letter, other, 0, capsuleStart);
  expect(await openAs(0, mixed)).toEqual(fileKey);
  await expect(openBody(sodium, mixed, fileKey, null)).rejects.toMatchObject({ code: 'DAMAGED_LETTER' });
});

test.each([
  ['body', bodyStart, letterLength],
  ['capsule', capsuleStart, bodyStart],
])('the %s of another letter is a damaged letter', async (_, start, end) => {
  const mixed = graft(other, letter, start, end);
  const opened = present(await openAs(2, mixed));
  await expect(openBody(portable, mixed, opened, null)).rejects.toMatchObject({ code: 'DAMAGED_LETTER' });
});

test('a capsule in another letter is not counted there', async () => {
  expect(await openCapsule(sodium, graft(other, letter, capsuleStart, bodyStart), ...world.officers)).toBeNull();
});

test('a letter of another length is refused before anything is read', async () => {
  for (const length of [0, 1, 67, 68, 18_756, 21_124, 32_767]) {
    const cut = letter.subarray(0, length);
    await expect(openAs(0, cut)).rejects.toMatchObject({ code: 'BAD_LENGTH' });
    await expect(openBody(sodium, cut, fileKey, null)).rejects.toMatchObject({ code: 'BAD_LENGTH' });
    await expect(openCapsule(sodium, cut, ...world.officers)).rejects.toMatchObject({ code: 'BAD_LENGTH' });
  }
  await expect(openAs(0, concat(letter, new Uint8Array(1)))).rejects.toMatchObject({ code: 'BAD_LENGTH' });
});

test('a file key of another letter, handed on by a colleague, is refused as such', async () => {
  await expect(openBody(sodium, other, fileKey, null)).rejects.toMatchObject({ code: 'BAD_KEY' });
});

test('random bytes of the right length are nobody’s letter', async () => {
  const random = fixedRandom('noise');
  for (let round = 0; round < 8; round++) {
    const noise = random(letterLength);
    if (round > 3) noise.set(letter.subarray(0, 36));
    expect(await openAs(0, noise)).toBeNull();
    expect(await openCapsule(sodium, noise, ...world.officers)).toBeNull();
  }
});

test('a stranger who knows whose conversation it is cannot write into it', async () => {
  const draft = draftFollowUp(world);
  const strangerSeed = new Uint8Array(32).fill(9);
  // Under the stranger's own key the letter is sound, and of another conversation.
  const sign = await sodium.signPublicKey(strangerSeed);
  const own = await sealLetter(sodium, fixedRandom('stranger'), {
    ...draft,
    body: { ...draft.body, sign },
    signSeed: strangerSeed,
  });
  await expect(openBody(sodium, own.letter, own.fileKey, world.source.signPublic)).rejects.toMatchObject({
    code: 'BAD_SIGNATURE',
  });
  // Under the source's key it cannot be sealed by what we ship...
  await expect(sealLetter(sodium, fixedRandom('stranger'), { ...draft, signSeed: strangerSeed })).rejects.toMatchObject(
    {
      code: 'BAD_KEY',
    },
  );
});
