/** The keys of a courier: they open nothing of a case. With the first bundle the member compares their fingerprint. */
import { concat, formatFingerprint, lp, type PublicSuite } from '../../crypto/index.ts';

export interface CourierKeys {
  /** Ed25519 seed, 32 bytes. */
  readonly sign: Uint8Array;
  /** X-Wing seed, 32 bytes. */
  readonly kem: Uint8Array;
}

export interface CourierPublic {
  /** Ed25519, 32 bytes. */
  readonly sign: Uint8Array;
  /** X-Wing, 1,216 bytes. */
  readonly kem: Uint8Array;
}

const label = 'kupuya/courier/v1';

/** @param seed 32 random bytes, which the courier keeps */
export async function courierKeys(suite: PublicSuite, seed: Uint8Array): Promise<CourierKeys> {
  const [sign, kem] = await Promise.all(['sign', 'kem'].map((use) => suite.hkdf(lp(label), seed, lp(use), 32)));
  if (sign === undefined || kem === undefined) throw new RangeError('two keys are derived');
  return { sign, kem };
}

export async function courierPublic(suite: PublicSuite, { sign, kem }: CourierKeys): Promise<CourierPublic> {
  return { sign: await suite.signPublicKey(sign), kem: await suite.kemPublicKey(kem) };
}

/** 64 hexadecimal digits in groups of four, to be compared by eye. */
export async function courierFingerprint(suite: PublicSuite, { sign, kem }: CourierPublic): Promise<string> {
  return formatFingerprint(await suite.sha256(concat(lp(label), sign, kem)));
}
