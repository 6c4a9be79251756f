import type { Translator } from '../locale/translator.ts';

/** A refusal, as every endpoint answers it. Codes are stable; texts for people live in the `.ftl` files. */
export interface Problem {
  readonly code: string;
}

/** The server could not be reached, or the connection broke. */
export const NETWORK = 'NETWORK';
/** No complete answer within the time allowed. */
export const TIMEOUT = 'TIMEOUT';
/** The answer was not one of ours. */
export const UNKNOWN = 'UNKNOWN';

/** Reads `{"code": "…"}`. Anything else, longer than 1 kB or not UTF-8 included, is `UNKNOWN`: an answer is not to be trusted. */
export function parseProblem(bytes: Uint8Array): Problem {
  if (bytes.length > 1024) return { code: UNKNOWN };
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string') {
      return /^[A-Z][A-Z0-9_]{0,63}$/u.test(value.code) ? { code: value.code } : { code: UNKNOWN };
    }
  } catch {
    // Not JSON, so not an answer of ours.
  }
  return { code: UNKNOWN };
}

/** The text a person can act on: `error-<CODE>`, or the general one when this code has no text of its own. */
export function describeProblem(code: string, t: Translator): string {
  const id = `error-${code}`;
  return t(t.has(id) ? id : `error-${UNKNOWN}`);
}
