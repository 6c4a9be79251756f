/** How long an attachment is at each stage (section 4.4). Plain numbers: everything stays far below 2^53. */
import {
  attachmentFloor,
  attachmentLimit,
  chunkLength,
  chunksPerPart,
  sealedPartLength,
  tagLength,
} from '../constants.ts';
import { ProtocolError } from '../errors.ts';
import { encodeManifest, type AttachedFile } from './manifest.ts';

export interface AttachmentLength {
  /** Manifest length, manifest and contents: what is really there. */
  readonly streamLength: number;
  /** With the zeros after it. This is the `length` in the letter. */
  readonly padded: number;
  /** Of all parts together. */
  readonly sealedLength: number;
  readonly parts: number;
}

const lengthLength = 4;
const partLength = chunksPerPart * chunkLength;

/** @throws MALFORMED (see `encodeManifest`), TOO_LARGE above 2^33 bytes */
export function attachmentLength(files: readonly AttachedFile[]): AttachmentLength {
  const streamLength = contentsStart(encodeManifest(files)) + sum(files);
  const padded = padme(Math.max(streamLength, attachmentFloor));
  if (padded > attachmentLimit) throw new ProtocolError('TOO_LARGE');
  return {
    streamLength,
    padded,
    sealedLength: padded + Math.ceil(padded / chunkLength) * tagLength,
    parts: countParts(padded),
  };
}

/** Where the first file's first byte stands in the stream. */
export function contentsStart(manifest: Uint8Array): number {
  return lengthLength + manifest.length;
}

/**
 * Padmé (Nikitin, Barman, Lueks, Underwood, Hubaux and Ford, "Reducing Metadata Leakage from Encrypted Files", 2019): a length
 * reveals O(log log L) bits and grows by at most 12 %.
 * @param length 65,536 or more
 */
export function padme(length: number): number {
  const exponent = floorLog2(length);
  const step = 2 ** (exponent - floorLog2(exponent) - 1);
  return Math.ceil(length / step) * step;
}

/** @throws MALFORMED unless `padded` is a length that padding gives */
export function assertPadded(padded: number): void {
  const possible = Number.isSafeInteger(padded) && padded >= attachmentFloor && padded <= attachmentLimit;
  if (!possible || padme(padded) !== padded) throw new ProtocolError('MALFORMED');
}

export function countParts(padded: number): number {
  return Math.ceil(padded / partLength);
}

export interface PartRange {
  /** Where the part begins in the padded stream. */
  readonly start: number;
  /** Where it ends, not included. */
  readonly end: number;
  /** Of the part as sent. */
  readonly sealedLength: number;
}

/** @throws RANGE unless `index` is 0 to the number of parts, not included */
export function partRange(padded: number, index: number): PartRange {
  if (!Number.isInteger(index) || index < 0 || index >= countParts(padded)) throw new ProtocolError('RANGE');
  const start = index * partLength;
  const end = Math.min(start + partLength, padded);
  const sealedLength = end - start + Math.ceil((end - start) / chunkLength) * tagLength;
  return { start, end, sealedLength };
}

/** For the server's door, which does not know the whole: 1 to 16 chunks, none empty. @throws BAD_LENGTH */
export function assertPartLength(length: number): void {
  const rest = length % (chunkLength + tagLength);
  const possible = length > 0 && length <= sealedPartLength && (rest === 0 || rest > tagLength);
  if (!possible) throw new ProtocolError('BAD_LENGTH');
}

/** Bytes of all files. */
export function sum(files: readonly AttachedFile[]): number {
  return files.reduce((total, { size }) => total + size, 0);
}

export interface FileSlice {
  /** Place in the list of files. */
  readonly file: number;
  /** Within that file. */
  readonly offset: number;
  readonly length: number;
}

/** Which bytes of which files stand at `offset` to `offset + length` of the contents; none is empty. */
export function fileSlices(files: readonly AttachedFile[], offset: number, length: number): FileSlice[] {
  let begin = 0;
  return files.flatMap(({ size }, file) => {
    const from = Math.max(offset - begin, 0);
    const to = Math.min(offset + length - begin, size);
    begin += size;
    return from < to ? [{ file, offset: from, length: to - from }] : [];
  });
}

/** Exact, unlike the rounded result of Math.log2 next to a power of two. */
function floorLog2(value: number): number {
  return value.toString(2).length - 1;
}
