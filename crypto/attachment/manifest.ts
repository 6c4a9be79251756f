/** What an attachment holds (section 4.4), at the beginning of its stream: `u32 length | canonical JSON`. */
import { decodeCanonical, encodeCanonical } from '../canonical.ts';
import { attachmentFilesLimit, attachmentLimit } from '../constants.ts';
import { array, integer, literal, object, text } from '../shape.ts';

export interface AttachedFile {
  /** As on the source's device, 1 to 255 bytes of UTF-8. Written by a stranger: see `safeFileName`. */
  readonly name: string;
  /** The media type that the source's browser guessed, up to 127 bytes, or empty. Proves nothing. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

const format = 'kupuya/attachment/v1';
/** Larger than any valid manifest: 64 files, every byte of a name escaped. */
export const manifestLimit = 262_144;

const shape = object({
  format: literal(format),
  files: array(
    object({ name: text(255, 1), type: text(127), size: integer(0, attachmentLimit) }),
    1,
    attachmentFilesLimit,
  ),
});

/** Canonical JSON. @throws MALFORMED for no file, more than 64, or a name, type or size out of bounds */
export function encodeManifest(files: readonly AttachedFile[]): Uint8Array {
  const json = { format, files: files.map(({ name, type, size }) => ({ name, type, size })) };
  shape(json);
  return encodeCanonical(json);
}

/** @throws MALFORMED, NOT_CANONICAL, BAD_UTF8, BAD_JSON, RANGE */
export function decodeManifest(bytes: Uint8Array): readonly AttachedFile[] {
  return shape(decodeCanonical(bytes, { nfc: false })).files;
}
