/** The two files that a stick carries, by their signed parts. */
import { memberNumberShape, ProtocolError, shape, type JsonObject } from '../../crypto/index.ts';
import type { CourierPublic } from './courier-keys.ts';
import { bytesJson } from './package.ts';

/** From the courier. */
export interface BundleHead {
  readonly origin: string;
  /** For whom. */
  readonly member: number;
  /** Ascends with every bundle of this courier. */
  readonly number: number;
  /** UTC day by the courier's clock. */
  readonly day: number;
  /** Number of the newest file that came back, 0 before. */
  readonly errand: number;
  readonly courier: CourierPublic;
}

/** From the member. */
export interface ErrandHead {
  readonly origin: string;
  readonly member: number;
  /** Ascends with every file that the member sends back. */
  readonly number: number;
  /** Of the bundle that it answers. */
  readonly bundle: number;
  /** Results up to this number have been seen. */
  readonly seen: number;
  /** Attachments to be fetched: the path of their parts without the number. */
  readonly wanted: readonly string[];
}

const { array, base64Bytes, integer, object, pattern, text } = shape;
const number = integer(0, 2 ** 40);
const originShape = text(200, 1);

export const bundleShape: shape.Shape<BundleHead> = object({
  origin: originShape,
  member: memberNumberShape,
  number,
  day: integer(0, 0xffff),
  errand: number,
  courier: object({ sign: base64Bytes(32, 32), kem: base64Bytes(1_216, 1_216) }),
});

export const errandShape: shape.Shape<ErrandHead> = object({
  origin: originShape,
  member: memberNumberShape,
  number,
  bundle: number,
  seen: number,
  wanted: array(pattern(/^\/api\/member\/parts\/[0-9a-f]{32}$/u), 0, 1_000),
});

export function bundleJson({ courier, ...head }: BundleHead): JsonObject {
  return { ...head, courier: { sign: bytesJson(courier.sign), kem: bytesJson(courier.kem) } };
}

export function errandJson(head: ErrandHead): JsonObject {
  return { ...head };
}

/** Entries are named by what they are and, where there are several, a path or number. */
export const entryNames = {
  memory: 'memory',
  served: (path: string): string => `get ${path}`,
  result: (request: number): string => `result ${String(request)}`,
  request: (request: number): string => `post ${String(request)}`,
} as const;

/** Null for an entry of another kind. */
export function servedPath(name: string): string | null {
  return /^get (\/\S+)$/u.exec(name)?.[1] ?? null;
}

/** Null for an entry of another kind. @throws RANGE */
export function entryNumber(name: string, kind: 'result' | 'post'): number | null {
  const digits = new RegExp(`^${kind} (\\d{1,13})$`, 'u').exec(name)?.[1];
  if (digits === undefined) return null;
  const value = Number(digits);
  if (!Number.isSafeInteger(value)) throw new ProtocolError('RANGE');
  return value;
}
