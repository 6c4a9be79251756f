import { createCipheriv, createHash } from 'node:crypto';
import { createPortablePublicSuite, type ErrorCode, type PublicSuite, type Random } from '../../../crypto/public.ts';

export const suite: PublicSuite = await createPortablePublicSuite(globalThis.crypto.subtle);

/** The same bytes in every run, and different ones for every seed. */
export function seededRandom(seed: string): Random {
  const stream = createCipheriv('aes-256-ctr', sha256(seed), new Uint8Array(16));
  let block = new Uint8Array();
  return (length) => {
    if (length > block.length) {
      block = new Uint8Array(stream.update(new Uint8Array(4096 + length)));
    }
    const taken = block.slice(0, length);
    block = block.subarray(length);
    return taken;
  };
}

/** 32 bytes that mean nothing, told apart by name. */
export function bytesNamed(name: string): Uint8Array {
  return new Uint8Array(sha256(`test bytes: ${name}`));
}

/** Every single-bit change of some bytes. */
export function* bitFlips(bytes: Uint8Array): Generator<Uint8Array> {
  for (let bit = 0; bit < 8 * bytes.length; bit++) {
    const changed = bytes.slice();
    const place = Math.floor(bit / 8);
    changed[place] = (changed[place] ?? 0) ^ (1 << (bit % 8));
    yield changed;
  }
}

/** Every shorter beginning of some bytes. */
export function* truncations(bytes: Uint8Array): Generator<Uint8Array> {
  for (let length = 0; length < bytes.length; length++) yield bytes.slice(0, length);
}

/** Expects that this is refused with this code. */
export function refuses(act: () => unknown, code: ErrorCode): void {
  let thrown: unknown = null;
  try {
    act();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toMatchObject({ code });
}

function sha256(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}
