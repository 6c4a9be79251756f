/**
 * Keyring files (protocol section 3.4): one armored OpenPGP message with the keyring's canonical JSON as literal data, to a
 * generated passphrase or to the member's own OpenPGP key.
 */
import { createMessage, decrypt, encrypt, enums, readMessage, type PartialConfig } from 'openpgp';
import { encodeKeyring, encodeUtf8, parseKeyring, ProtocolError, type Keyring } from '../../crypto/index.ts';
import { assertArmorChecksum } from './armor.ts';
import { readPublicKey } from './public-key.ts';
import { tidyPassphrase } from './passphrase.ts';

/** What a keyring file is locked with. */
export type KeyringLock = { readonly passphrase: string } | { readonly publicKey: string };

/** A keyring of four epochs has about 1 kB; whatever is much larger is no keyring. */
const maximumFileLength = 65_536;

/**
 * Readable by gpg 2.2 and sq 0.27, which know neither AEAD packets nor Argon2: SEIPD version 1 (its integrity check is verified
 * below), and iterated S2K with SHA-256 at the largest count that the format can say (byte 255: 65,011,712 bytes hashed). The
 * passphrase has 66 bits of its own and does not depend on the count.
 */
const config: PartialConfig = {
  aeadProtect: false,
  s2kType: enums.s2k.iterated,
  s2kIterationCountByte: 255,
  preferredSymmetricAlgorithm: enums.symmetric.aes256,
  preferredCompressionAlgorithm: enums.compression.uncompressed,
  allowUnauthenticatedMessages: false,
  maxDecompressedMessageSize: maximumFileLength,
  showVersion: false,
  showComment: false,
};

/**
 * @param lock a passphrase from `generatePassphrase`, or an armored OpenPGP public key that can encrypt
 * @returns the armored file
 * @throws BAD_KEY if the public key cannot be used
 */
export async function sealKeyring(keyring: Keyring, lock: KeyringLock): Promise<string> {
  const message = await createMessage({ binary: encodeKeyring(keyring), format: 'binary', date: new Date(0) });
  if ('passphrase' in lock) return asText(await encrypt({ message, passwords: [lock.passphrase], config }));
  const encryptionKeys = [await readPublicKey(lock.publicKey)];
  return asText(await encrypt({ message, encryptionKeys, config }));
}

/**
 * @param file the armored file; may come from anywhere
 * @param passphrase as the member types it
 * @throws BAD_PASSPHRASE; BAD_KEYRING if this is no keyring file, is damaged, or is locked with an OpenPGP key
 */
export async function openKeyring(file: string, passphrase: string): Promise<Keyring> {
  return parseKeyring(await decryptFile(file, tidyPassphrase(passphrase)));
}

/**
 * A keyring that the member's own OpenPGP tool has decrypted already (`gpg --decrypt keyring.asc`).
 *
 * @throws BAD_KEYRING
 */
export function readOpenedKeyring(text: string): Keyring {
  try {
    // Tools and editors may add a last line break; canonical JSON has none.
    return parseKeyring(encodeUtf8(text.replace(/\r?\n$/u, '')));
  } catch {
    throw new ProtocolError('BAD_KEYRING');
  }
}

/** Whether a file is a keyring to be unlocked with a passphrase, one for the member's own OpenPGP tool, or already opened. @throws BAD_KEYRING */
export async function keyringFileKind(file: string): Promise<'passphrase' | 'own key' | 'opened'> {
  if (file.trimStart().startsWith('{')) {
    readOpenedKeyring(file);
    return 'opened';
  }
  const message = await readSealed(file);
  return message.getEncryptionKeyIDs().length > 0 ? 'own key' : 'passphrase';
}

async function decryptFile(file: string, passphrase: string): Promise<Uint8Array> {
  const message = await readSealed(file);
  if (message.getEncryptionKeyIDs().length > 0) throw new ProtocolError('BAD_KEYRING');
  try {
    const decrypted = await decrypt({ message, passwords: [passphrase], format: 'binary', config });
    return asBytes(decrypted.data);
  } catch {
    throw new ProtocolError('BAD_PASSPHRASE');
  }
}

async function readSealed(file: string) {
  if (file.length > maximumFileLength) throw new ProtocolError('BAD_KEYRING');
  try {
    assertArmorChecksum(file);
    return await readMessage({ armoredMessage: file, config });
  } catch {
    throw new ProtocolError('BAD_KEYRING');
  }
}

/** The library's types leave open whether it streams; with whole messages it does not. */
function asText(result: unknown): string {
  if (typeof result !== 'string') throw new ProtocolError('BAD_KEYRING');
  return result;
}

function asBytes(result: unknown): Uint8Array {
  if (!(result instanceof Uint8Array)) throw new ProtocolError('BAD_KEYRING');
  return result;
}
