/** What the offline side wants posted, and what came of it. */
import { concat, decodeUtf8, encodeUtf8, formatHex, Reader, u32, type FeedRecord } from '../../crypto/index.ts';

/** One request, to be sent exactly as it stands. Numbers ascend over all files that one member ever sends back. */
export interface CarriedRequest {
  readonly number: number;
  readonly path: string;
  readonly body: Uint8Array;
}

/** The server's answer, or `held`: an event before it was refused, so that nothing may be told to anybody. */
export interface CarriedResult {
  readonly number: number;
  readonly status: number;
  readonly bytes: Uint8Array;
}

/** Status of a request that the courier did not send. */
export const held = 0;

export const feedPath = '/api/member/feed';
export const statusesPath = '/api/member/statuses';
const answersPath = '/api/member/answers';
const claimsPath = '/api/member/claims';

/** With the status that the server gives to each once it has taken it. */
export const carriedPaths: Readonly<Record<string, number>> = {
  [feedPath]: 201,
  [statusesPath]: 201,
  [answersPath]: 201,
  [claimsPath]: 204,
};

const locatorLength = 16;
const recordLength = locatorLength + 2_048;

/** Of a request to the feed. */
export function recordsOf({ body }: Pick<CarriedRequest, 'body'>): readonly FeedRecord[] {
  return Array.from({ length: Math.floor(body.length / recordLength) }, (_, index) => {
    const record = body.subarray(index * recordLength, (index + 1) * recordLength);
    return { locator: record.subarray(0, locatorLength), frame: record.subarray(locatorLength) };
  });
}

/** Hex; of the records of a request to the feed. */
export function locatorsOf(request: Pick<CarriedRequest, 'body'>): readonly string[] {
  return recordsOf(request).map(({ locator }) => formatHex(locator));
}

/** Hex; the locators of one released slot. */
export const locatorsInSlot = (bytes: Uint8Array): readonly string[] => locatorsOf({ body: bytes });

/** `length u32 | path | body`, for a package. */
export function encodeRequest({ path, body }: CarriedRequest): Uint8Array {
  const name = encodeUtf8(path);
  return concat(u32(name.length), name, body);
}

/** @throws TRUNCATED, BAD_UTF8 */
export function decodeRequest(number: number, bytes: Uint8Array): CarriedRequest {
  const reader = new Reader(bytes);
  const path = decodeUtf8(reader.take(reader.u32()));
  return { number, path, body: reader.take(reader.remaining) };
}
