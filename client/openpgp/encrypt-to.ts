/** Encryption to somebody's own OpenPGP key, for what a program without any key of its own sends. */
import { createMessage, encrypt, enums } from 'openpgp';
import { readPublicKey } from './public-key.ts';

/**
 * @param publicKey armored, of the person who is to read it
 * @returns an armored message, readable by gpg and sq; never compressed, so that its length follows from the text's alone
 * @throws BAD_KEY if the key cannot be used
 */
export async function encryptTo(publicKey: string, text: string): Promise<string> {
  const armored: unknown = await encrypt({
    message: await createMessage({ text, date: new Date(0) }),
    encryptionKeys: [await readPublicKey(publicKey)],
    config: {
      ...{ aeadProtect: false, showVersion: false, showComment: false },
      preferredCompressionAlgorithm: enums.compression.uncompressed,
    },
  });
  if (typeof armored !== 'string') throw new Error('armored text was asked for');
  return armored;
}
