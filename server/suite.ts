import { createHmac, hash, webcrypto } from 'node:crypto';
import type { PublicSuite } from '../crypto/public.ts';
import { createSodiumPublicSuite } from '../crypto/public-sodium.ts';

/**
 * The cryptography of the server: libsodium and WebCrypto, with hashes by Node itself. A WebCrypto hash is a job for another
 * thread; of a letter's 32 KiB, handing it over costs more than hashing it.
 */
export async function createServerSuite(): Promise<PublicSuite> {
  const suite = await createSodiumPublicSuite(webcrypto.subtle);
  return {
    ...suite,
    sha256: (message) => Promise.resolve(plain(hash('sha256', message, 'buffer'))),
    hmacSha256: (key, message) =>
      key.length === 0
        ? suite.hmacSha256(key, message)
        : Promise.resolve(plain(createHmac('sha256', key).update(message).digest())),
  };
}

function plain(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}
