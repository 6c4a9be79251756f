/** A member's own OpenPGP certificate, to which the keyring file can be locked instead of a passphrase. */
import { readKey, type PublicKey } from 'openpgp';
import { ProtocolError } from '../../crypto/index.ts';

/**
 * @param armored one OpenPGP version 4 certificate, without secret parts
 * @throws BAD_KEY if it is anything else, has no usable encryption key, is expired or revoked
 */
export async function readPublicKey(armored: string): Promise<PublicKey> {
  try {
    const key = await readKey({ armoredKey: armored });
    if (key.isPrivate() || key.getFingerprint().length !== 40) throw new ProtocolError('BAD_KEY');
    await key.getEncryptionKey();
    return key.toPublic();
  } catch {
    throw new ProtocolError('BAD_KEY');
  }
}

/** 40 lower-case hexadecimal digits, as the roster carries them. @throws BAD_KEY */
export async function fingerprintOf(armored: string): Promise<string> {
  return (await readPublicKey(armored)).getFingerprint().toLowerCase();
}
