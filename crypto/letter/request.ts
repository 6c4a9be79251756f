/**
 * The one body of `POST /api/letters` (section 4.5), 32,880 bytes:
 *
 *     letter (32,768) | commit (32) | tag (32) | salt (32) | puzzle (16)
 */
import { assertLength, concat, Reader } from '../bytes.ts';
import { hashLength, letterLength, letterRequestLength, puzzleLength } from '../constants.ts';
import { parseLetterHeader } from './layout.ts';

export interface LetterRequest {
  readonly letter: Uint8Array;
  readonly commit: Uint8Array;
  readonly tag: Uint8Array;
  readonly salt: Uint8Array;
  readonly puzzle: Uint8Array;
}

/** @throws BAD_LENGTH, MALFORMED (header) */
export function encodeLetterRequest(request: LetterRequest): Uint8Array {
  parseLetterHeader(request.letter);
  assertLength(request.commit, hashLength);
  assertLength(request.tag, hashLength);
  assertLength(request.salt, hashLength);
  assertLength(request.puzzle, puzzleLength);
  return concat(request.letter, request.commit, request.tag, request.salt, request.puzzle);
}

/** Views into `bytes`. Proves the lengths and the letter's header, nothing else. @throws BAD_LENGTH, MALFORMED (header) */
export function decodeLetterRequest(bytes: Uint8Array): LetterRequest {
  assertLength(bytes, letterRequestLength);
  const reader = new Reader(bytes);
  const request = {
    letter: reader.take(letterLength),
    commit: reader.take(hashLength),
    tag: reader.take(hashLength),
    salt: reader.take(hashLength),
    puzzle: reader.take(puzzleLength),
  };
  reader.end();
  parseLetterHeader(request.letter);
  return request;
}
