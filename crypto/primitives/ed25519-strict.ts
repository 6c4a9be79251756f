/**
 * One verdict on Ed25519 signatures for every provider. RFC 8032 leaves room, and libraries use it differently ("Taming the many
 * EdDSAs", Chalkias, Garillot and Nikolaenko, 2020). What is decided here, before any provider verifies:
 *
 * - S is below the group order, so a signature cannot be altered into another valid one;
 * - A and R are canonical: y below p, and no sign bit on the two points with x = 0;
 * - A and R are not of small order, since a small-order A verifies many messages with one signature.
 *
 * Then the provider checks SB = R + kA without multiplying by the cofactor, comparing R by its bytes. Points of mixed order (a
 * small-order part added to an honest point) pass if that equation holds: only the holder of the key can make such signatures.
 */
import { ProtocolError } from '../errors.ts';

/** 2^255 - 19, least significant byte first. */
const fieldPrime = littleEndian(2n ** 255n - 19n);
/** The order of the base point (RFC 8032 section 5.1). */
const groupOrder = littleEndian(2n ** 252n + 27742317777372353535851937790883648493n);

/**
 * y of the eight points whose order divides 8: order 4, order 1, order 2, and the two y of the four points of order 8. The points
 * with x = 0 (y = 1 and y = -1) are here too, so the rule about their sign bit is this same list.
 */
const smallOrderY = [
  0n,
  1n,
  2n ** 255n - 20n,
  0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
  0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
].map(littleEndian);

/** @throws BAD_SIGNATURE */
export function assertStrictSignature(publicKey: Uint8Array, signature: Uint8Array): void {
  const acceptable =
    publicKey.length === 32 &&
    signature.length === 64 &&
    isStrictPoint(publicKey) &&
    isStrictPoint(signature.subarray(0, 32)) &&
    isBelow(signature.subarray(32), groupOrder);
  if (!acceptable) throw new ProtocolError('BAD_SIGNATURE');
}

/**
 * For keys that are taken into a roster or a policy: refused when they come in, not when something they signed is read. Whether
 * the point lies on the curve shows at the proof of possession. @throws BAD_KEY
 */
export function assertSignPublicKey(publicKey: Uint8Array): void {
  if (publicKey.length !== 32 || !isStrictPoint(publicKey)) throw new ProtocolError('BAD_KEY');
}

function isStrictPoint(encoded: Uint8Array): boolean {
  const y = encoded.map((byte, index) => (index === 31 ? byte & 0x7f : byte));
  return isFieldElement(y) && !smallOrderY.some((small) => small.every((byte, index) => byte === y[index]));
}

/** Whether 32 bytes, least significant first, are the one encoding of a number modulo 2^255 - 19. */
export function isFieldElement(encoded: Uint8Array): boolean {
  return isBelow(encoded, fieldPrime);
}

/** Compares public numbers of equal length, least significant byte first; not constant time. */
function isBelow(number: Uint8Array, limit: Uint8Array): boolean {
  for (let index = limit.length - 1; index >= 0; index--) {
    const difference = (number[index] ?? 0) - (limit[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** 32 bytes, least significant first. */
export function littleEndian(value: bigint): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, index) => Number((value >> BigInt(8 * index)) & 0xffn));
}
