/**
 * The closed list of ways in which a protocol object is refused. One code has one static message: nothing that was read,
 * typed or decrypted ever enters an error, so an error can be logged and shown without thinking.
 */
const messages = {
  MALFORMED: 'The object does not have the form it must have.',
  TRAILING_BYTES: 'There are bytes after the end of the object.',
  TRUNCATED: 'The object ends too early.',
  BAD_UTF8: 'The text is not valid UTF-8.',
  BAD_JSON: 'The text is not valid JSON.',
  NOT_CANONICAL: 'The object is not in its one accepted encoding.',
  BAD_LENGTH: 'The length is not the one required.',
  BAD_SIGNATURE: 'The signature is not valid.',
  BAD_KEY: 'The key is not valid.',
  BAD_COMPRESSION: 'The compressed data is not valid.',
  TOO_LARGE: 'The object is larger than the limit.',
  BAD_CHECKSUM: 'The words or digits do not fit together.',
  UNKNOWN_WORD: 'One of the words is not in the list.',
  EXPIRED: 'The object is no longer in force.',
  UNDER_SIGNED: 'Too few of the required signatures are present.',
  OLDER_ROSTER: 'The roster is older than one already seen.',
  WRONG_ORIGIN: 'The object belongs to another service.',
  WRONG_MODE: 'The object belongs to another mode of operation.',
  TOO_FEW_READERS: 'Fewer than two people could read this.',
  TOO_FEW_CUSTODIANS: 'Fewer than two custodians could open this.',
  DAMAGED_LETTER: 'The letter opens for this reader but its contents are damaged.',
  BAD_PROOF: 'The proof does not hold.',
  FORKED: 'The register contradicts a seal that was shown before or that an outside checker has seen.',
  ROLLED_BACK: 'The register shows less than it showed before.',
  NOT_COSIGNED: 'Too few outside checkers have seen this register.',
  STALE_REGISTER: 'The register is older than it may be.',
  BAD_PUZZLE: 'The puzzle is not solved.',
  BAD_TRANSITION: 'This step is not allowed in the present state.',
  BAD_PASSPHRASE: 'The passphrase does not open the keyring.',
  BAD_KEYRING: 'The keyring is not valid.',
  RANGE: 'A number is outside its permitted range.',
  DUPLICATE: 'The object is already present.',
  NOT_ENTITLED: 'The signer had no right to make this object.',
  WRONG_CONTEXT: 'The object belongs to another conversation, case or place.',
} as const;

/** Every code that a protocol function can throw. */
export type ErrorCode = keyof typeof messages;

/** All codes, for tables that must be complete. */
export const errorCodes: readonly ErrorCode[] = Object.freeze(Object.keys(messages).filter(isErrorCode));

export function isErrorCode(value: string): value is ErrorCode {
  return Object.hasOwn(messages, value);
}

/** The only error that the protocol throws on purpose. */
export class ProtocolError extends Error {
  readonly code: ErrorCode;
  /** For UNKNOWN_WORD: which word, counted from 1. The word itself is never kept. */
  readonly position: number | undefined;

  constructor(code: ErrorCode, details: { readonly cause?: unknown; readonly position?: number } = {}) {
    super(messages[code], 'cause' in details ? { cause: details.cause } : undefined);
    this.name = 'ProtocolError';
    this.code = code;
    this.position = details.position;
  }
}
