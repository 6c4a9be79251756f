/**
 * One verdict on X-Wing keys and ciphertexts for every provider, on public bytes only and before any provider computes.
 * X-Wing: draft-connolly-cfrg-xwing-kem; ML-KEM-768: FIPS 203; X25519: RFC 7748.
 */
import { assertLength } from '../bytes.ts';
import { ProtocolError } from '../errors.ts';
import { isFieldElement, littleEndian } from './ed25519-strict.ts';

export const kemSeedLength = 32;
export const kemPublicKeyLength = 1216;
export const kemCiphertextLength = 1120;
export const kemEncapsulationSeedLength = 64;

const mlKemModulus = 3329;
/** Three polynomials of 256 coefficients of 12 bits; the 32-byte matrix seed and the X25519 key follow. */
const mlKemVectorLength = 1152;
const x25519Length = 32;

/** u of the points of small order on Curve25519 and its twist: with these, X25519 gives zero whatever the secret is. */
const smallOrderU = [
  0n,
  1n,
  0x00b8495f16056286fdb1329ceb8d09da6ac49ff1fae35616aeb8413b7c7aebe0n,
  0x57119fd0dd4e22d8868e1c58c45c44045bef839c55b1d0b1248c50a3bc959c5fn,
  2n ** 255n - 20n,
].map(littleEndian);

/**
 * The ML-KEM coefficients are below the modulus (FIPS 203 section 7.2), and the X25519 part is canonical and not of small order.
 * @throws BAD_LENGTH, BAD_KEY
 */
export function assertKemPublicKey(publicKey: Uint8Array): void {
  assertLength(publicKey, kemPublicKeyLength);
  for (let offset = 0; offset < mlKemVectorLength; offset += 3) {
    const [low = 0, middle = 0, high = 0] = publicKey.subarray(offset, offset + 3);
    const first = low | ((middle & 0x0f) << 8);
    const second = (middle >> 4) | (high << 4);
    if (first >= mlKemModulus || second >= mlKemModulus) throw new ProtocolError('BAD_KEY');
  }
  assertX25519(publicKey.subarray(-x25519Length));
}

/** The X25519 part is canonical and not of small order; every ML-KEM part of the right length is possible. @throws BAD_LENGTH, BAD_KEY */
export function assertKemCiphertext(ciphertext: Uint8Array): void {
  assertLength(ciphertext, kemCiphertextLength);
  assertX25519(ciphertext.subarray(-x25519Length));
}

function assertX25519(u: Uint8Array): void {
  const small = smallOrderU.some((point) => point.every((byte, index) => byte === u[index]));
  if (small || !isFieldElement(u)) throw new ProtocolError('BAD_KEY');
}
