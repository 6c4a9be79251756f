/**
 * Opening letters: staff with the seed of an intake position, the two oversight officers together. Never imported by a server.
 *
 * "Not for me" is null and silent, up to and including the key commitment, because it is the normal case: most letters are cover.
 * Whatever fails later is a damaged letter, which every reader sees: somebody meant it to be read.
 */
import { equalBytes } from '../bytes.ts';
import { keyLength } from '../constants.ts';
import { onceNonce } from '../derive.ts';
import { ProtocolError } from '../errors.ts';
import type { Suite } from '../primitives/port.ts';
import { assertAgreement } from './agreement.ts';
import { decodeBody, signedBytes, unpackBody, type LetterBody } from './body.ts';
import { decodeCapsuleContent, type CapsuleContent } from './capsule-content.ts';
import {
  deriveBodyKey,
  deriveCapsuleCommitment,
  deriveCapsuleContentKey,
  deriveCapsuleKey,
  deriveEscalationSlotKey,
  deriveKeyCommitment,
  deriveSlotKey,
  slotContext,
} from './keys.ts';
import { splitLetter, type CapsuleParts, type LetterParts } from './layout.ts';

export interface OpenedLetter {
  readonly body: LetterBody;
  readonly capsule: CapsuleContent;
  readonly capsuleKey: Uint8Array;
}

/**
 * The file key, or null if the letter is not for this position (or for nobody).
 *
 * @param position 0..15
 * @param seed the holder's X-Wing seed of the letter's epoch, 32 bytes
 * @throws BAD_LENGTH for a letter or seed of another length
 */
export async function openSlot(
  suite: Suite,
  letter: Uint8Array,
  position: number,
  seed: Uint8Array,
): Promise<Uint8Array | null> {
  return openSlotWith(suite, letter, position, seed, (secret, context) => deriveSlotKey(suite, secret, context));
}

/** As openSlot, for the oversight desk after an ESCALATION has handed over `escalate` (32 bytes). @throws BAD_LENGTH */
export async function openEscalationSlot(
  suite: Suite,
  letter: Uint8Array,
  position: number,
  seed: Uint8Array,
  escalate: Uint8Array,
): Promise<Uint8Array | null> {
  if (escalate.length !== keyLength) throw new ProtocolError('BAD_LENGTH');
  return openSlotWith(suite, letter, position, seed, (secret, context) =>
    deriveEscalationSlotKey(suite, secret, escalate, context),
  );
}

/**
 * Opens and verifies everything inside: body, signature, capsule, and that they agree.
 *
 * @param fileKey from a slot, or handed on by a colleague in a case
 * @param firstSign the signing key of letter 1 of the conversation this letter is to join; null to learn whose it is
 * @throws BAD_KEY if `fileKey` is not this letter's
 * @throws DAMAGED_LETTER if it is, and anything inside is not as it must be
 * @throws BAD_SIGNATURE if the letter is sound and belongs to another conversation than `firstSign`
 * @throws BAD_LENGTH, MALFORMED for something that is no letter
 */
export async function openBody(
  suite: Suite,
  letter: Uint8Array,
  fileKey: Uint8Array,
  firstSign: Uint8Array | null,
): Promise<OpenedLetter> {
  const parts = splitLetter(letter);
  if (!(await isCommitted(suite, parts, fileKey))) throw new ProtocolError('BAD_KEY');
  const opened = await orDamaged(() => openCommitted(suite, parts, fileKey));
  if (firstSign !== null && !equalBytes(firstSign, opened.body.sign)) throw new ProtocolError('BAD_SIGNATURE');
  return opened;
}

/**
 * What the officers count; null if the capsule is not sealed to these two seeds.
 *
 * @param seedA of officer 0, 32 bytes
 * @param seedB of officer 1, 32 bytes
 * @throws DAMAGED_LETTER if it is sealed to them and the content is not as it must be
 * @throws BAD_LENGTH
 */
export async function openCapsule(
  suite: Suite,
  letter: Uint8Array,
  seedA: Uint8Array,
  seedB: Uint8Array,
): Promise<CapsuleContent | null> {
  const parts = splitOrNull(letter);
  if (parts === null) return null;
  const { ciphertextA, ciphertextB, commitment } = parts.capsule;
  const secretA = await decapsulate(suite, seedA, ciphertextA);
  const secretB = await decapsulate(suite, seedB, ciphertextB);
  if (secretA === null || secretB === null) return null;
  const key = await deriveCapsuleKey(suite, { secretA, secretB, ciphertextA, ciphertextB }, parts.header);
  if (!equalBytes(await deriveCapsuleCommitment(suite, key), commitment)) return null;
  return orDamaged(() => openCapsuleContent(suite, parts, key));
}

async function openSlotWith(
  suite: Suite,
  letter: Uint8Array,
  position: number,
  seed: Uint8Array,
  deriveKey: (sharedSecret: Uint8Array, context: Uint8Array) => Promise<Uint8Array>,
): Promise<Uint8Array | null> {
  const parts = splitOrNull(letter);
  const slot = parts?.slots[position];
  if (parts === null || slot === undefined) return null;
  const sharedSecret = await decapsulate(suite, seed, slot.ciphertext);
  if (sharedSecret === null) return null;
  const context = slotContext(parts.header, position);
  const fileKey = await suite.aeadOpen(await deriveKey(sharedSecret, context), onceNonce, context, slot.sealed);
  if (fileKey === null || !(await isCommitted(suite, parts, fileKey))) return null;
  return fileKey;
}

async function openCommitted(suite: Suite, parts: LetterParts, fileKey: Uint8Array): Promise<OpenedLetter> {
  const packed = await suite.aeadOpen(await deriveBodyKey(suite, fileKey), onceNonce, parts.beforeBody, parts.body);
  if (packed === null) throw new ProtocolError('DAMAGED_LETTER');
  const { body, capsuleKey, signature } = decodeBody(unpackBody(packed));
  await suite.verify(body.sign, signedBytes(parts.beforeBody, body, capsuleKey), signature);
  if (!equalBytes(await deriveCapsuleCommitment(suite, capsuleKey), parts.capsule.commitment)) {
    throw new ProtocolError('DAMAGED_LETTER');
  }
  const capsule = await openCapsuleContent(suite, parts, capsuleKey);
  assertAgreement(body, capsule);
  return { body, capsule, capsuleKey };
}

async function openCapsuleContent(
  suite: Suite,
  { capsule, header }: { readonly capsule: CapsuleParts; readonly header: Uint8Array },
  capsuleKey: Uint8Array,
): Promise<CapsuleContent> {
  const key = await deriveCapsuleContentKey(suite, capsuleKey);
  const content = await suite.aeadOpen(key, onceNonce, header, capsule.sealed);
  if (content === null) throw new ProtocolError('DAMAGED_LETTER');
  return decodeCapsuleContent(content);
}

async function isCommitted(suite: Suite, parts: LetterParts, fileKey: Uint8Array): Promise<boolean> {
  return equalBytes(await deriveKeyCommitment(suite, fileKey, parts.fixed), parts.keyCommitment);
}

/** A ciphertext that no encapsulation makes is not for anybody. @throws BAD_LENGTH for a seed of another length */
async function decapsulate(suite: Suite, seed: Uint8Array, ciphertext: Uint8Array): Promise<Uint8Array | null> {
  try {
    return await suite.kemDecapsulate(seed, ciphertext);
  } catch (error) {
    if (error instanceof ProtocolError && error.code === 'BAD_KEY') return null;
    throw error;
  }
}

/** A letter of a later version is not for this program. @throws BAD_LENGTH */
function splitOrNull(letter: Uint8Array): LetterParts | null {
  try {
    return splitLetter(letter);
  } catch (error) {
    if (error instanceof ProtocolError && error.code === 'MALFORMED') return null;
    throw error;
  }
}

/** One code for every way to be damaged: which check failed is the business of nobody who sent it. */
async function orDamaged<T>(open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof ProtocolError) throw new ProtocolError('DAMAGED_LETTER', { cause: error.code });
    throw error;
  }
}
