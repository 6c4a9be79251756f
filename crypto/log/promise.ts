/** What the server signs at once for an entry that will stand in the log with the next batch (section 8.2). */
import { assertLength, formatBase64, parseBase64 } from '../bytes.ts';
import { labels } from '../constants.ts';
import { ProtocolError } from '../errors.ts';
import { assertOrigin, parseDecimal } from './checkpoint.ts';

export interface Promised {
  /** O, as in the trust policy; the key that signs is named `O/promise`. */
  readonly origin: string;
  /** 32 bytes: the commit of the entry. */
  readonly commit: Uint8Array;
  /** The day on which it was accepted, UTC days since 1970. The text says the last day of keeping the promise. */
  readonly day: number;
}

/** A promise is kept when the entry stands in the log by the end of this many days later. */
export const PROMISE_DAYS = 2;

const maximumDay = 0xffff_ffff;

/** `kupuya/promise/v1\n<O>\n<base64 commit>\n<day + 2>\n`. @throws MALFORMED, BAD_LENGTH, RANGE */
export function formatPromise(promise: Promised): string {
  assertOrigin(promise.origin);
  assertLength(promise.commit, 32);
  assertDay(promise.day);
  return `${labels.promise}\n${promise.origin}\n${formatBase64(promise.commit)}\n${promise.day + PROMISE_DAYS}\n`;
}

/** @throws MALFORMED, BAD_LENGTH, RANGE */
export function parsePromise(text: string): Promised {
  const [label, origin = '', commit = '', mergeBy = '', end, ...rest] = text.split('\n');
  if (label !== labels.promise || end !== '' || rest.length > 0) throw new ProtocolError('MALFORMED');
  const promise = { origin, commit: parseBase64(commit), day: parseDecimal(mergeBy) - PROMISE_DAYS };
  assertOrigin(origin);
  assertLength(promise.commit, 32);
  assertDay(promise.day);
  return promise;
}

function assertDay(day: number): void {
  if (!Number.isInteger(day) || day < 0 || day > maximumDay - PROMISE_DAYS) throw new ProtocolError('RANGE');
}
