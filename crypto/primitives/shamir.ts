/**
 * Shamir's secret sharing over GF(256), byte by byte, with the arithmetic of an audited library. A share is `y | u8 x`, x from 1.
 *
 * The library splits with randomness of its own choosing and at random x. Here both are given, so that a split can be repeated by a
 * second implementation: the polynomial is laid through the secret at 0 and random points at 255, 254, …, and its value at x is what
 * the library's interpolation at 0 gives for the same points moved by x (in GF(256) a difference is an exclusive or).
 */
import { combine } from 'shamir-secret-sharing';
import { ProtocolError } from '../errors.ts';
import type { Random } from './port.ts';

/** `y | u8 x` for a secret of 32 bytes. */
export const shareLength = 33;

/**
 * Any `threshold` of the shares give the secret back, fewer say nothing about it. Draws `threshold - 1` times as many bytes as the secret has.
 *
 * @param count shares to make, at x = 1, 2, …; with `threshold` at most 256
 * @throws RANGE
 */
export async function splitSecret(
  random: Random,
  secret: Uint8Array,
  count: number,
  threshold: number,
): Promise<Uint8Array[]> {
  if (!Number.isInteger(count) || !Number.isInteger(threshold)) throw new ProtocolError('RANGE');
  if (threshold < 2 || count < threshold || count + threshold > 256 || secret.length === 0)
    throw new ProtocolError('RANGE');
  const points = [shareAt(secret, 0)];
  while (points.length < threshold) points.push(shareAt(random(secret.length), 256 - points.length));
  const shares: Uint8Array[] = [];
  for (let x = 1; x <= count; x++) shares.push(shareAt(await combine(points.map((point) => moved(point, x))), x));
  return shares;
}

/**
 * The secret that these shares lie on; wrong shares give another one, which only a commitment can tell.
 *
 * @throws RANGE for fewer than two, an x of 0 or twice the same, BAD_LENGTH for shares of different lengths
 */
export async function combineShares(shares: readonly Uint8Array[]): Promise<Uint8Array> {
  const places = shares.map((share) => share.at(-1) ?? 0);
  if (shares.length < 2 || places.includes(0) || new Set(places).size !== places.length)
    throw new ProtocolError('RANGE');
  const length = shares[0]?.length ?? 0;
  if (length < 2 || shares.some((share) => share.length !== length)) throw new ProtocolError('BAD_LENGTH');
  // The library asks for this very class and not a buffer that extends it.
  return combine(shares.map((share) => Uint8Array.from(share)));
}

function shareAt(y: Uint8Array, x: number): Uint8Array {
  const share = new Uint8Array(y.length + 1);
  share.set(y);
  share[y.length] = x;
  return share;
}

function moved(point: Uint8Array, by: number): Uint8Array {
  return shareAt(point.subarray(0, -1), (point.at(-1) ?? 0) ^ by);
}
