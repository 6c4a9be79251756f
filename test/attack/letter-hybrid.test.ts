/**
 * P3. One half of X-Wing is broken: its private key is known to the attacker. X-Wing is rebuilt here from its halves
 * (draft-connolly-cfrg-xwing-kem, section 5), so that each can be known or unknown by itself.
 */
import { x25519 } from '@noble/curves/ed25519.js';
import { sha3_256, shake256 } from '@noble/hashes/sha3.js';
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';
import { concat, encodeUtf8, openCapsule, openSlot, sealLetter, type Suite } from '../../crypto/index.ts';
import { at, createWorld, draftLetter, fixedRandom } from '../crypto/letter/world.ts';
import { sodium } from '../crypto/letter/suites.ts';

interface Known {
  readonly mlKem: boolean;
  readonly x25519: boolean;
}

/** A suite whose holder knows only these halves of a private key and guesses zeros for the other. */
function breaking(known: Known): Suite {
  return {
    ...sodium,
    kemDecapsulate(seed, ciphertext) {
      const expanded = shake256(seed, { dkLen: 96 });
      const post = ml_kem768.keygen(expanded.subarray(0, 64));
      const classical = expanded.subarray(64);
      const share = ciphertext.subarray(1088);
      const guess = new Uint8Array(32);
      const secretM = known.mlKem ? ml_kem768.decapsulate(ciphertext.subarray(0, 1088), post.secretKey) : guess;
      const secretX = known.x25519 ? x25519.getSharedSecret(classical, share) : guess;
      const label = encodeUtf8('\\.//^\\');
      return Promise.resolve(sha3_256(concat(secretM, secretX, share, x25519.getPublicKey(classical), label)));
    },
  };
}

test.each([
  ['both halves', { mlKem: true, x25519: true }, true],
  ['ML-KEM-768 alone', { mlKem: true, x25519: false }, false],
  ['X25519 alone', { mlKem: false, x25519: true }, false],
])('%s: slots and capsule open only with both', async (_, known, opens) => {
  const world = await createWorld(sodium);
  const draft = draftLetter(world);
  const { letter, fileKey } = await sealLetter(sodium, fixedRandom('hybrid'), draft);
  const broken = breaking(known);
  expect(await openSlot(broken, letter, 0, at(world.seeds, 0))).toEqual(opens ? fileKey : null);
  expect(await openCapsule(broken, letter, ...world.officers)).toEqual(opens ? draft.capsule : null);
});
