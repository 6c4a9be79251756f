/** The 16 bytes that a tag carries to whoever holds its key (P in section 8.1). */
import { assertZero, concat, Reader, u16, u32, u8 } from '../bytes.ts';
import { codeAt, codeNumber, reasons, statuses, type ReasonCode, type StatusCode } from '../codes.ts';
import { ProtocolError } from '../errors.ts';

/** What the log remembers for a source about one of her letters. Masks are cumulative over the letters of one codename. */
export interface LetterPayload {
  /** Kind of letter, 1..127 (section 4.1). */
  readonly kind: number;
  /** 1..15 */
  readonly desk: number;
  /** Consent to escalation. */
  readonly consent: boolean;
  /** u32: the roster to which positions refer. */
  readonly rosterSequence: number;
  /** u16: bit i is position i of that roster. */
  readonly excludedPositions: number;
  /** u32: bit u-1 is unit u. */
  readonly excludedUnits: number;
  /** u16, UTC days since 1970; 0: the entry's day counts. */
  readonly day: number;
  /** From 1. */
  readonly letterNumber: number;
}

export interface StatusPayload {
  readonly status: StatusCode;
  /** Empty when there is none. */
  readonly reason: ReasonCode | '';
  /** Of the statement in its case, from 1. */
  readonly sequence: number;
  /** Of the signer: 0..15, or 255 when none is held. */
  readonly position: number;
}

const statusKind = 0x80;
const consentFlag = 1;

/**
 * ```
 *  0   kind                1   flags << 4 | desk      2   roster sequence u32
 *  6   excluded positions u16                         8   excluded units u32
 * 12   day u16            14   letter number u16
 * ```
 * @throws RANGE
 */
export function encodeLetterPayload(payload: LetterPayload): Uint8Array {
  assertLetterPayload(payload);
  const flags = payload.consent ? consentFlag : 0;
  return concat(
    u8(payload.kind),
    u8((flags << 4) | payload.desk),
    u32(payload.rosterSequence),
    u16(payload.excludedPositions),
    u32(payload.excludedUnits),
    u16(payload.day),
    u16(payload.letterNumber),
  );
}

/** @throws TRUNCATED, TRAILING_BYTES, MALFORMED for unknown flags, RANGE */
export function decodeLetterPayload(bytes: Uint8Array): LetterPayload {
  const reader = new Reader(bytes);
  const kind = reader.u8();
  const flagsAndDesk = reader.u8();
  const flags = flagsAndDesk >> 4;
  if (flags > consentFlag) throw new ProtocolError('MALFORMED');
  const payload: LetterPayload = {
    kind,
    desk: flagsAndDesk & 0x0f,
    consent: flags === consentFlag,
    rosterSequence: reader.u32(),
    excludedPositions: reader.u16(),
    excludedUnits: reader.u32(),
    day: reader.u16(),
    letterNumber: reader.u16(),
  };
  reader.end();
  assertLetterPayload(payload);
  return payload;
}

/**
 * ```
 *  0   0x80     1   status     2   reason     3   zero     4   sequence u16     6   position     7   zeros 9
 * ```
 * @throws RANGE
 */
export function encodeStatusPayload(payload: StatusPayload): Uint8Array {
  assertStatusNumbers(payload.sequence, payload.position);
  const status = codeNumber(statuses, payload.status);
  const reason = payload.reason === '' ? 0 : codeNumber(reasons, payload.reason);
  return concat(
    Uint8Array.of(statusKind, status, reason, 0),
    u16(payload.sequence),
    u8(payload.position),
    new Uint8Array(9),
  );
}

/** @throws TRUNCATED, TRAILING_BYTES, NOT_CANONICAL, MALFORMED for another kind, RANGE for an unknown code */
export function decodeStatusPayload(bytes: Uint8Array): StatusPayload {
  const reader = new Reader(bytes);
  if (reader.u8() !== statusKind) throw new ProtocolError('MALFORMED');
  const status = codeAt(statuses, reader.u8());
  const reasonNumber = reader.u8();
  const reason = reasonNumber === 0 ? '' : codeAt(reasons, reasonNumber);
  assertZero(reader.take(1));
  const sequence = reader.u16();
  const position = reader.u8();
  assertZero(reader.take(9));
  reader.end();
  assertStatusNumbers(sequence, position);
  return { status, reason, sequence, position };
}

function assertLetterPayload({ kind, desk, letterNumber }: LetterPayload): void {
  // Kinds from 128 up are not letters, so that no status reads as one.
  if (kind < 1 || kind >= statusKind || desk < 1 || desk > 15 || letterNumber < 1) throw new ProtocolError('RANGE');
}

function assertStatusNumbers(sequence: number, position: number): void {
  if (sequence < 1 || (position > 15 && position !== 255)) throw new ProtocolError('RANGE');
}
