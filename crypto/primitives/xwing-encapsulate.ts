/** X-Wing encapsulation of the portable provider (draft-connolly-cfrg-xwing-kem section 5.4) over noble's ML-KEM-768. */
import { sha3_256 } from '@noble/hashes/sha3.js';
import { ml_kem768 as mlkem, type KEMPrepared } from '@noble/post-quantum/ml-kem.js';
import { assertLength, concat, equalBytes, parseHex } from '../bytes.ts';
import type { Encapsulation } from './port.ts';
import type { Agree, X25519 } from './x25519.ts';
import { assertKemPublicKey, kemEncapsulationSeedLength } from './xwing-strict.ts';

const mlKemPublicKeyLength = 1184;
const mlKemMessageLength = 32;
/** XWingLabel of the draft: `\.//^\`. */
const label = parseHex('5c2e2f2f5e5c');

interface PreparedKey {
  /** A copy: whose array it came from may write into it. */
  readonly publicKey: Uint8Array;
  readonly mlkem: KEMPrepared;
  readonly agree: Agree;
}

export interface Encapsulator {
  /** @throws BAD_LENGTH, BAD_KEY */
  prepare(publicKey: Uint8Array): Promise<void>;
  /** @throws BAD_LENGTH, BAD_KEY */
  encapsulate(publicKey: Uint8Array, eseed: Uint8Array): Promise<Encapsulation>;
}

/**
 * Two thirds of an encapsulation depend on the public key alone: its checks, its hash, and the matrix that is expanded from its seed.
 * Keys that were prepared are kept by the array that holds them, as long as somebody holds that array. Everything kept is public.
 */
export function createEncapsulator(x25519: X25519): Encapsulator {
  const prepared = new WeakMap<Uint8Array, PreparedKey>();

  const find = (publicKey: Uint8Array): PreparedKey | null => {
    const found = prepared.get(publicKey);
    return found !== undefined && equalBytes(found.publicKey, publicKey) ? found : null;
  };

  return {
    async prepare(publicKey) {
      if (find(publicKey) === null) prepared.set(publicKey, await prepareKey(x25519, publicKey));
    },
    async encapsulate(publicKey, eseed) {
      return encapsulate(find(publicKey) ?? (await prepareKey(x25519, publicKey)), eseed);
    },
  };
}

async function prepareKey(x25519: X25519, given: Uint8Array): Promise<PreparedKey> {
  assertKemPublicKey(given);
  const publicKey = given.slice();
  return {
    publicKey,
    mlkem: mlkem.prepare(publicKey.subarray(0, mlKemPublicKeyLength)),
    agree: await x25519.with(publicKey.subarray(mlKemPublicKeyLength)),
  };
}

async function encapsulate({ publicKey, mlkem: key, agree }: PreparedKey, eseed: Uint8Array): Promise<Encapsulation> {
  assertLength(eseed, kemEncapsulationSeedLength);
  const { ours, shared } = await agree(eseed.subarray(mlKemMessageLength));
  const { cipherText, sharedSecret } = key.encapsulate(eseed.subarray(0, mlKemMessageLength));
  const preimage = concat(sharedSecret, shared, ours, publicKey.subarray(mlKemPublicKeyLength), label);
  const combined = sha3_256(preimage);
  for (const secret of [sharedSecret, shared, preimage]) secret.fill(0);
  return { ciphertext: concat(cipherText, ours), sharedSecret: combined };
}
