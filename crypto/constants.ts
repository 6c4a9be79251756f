/**
 * Sizes in bytes and labels of protocol version 1 (`docs/protocol.md`; a test compares the two). They stand here once: nothing
 * else in the code spells a length of the wire or a label.
 */

import { kemCiphertextLength } from './primitives/xwing-strict.ts';

export { kemCiphertextLength, kemEncapsulationSeedLength, kemPublicKeyLength } from './primitives/xwing-strict.ts';

/** Every hash, key derivation and signature begins with one of these (section 14), so that none can stand in for another. */
export const labels = {
  codename: 'kupuya/codename/v1',
  possession: 'kupuya/possession/v1',
  enrolment: 'kupuya/enrolment/v1',
  letter: 'kupuya/letter/v1',
  slot: 'kupuya/slot/v1',
  escalationSlot: 'kupuya/slot-escalation/v1',
  capsule: 'kupuya/capsule/v1',
  letterSignature: 'kupuya/letter-signature/v1',
  attachment: 'kupuya/attachment/v1',
  puzzle: 'kupuya/puzzle/v1',
  frame: 'kupuya/frame/v1',
  answer: 'kupuya/answer/v1',
  rekey: 'kupuya/rekey/v1',
  event: 'kupuya/event/v1',
  grant: 'kupuya/grant/v1',
  statement: 'kupuya/statement/v1',
  ratchet: 'kupuya/ratchet/v1',
  commit: 'kupuya/commit/v1',
  promise: 'kupuya/promise/v1',
  canaries: 'kupuya/canaries/v1',
  identity: 'kupuya/identity/v1',
  passkey: 'kupuya/passkey/v1',
  index: 'kupuya/index/v1',
  seed: 'kupuya/seed/v1',
  jointSeed: 'kupuya/joint-seed/v1',
  noise: 'kupuya/noise/v1',
} as const;

export type Label = (typeof labels)[keyof typeof labels];

export const hashLength = 32;
export const keyLength = 32;
export const tagLength = 16;
export const signatureLength = 64;

/** Section 4. */
export const letterLength = 32_768;
export const slotCount = 16;
export const slotLength = kemCiphertextLength + keyLength + tagLength;
export const capsuleContentLength = 80;
export const bodyPlaintextLength = 11_628;
/** Inflated: the canonical JSON of a body. */
export const bodyLimit = 262_144;
/** Letters that one statement may fill. */
export const partsLimit = 8;

/** Section 4.5. */
export const puzzleLength = 16;
export const letterRequestLength = 32_880;

/** Section 4.4. */
export const chunkLength = 65_536;
export const chunksPerPart = 16;
export const sealedPartLength = chunksPerPart * (chunkLength + tagLength);
export const attachmentFloor = 65_536;
export const attachmentFilesLimit = 64;
/** Of the padded stream; rosters set a lower one. */
export const attachmentLimit = 2 ** 33;
