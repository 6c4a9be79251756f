/** How a client reaches one server. Browsers, the loopback host and the command line each bring their own. */
import { decodeUtf8 } from '../../crypto/public.ts';

/** An answer of any status, read to its end. */
export interface HttpAnswer {
  readonly status: number;
  readonly bytes: Uint8Array;
}

export interface Transport {
  /** @param path same-origin path beginning with `/`. Rejects with a `Refusal` of code NETWORK when there is no answer. */
  get(path: string): Promise<HttpAnswer>;
  /** @param body its memory is used again once this has answered: whoever keeps it keeps a copy */
  send(method: 'POST' | 'PUT' | 'DELETE', path: string, body: Uint8Array): Promise<HttpAnswer>;
}

/** The server answered with a refusal, or did not answer. `code` is stable: `docs/protocol.md` section 10, or NETWORK, or UNKNOWN. */
export class Refusal extends Error {
  readonly code: string;

  constructor(code: string, options?: ErrorOptions) {
    super('the server did not do what it was asked', options);
    this.name = 'Refusal';
    this.code = code;
  }
}

/** Returns the bytes of an answer with one of the expected statuses. @throws Refusal with the server's code */
export function expectStatus(answer: HttpAnswer, ...expected: readonly number[]): Uint8Array {
  if (expected.includes(answer.status)) return answer.bytes;
  throw new Refusal(refusalCode(answer.bytes));
}

/** The code in `{"code": "…"}`; what is anything else, or longer than an error may be, is UNKNOWN: an answer is not to be trusted. */
export function refusalCode(bytes: Uint8Array): string {
  if (bytes.length > 1024) return 'UNKNOWN';
  try {
    const value: unknown = JSON.parse(decodeUtf8(bytes));
    if (
      typeof value === 'object' &&
      value !== null &&
      'code' in value &&
      typeof value.code === 'string' &&
      /^[A-Z][A-Z_]{0,39}$/u.test(value.code)
    )
      return value.code;
  } catch {
    // Not JSON, so not an answer of ours.
  }
  return 'UNKNOWN';
}
