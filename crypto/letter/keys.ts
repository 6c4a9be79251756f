/** Every key inside a letter (section 4). `fixed` is letter[0..36], `header` is letter[0..68]. */
import { ascii, concat, u8 } from '../bytes.ts';
import { labels } from '../constants.ts';
import { derive } from '../derive.ts';
import type { PublicSuite } from '../primitives/port.ts';

/**
 * Binds the letter to one file key. AES-GCM alone does not: for two keys of one's choice a ciphertext can be made that opens
 * under both, to different texts.
 */
export function deriveKeyCommitment(suite: PublicSuite, fileKey: Uint8Array, fixed: Uint8Array): Promise<Uint8Array> {
  return derive(suite, labels.letter, fileKey, concat(ascii('commitment'), fixed));
}

export function deriveBodyKey(suite: PublicSuite, fileKey: Uint8Array): Promise<Uint8Array> {
  return derive(suite, labels.letter, fileKey, ascii('body'));
}

/** letter[0..68] | position: associated data of a slot and context of its key, so that a slot opens in its place only. */
export function slotContext(header: Uint8Array, position: number): Uint8Array {
  return concat(header, u8(position));
}

export function deriveSlotKey(suite: PublicSuite, sharedSecret: Uint8Array, context: Uint8Array): Promise<Uint8Array> {
  return derive(suite, labels.slot, sharedSecret, context);
}

/** @param escalate the source's key of that name: without it the oversight desk opens nothing */
export function deriveEscalationSlotKey(
  suite: PublicSuite,
  sharedSecret: Uint8Array,
  escalate: Uint8Array,
  context: Uint8Array,
): Promise<Uint8Array> {
  return derive(suite, labels.escalationSlot, concat(sharedSecret, escalate), context);
}

export interface CapsuleSecrets {
  /** From officer 0. */
  readonly secretA: Uint8Array;
  /** From officer 1. */
  readonly secretB: Uint8Array;
  readonly ciphertextA: Uint8Array;
  readonly ciphertextB: Uint8Array;
}

/** The ciphertexts enter as a hash: WebCrypto engines take at most 1,024 bytes of info. */
export async function deriveCapsuleKey(
  suite: PublicSuite,
  secrets: CapsuleSecrets,
  header: Uint8Array,
): Promise<Uint8Array> {
  const ciphertexts = await suite.sha256(concat(secrets.ciphertextA, secrets.ciphertextB));
  return derive(
    suite,
    labels.capsule,
    concat(secrets.secretA, secrets.secretB),
    concat(header.subarray(4), ciphertexts),
  );
}

export function deriveCapsuleCommitment(suite: PublicSuite, capsuleKey: Uint8Array): Promise<Uint8Array> {
  return derive(suite, labels.capsule, capsuleKey, ascii('commitment'));
}

export function deriveCapsuleContentKey(suite: PublicSuite, capsuleKey: Uint8Array): Promise<Uint8Array> {
  return derive(suite, labels.capsule, capsuleKey, ascii('content'));
}
