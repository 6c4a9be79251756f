/**
 * What a photo says about its taker besides the picture. Reads JPEG only (JFIF and Exif 2.32 over TIFF 6.0); other formats can hold as
 * much, and the page says that they were not looked at.
 */

export type PhotoMetadata =
  /** Not a JPEG: nothing can be said. */
  | { readonly kind: 'UNKNOWN' }
  /** A JPEG in whose first part neither Exif nor XMP stands. */
  | { readonly kind: 'NONE' }
  /** Camera data; `place` when coordinates are among them, `device` when the maker or model is named. */
  | { readonly kind: 'FOUND'; readonly place: boolean; readonly device: boolean };

/** This many bytes from the beginning are enough: metadata stand before the picture. */
export const photoHeadLength = 262_144;

const makerTag = 0x010f;
const modelTag = 0x0110;
const gpsTag = 0x8825;

/** @param head the first `photoHeadLength` bytes of a file, made by a stranger's device or somebody worse */
export function inspectPhoto(head: Uint8Array): PhotoMetadata {
  if (head[0] !== 0xff || head[1] !== 0xd8) return { kind: 'UNKNOWN' };
  let found = false;
  let place = false;
  let device = false;
  for (const segment of applicationSegments(head)) {
    if (startsWith(segment, 'Exif\0\0')) {
      const tags = tagsOf(segment.subarray(6));
      found = true;
      place ||= tags.has(gpsTag);
      device ||= tags.has(makerTag) || tags.has(modelTag);
    } else if (startsWith(segment, 'http://ns.adobe.com/xap/')) {
      const xmp = latin(segment);
      found = true;
      place ||= xmp.includes('GPSLatitude');
      device ||= xmp.includes('tiff:Model') || xmp.includes('tiff:Make');
    }
  }
  return found ? { kind: 'FOUND', place, device } : { kind: 'NONE' };
}

/** Contents of the APP1 segments that are there whole, up to the picture itself. */
function applicationSegments(head: Uint8Array): Uint8Array[] {
  const segments: Uint8Array[] = [];
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  let offset = 2;
  while (offset + 4 <= head.length && head[offset] === 0xff) {
    const marker = view.getUint8(offset + 1);
    if (marker === 0xff) {
      offset += 1;
      continue;
    }
    const length = view.getUint16(offset + 2);
    if (marker === 0xda || length < 2) break;
    // A segment that was cut off still says that it is there.
    if (marker === 0xe1) segments.push(head.subarray(offset + 4, offset + 2 + length));
    offset += 2 + length;
  }
  return segments;
}

/** Tags of the first directory of a TIFF structure; none if it is malformed. */
function tagsOf(tiff: Uint8Array): ReadonlySet<number> {
  const tags = new Set<number>();
  if (tiff.length < 8) return tags;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const little = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, little);
  if (directory + 2 > tiff.length) return tags;
  const count = view.getUint16(directory, little);
  for (let index = 0; index < count; index++) {
    const entry = directory + 2 + 12 * index;
    if (entry + 12 > tiff.length) break;
    tags.add(view.getUint16(entry, little));
  }
  return tags;
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return bytes.length >= text.length && [...text].every((letter, index) => bytes[index] === letter.charCodeAt(0));
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
