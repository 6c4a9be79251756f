/** The two building blocks of section 1 of `docs/protocol.md` that every object uses. */
import { lp } from './bytes.ts';
import type { Label } from './constants.ts';
import type { PublicSuite } from './primitives/port.ts';

/** HKDF-SHA-256 with the labelled salt. @throws RANGE for a length outside 1..8160 */
export function derive(
  suite: PublicSuite,
  label: Label,
  ikm: Uint8Array,
  info: Uint8Array,
  length = 32,
): Promise<Uint8Array> {
  return suite.hkdf(saltOf(label), ikm, info, length);
}

/** Made once: millions of keys are derived under a few labels. */
function saltOf(label: Label): Uint8Array {
  const known = salts.get(label);
  if (known !== undefined) return known;
  const salt = lp(label);
  salts.set(label, salt);
  return salt;
}

const salts = new Map<Label, Uint8Array>();

/**
 * AES-256-GCM for a key that seals exactly once, which is what makes the constant nonce safe. Whoever seals twice under one key
 * gives away the XOR of both plaintexts and the authentication key.
 */
export function sealOnce(
  suite: PublicSuite,
  key: Uint8Array,
  aad: Uint8Array,
  plaintext: Uint8Array,
): Promise<Uint8Array> {
  return suite.aeadSeal(key, onceNonce, aad, plaintext);
}

/** The nonce of `sealOnce`. */
export const onceNonce = new Uint8Array(12);
