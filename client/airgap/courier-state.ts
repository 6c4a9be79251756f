/** What a courier keeps between two bundles: its own keys, and what it is to carry next. Nothing of it opens a letter. */
import { formatBase64, shape, type JsonValue } from '../../crypto/index.ts';
import type { CarriedResult } from './request.ts';

export interface CourierState {
  /** 32 random bytes. */
  readonly seed: Uint8Array;
  readonly origin: string;
  readonly member: number;
  /** Number of the newest bundle made. */
  readonly bundle: number;
  /** Number of the newest errand begun. */
  readonly errand: number;
  /** Requests up to this number have been dealt with. */
  readonly posted: number;
  /** Whether an append of the errand at hand was refused: then nothing is told to sources any more. */
  readonly refused: boolean;
  readonly results: readonly CarriedResult[];
  /** Sealed; the member's own. */
  readonly memory: Uint8Array | null;
  readonly wanted: readonly string[];
}

const { array, base64Bytes, boolean, integer, literal, nullable, object, text } = shape;
const format = 'kupuya/courier-state/v1';
const number = integer(0, 2 ** 40);
const stateShape = object({
  format: literal(format),
  seed: base64Bytes(32, 32),
  origin: text(200, 1),
  member: integer(1, 0xffff),
  ...{ bundle: number, errand: number, posted: number, refused: boolean },
  results: array(object({ number, status: integer(0, 599), bytes: base64Bytes(0, 1_048_576) }), 0, 100_000),
  memory: nullable(base64Bytes(1, 2 ** 28)),
  wanted: array(text(200), 0, 1_000),
});

export function beginCourier(seed: Uint8Array, origin: string, member: number): CourierState {
  const none = { bundle: 0, errand: 0, posted: 0, refused: false };
  return { seed, origin, member, ...none, results: [], memory: null, wanted: [] };
}

export function formatCourierState({ seed, memory, results, ...rest }: CourierState): string {
  return JSON.stringify({
    format,
    ...rest,
    seed: formatBase64(seed),
    results: results.map(({ bytes, ...result }) => ({ ...result, bytes: formatBase64(bytes) })),
    memory: memory === null ? null : formatBase64(memory),
  });
}

/** @throws MALFORMED, RANGE; SyntaxError */
export function parseCourierState(json: string): CourierState {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- whatever JSON is, it is a JsonValue
  const { format: _, ...state } = stateShape(JSON.parse(json) as JsonValue);
  return state;
}
