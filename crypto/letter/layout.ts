/**
 * Where things stand in a letter (section 4).
 *
 *     0 version | 1 suite | 2 epoch | 3 zero | 4 roster hash (32) | 36 key commitment (32)
 *     68 slots, 16 of: KEM ciphertext (1,120) | sealed file key (48)
 *     18,756 capsule: ciphertext A | ciphertext B | commitment (32) | sealed content (96)
 *     21,124 sealed body (11,644)
 */
import { assertLength, concat, Reader, u8 } from '../bytes.ts';
import {
  bodyPlaintextLength,
  capsuleContentLength,
  hashLength,
  kemCiphertextLength,
  keyLength,
  letterLength,
  slotCount,
  slotLength,
  tagLength,
} from '../constants.ts';
import { ProtocolError } from '../errors.ts';

const version = 1;
const suiteNumber = 1;

/** What stands before the key commitment and goes into it. */
const fixedLength = 4 + hashLength;
const headerLength = fixedLength + hashLength;
const capsuleStart = headerLength + slotCount * slotLength;
const bodyStart = capsuleStart + 2 * kemCiphertextLength + hashLength + capsuleContentLength + tagLength;

export interface LetterHeader {
  /** Index into the roster's list of epochs. */
  readonly epoch: number;
  /** 32 bytes: the roster whose keys the letter is sealed to. */
  readonly rosterHash: Uint8Array;
}

/** A letter taken apart; views into the letter, nothing proven. */
export interface LetterParts {
  /** Bytes 0..35: version, suite, epoch, zero, roster hash. */
  readonly fixed: Uint8Array;
  /** Bytes 0..67: `fixed` and the key commitment. Associated data of slots and capsule. */
  readonly header: Uint8Array;
  readonly keyCommitment: Uint8Array;
  readonly slots: readonly { readonly ciphertext: Uint8Array; readonly sealed: Uint8Array }[];
  readonly capsule: CapsuleParts;
  /** Everything before the body: the body's associated data, and what the source signs. */
  readonly beforeBody: Uint8Array;
  readonly body: Uint8Array;
}

export interface CapsuleParts {
  readonly ciphertextA: Uint8Array;
  readonly ciphertextB: Uint8Array;
  readonly commitment: Uint8Array;
  readonly sealed: Uint8Array;
}

/** 36 bytes. @throws RANGE, BAD_LENGTH */
export function encodeFixed(header: LetterHeader): Uint8Array {
  assertLength(header.rosterHash, hashLength);
  if (header.epoch > 3) throw new ProtocolError('RANGE');
  return concat(u8(version), u8(suiteNumber), u8(header.epoch), u8(0), header.rosterHash);
}

/**
 * For everybody, the server's door included. @throws BAD_LENGTH unless 32,768 bytes
 * @throws MALFORMED for another version or suite, an epoch above 3, or a byte 3 that is not zero
 */
export function parseLetterHeader(letter: Uint8Array): LetterHeader {
  assertLength(letter, letterLength);
  const reader = new Reader(letter);
  const known = reader.u8() === version && reader.u8() === suiteNumber;
  const epoch = reader.u8();
  if (!known || epoch > 3 || reader.u8() !== 0) throw new ProtocolError('MALFORMED');
  return { epoch, rosterHash: reader.take(hashLength) };
}

/** @throws as parseLetterHeader */
export function splitLetter(letter: Uint8Array): LetterParts {
  parseLetterHeader(letter);
  const reader = new Reader(letter);
  reader.take(fixedLength);
  const keyCommitment = reader.take(hashLength);
  const slots = Array.from({ length: slotCount }, () => ({
    ciphertext: reader.take(kemCiphertextLength),
    sealed: reader.take(keyLength + tagLength),
  }));
  const capsule = {
    ciphertextA: reader.take(kemCiphertextLength),
    ciphertextB: reader.take(kemCiphertextLength),
    commitment: reader.take(hashLength),
    sealed: reader.take(capsuleContentLength + tagLength),
  };
  const body = reader.take(bodyPlaintextLength + tagLength);
  reader.end();
  return {
    fixed: letter.subarray(0, fixedLength),
    header: letter.subarray(0, headerLength),
    keyCommitment,
    slots,
    capsule,
    beforeBody: letter.subarray(0, bodyStart),
    body,
  };
}
