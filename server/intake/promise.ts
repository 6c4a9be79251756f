import { createPrivateKey, sign, type KeyObject } from 'node:crypto';
import {
  concat,
  encodeUtf8,
  formatBase64,
  formatPromise,
  parseHex,
  verifierKeyOf,
  type PublicSuite,
} from '../../crypto/public.ts';

/** Signs the promise for an accepted entry. */
export type Signer = (commit: Uint8Array, day: number) => string;

/** RFC 8410: PKCS #8 around a seed of 32 bytes. */
const pkcs8Prefix = parseHex('302e020100300506032b657004220420');

/**
 * The promise of docs/protocol.md section 8.2. The key is prepared once, because every accepted letter is signed for;
 * a test compares the result with `signNote`.
 */
export async function promiseSigner(suite: PublicSuite, origin: string, seed: Uint8Array): Promise<Signer> {
  const { name, id } = await verifierKeyOf(suite, { name: `${origin}/promise`, seed });
  const key: KeyObject = createPrivateKey({
    key: Buffer.from(concat(pkcs8Prefix, seed)),
    format: 'der',
    type: 'pkcs8',
  });
  return (commit, day) => {
    const text = formatPromise({ origin, commit, day });
    const signature = sign(null, encodeUtf8(text), key);
    return `${text}\n— ${name} ${formatBase64(concat(id, signature))}\n`;
  };
}
