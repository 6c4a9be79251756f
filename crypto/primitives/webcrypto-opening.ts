/** Authenticated decryption by WebCrypto. Kept apart from sealing so that a server cannot reach it. */
import { own, type Subtle } from './subtle.ts';
import { gcmParameters, importGcmKey } from './webcrypto.ts';

const tagLength = 16;

/** The plaintext, or null if it does not open. @throws BAD_LENGTH for key or nonce */
export async function openGcm(
  subtle: Subtle,
  key: Uint8Array,
  nonce: Uint8Array,
  aad: Uint8Array,
  ciphertext: Uint8Array,
): Promise<Uint8Array | null> {
  const parameters = gcmParameters(nonce, aad);
  const imported = await importGcmKey(subtle, key, 'decrypt');
  if (ciphertext.length < tagLength) return null;
  try {
    return new Uint8Array(await subtle.decrypt(parameters, imported, own(ciphertext)));
  } catch {
    // Lengths and key are known to be right, so the only thing left to fail is the tag.
    return null;
  }
}
