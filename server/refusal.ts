/**
 * Everything the server can refuse, with its HTTP status (docs/protocol.md section 10). A refusal holds a code and nothing
 * else, so that it can be sent and logged without thinking.
 */
const statuses = {
  MALFORMED: 400,
  BAD_LENGTH: 400,
  SIGN_IN_REQUIRED: 401,
  SIGN_IN_REFUSED: 401,
  FORBIDDEN: 403,
  FACTOR_REQUIRED: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  LAST_FACTOR: 409,
  LOOKUP_TAKEN: 409,
  LOCATOR_TAKEN: 409,
  PART_DIFFERS: 409,
  ROSTER_CHANGED: 410,
  TOO_LARGE: 413,
  BAD_PUZZLE: 422,
  BAD_COMMIT: 422,
  BUSY: 429,
  INTERNAL: 500,
  STORE_FULL: 503,
  SHUTTING_DOWN: 503,
} as const;

export type RefusalCode = keyof typeof statuses;

export class Refusal extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
  }

  get status(): number {
    return statuses[this.code];
  }

  /** The answer's body: JSON padded with spaces to 128 bytes, so that every refusal has one length. */
  get body(): string {
    return JSON.stringify({ code: this.code }).padEnd(128);
  }
}
