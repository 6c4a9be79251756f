/** P2 and P7. The excluded official holds his own keys and sees every letter. He must learn nothing from them. */
import { encodeUtf8, openSlot, sealCover, sealLetter, type Random, type Suite } from '../../crypto/index.ts';
import { assertKemCiphertext } from '../../crypto/primitives/xwing-strict.ts';
import { splitLetter } from '../../crypto/letter/layout.ts';
import { at, createWorld, draftFollowUp, draftLetter, fixedRandom, type World } from '../crypto/letter/world.ts';
import { portable, sodium } from '../crypto/letter/suites.ts';

let world: World;
const excluded = { members: [13], units: [] };

beforeAll(async () => {
  world = await createWorld(sodium);
});

/** Everything an observer of the sealing could count: which calls, with how many bytes. */
function watch(suite: Suite, random: Random): { suite: Suite; random: Random; seen: string[] } {
  const seen: string[] = [];
  const note = (name: string, ...parts: readonly Uint8Array[]): void => {
    seen.push(`${name} ${parts.map(({ length }) => length).join(' ')}`);
  };
  return {
    seen,
    random(length) {
      seen.push(`random ${String(length)}`);
      return random(length);
    },
    suite: {
      ...suite,
      kemPublicKey: (seed) => (note('kemPublicKey', seed), suite.kemPublicKey(seed)),
      kemPrepare: (key) => (note('kemPrepare', key), suite.kemPrepare(key)),
      kemEncapsulate: (key, eseed) => (note('kemEncapsulate', key, eseed), suite.kemEncapsulate(key, eseed)),
      hkdf: (salt, ikm, info, length) => (note('hkdf', salt, ikm, info), suite.hkdf(salt, ikm, info, length)),
      aeadSeal: (key, nonce, aad, plaintext) => (
        note('aeadSeal', nonce, aad, plaintext),
        suite.aeadSeal(key, nonce, aad, plaintext)
      ),
    },
  };
}

test('a letter that excludes an official, one for another desk, a follow-up and cover have one length and open to null', async () => {
  const seed = at(world.seeds, 2);
  const letters = await Promise.all([
    sealLetter(sodium, fixedRandom('excludes'), draftLetter(world, { excluded })).then(({ letter }) => letter),
    sealLetter(sodium, fixedRandom('long'), draftLetter(world, { excluded, statement: 'а'.repeat(9000) })).then(
      ({ letter }) => letter,
    ),
    sealCover(sodium, fixedRandom('cover'), world.roster, 0),
  ]);
  for (const letter of letters) {
    expect(letter).toHaveLength(32_768);
    expect(await openSlot(portable, letter, 2, seed)).toBeNull();
    // Nor with his key in somebody else's place.
    for (let position = 0; position < 16; position++) expect(await openSlot(sodium, letter, position, seed)).toBeNull();
  }
});

test('a colleague who is not excluded opens the same letter', async () => {
  const { letter, fileKey } = await sealLetter(sodium, fixedRandom('excludes'), draftLetter(world, { excluded }));
  expect(await openSlot(portable, letter, 0, at(world.seeds, 0))).toEqual(fileKey);
  expect(await openSlot(portable, letter, 1, at(world.seeds, 1))).toEqual(fileKey);
});

test('sealing draws the same randomness and makes the same calls whoever is chosen, and for cover', async () => {
  const runs = await Promise.all(
    [draftLetter(world), draftLetter(world, { excluded }), draftFollowUp(world)].map(async (draft) => {
      const watched = watch(sodium, fixedRandom('watched'));
      await sealLetter(watched.suite, watched.random, draft);
      return watched.seen;
    }),
  );
  expect(at(runs, 0).filter((call) => call.startsWith('kemEncapsulate'))).toHaveLength(18);
  expect(runs[1]).toEqual(runs[0]);
  expect(runs[2]).toEqual(runs[0]);
  // Before a letter the keys of all positions and both officers are prepared, which leaves nothing in it: cover goes without.
  const held = at(runs, 0).findIndex((call) => !call.startsWith('kemPrepare'));
  expect(held).toBe(world.roster.positions.length + 2);
  const cover = watch(sodium, fixedRandom('watched'));
  await sealCover(cover.suite, cover.random, world.roster, 0);
  expect(cover.seen.filter((call) => call !== 'random 11628')).toEqual(at(runs, 0).slice(held));
});

test('what an excluded slot holds is an encapsulation, because random bytes would be told apart', async () => {
  const isPossible = (ciphertext: Uint8Array): boolean => {
    try {
      assertKemCiphertext(ciphertext);
      return true;
    } catch {
      return false;
    }
  };
  const random = fixedRandom('random bytes');
  const randomSlots = Array.from({ length: 64 }, () => random(1120));
  // Half of all random bytes are no canonical X25519 key: 64 slots of them would be noticed.
  expect(randomSlots.every(isPossible)).toBe(false);
  const covers = await Promise.all(
    ['a', 'b', 'c', 'd'].map((name) => sealCover(sodium, fixedRandom(name), world.roster, 0)),
  );
  const throwAway = covers.flatMap((cover) => splitLetter(cover).slots.map(({ ciphertext }) => ciphertext));
  expect(throwAway).toHaveLength(64);
  expect(throwAway.every(isPossible)).toBe(true);
});

test('a letter cannot be sealed to somebody it excludes, nor to fewer than two', async () => {
  const draft = draftLetter(world);
  const refused = (input: typeof draft): Promise<unknown> => sealLetter(sodium, fixedRandom('refused'), input);
  await expect(refused({ ...draft, body: { ...draft.body, excluded } })).rejects.toMatchObject({ code: 'MALFORMED' });
  await expect(
    refused({ ...draft, body: { ...draft.body, excluded: { members: [], units: [2] } } }),
  ).rejects.toMatchObject({
    code: 'MALFORMED',
  });
  await expect(refused({ ...draft, readers: [0, 1] })).rejects.toMatchObject({ code: 'MALFORMED' });
  await expect(refused({ ...draft, readers: [0], body: { ...draft.body, readers: 1 } })).rejects.toMatchObject({
    code: 'TOO_FEW_READERS',
  });
  const vacant = { ...draft, readers: [0, 9], body: { ...draft.body, readers: 0b10_0000_0001 } };
  await expect(refused(vacant)).rejects.toMatchObject({ code: 'BAD_KEY' });
});

test('nothing of what the source wrote or holds stands in a letter in the clear', async () => {
  const canary = 'CANARY-3f9c-каналдан';
  const { letter, fileKey } = await sealLetter(
    sodium,
    fixedRandom('canary'),
    draftLetter(world, { statement: canary, consent: true }),
  );
  const bytes = Buffer.from(letter);
  const { source } = world;
  const { receipt, track, reply, signSeed, kemSeed, escalate } = source;
  const keys = [fileKey, receipt, track, reply, signSeed, kemSeed, escalate];
  const secrets = [encodeUtf8(canary), encodeUtf8('CANARY'), ...keys];
  for (const secret of secrets) expect(bytes.includes(Buffer.from(secret).subarray(0, 6))).toBe(false);
});
