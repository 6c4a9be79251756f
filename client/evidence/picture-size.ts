/** Width and height of a picture from its header: PNG (RFC 2083), JPEG (ITU-T T.81), GIF 87a and 89a, WebP (RFC 9649). */

export type PictureType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';

export interface PictureSize {
  readonly type: PictureType;
  /** Pixels, 1 or more. */
  readonly width: number;
  readonly height: number;
}

/** @param bytes controlled by a stranger. Null if it is no such picture, DAMAGED if it begins as one and has no sound size */
export function pictureSize(bytes: Uint8Array): PictureSize | 'DAMAGED' | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const reader = readers.find(({ magic }) => magic.every(([at, value]) => bytes[at] === value));
  if (reader === undefined) return null;
  try {
    const [width, height] = reader.size(view);
    return width > 0 && height > 0 ? { type: reader.type, width, height } : 'DAMAGED';
  } catch (error) {
    // Reading past the end.
    if (error instanceof RangeError) return 'DAMAGED';
    throw error;
  }
}

interface PictureReader {
  readonly type: PictureType;
  /** Offsets and bytes. */
  readonly magic: readonly (readonly [number, number])[];
  /** @throws RangeError if the header is cut off */
  readonly size: (view: DataView) => readonly [number, number];
}

const at = (start: number, text: string): readonly (readonly [number, number])[] =>
  [...text].map((character, index) => [start + index, character.charCodeAt(0)] as const);

const readers: readonly PictureReader[] = [
  {
    type: 'image/png',
    magic: [[0, 0x89], ...at(1, 'PNG\r\n\u001a\n'), ...at(12, 'IHDR')],
    size: (view) => [view.getUint32(16), view.getUint32(20)],
  },
  {
    type: 'image/jpeg',
    magic: [
      [0, 0xff],
      [1, 0xd8],
      [2, 0xff],
    ],
    size: jpegSize,
  },
  { type: 'image/gif', magic: at(0, 'GIF8'), size: (view) => [view.getUint16(6, true), view.getUint16(8, true)] },
  { type: 'image/webp', magic: [...at(0, 'RIFF'), ...at(8, 'WEBPVP8')], size: webpSize },
];

/** Segments up to the first frame header (SOF0 to SOF15 without DHT, JPG and DAC); more headers would be a picture within a picture. */
function jpegSize(view: DataView): readonly [number, number] {
  let offset = 2;
  for (;;) {
    if (view.getUint8(offset) !== 0xff) return [0, 0];
    const marker = view.getUint8(offset + 1);
    if (marker === 0xff) {
      offset += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return [view.getUint16(offset + 7), view.getUint16(offset + 5)];
    // The scan, or a marker without a length, before any frame.
    if (marker === 0xda || marker === 0xd9 || marker === 0x00) return [0, 0];
    const length = view.getUint16(offset + 2);
    if (length < 2) return [0, 0];
    offset += 2 + length;
  }
}

function webpSize(view: DataView): readonly [number, number] {
  switch (view.getUint8(15)) {
    // Extended: 24 bits each, less one.
    case 0x58:
      return [1 + uint24(view, 24), 1 + uint24(view, 27)];
    // Lossless: 14 bits each, less one, after the signature byte.
    case 0x4c: {
      const bits = view.getUint32(21, true);
      return [1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff)];
    }
    default:
      return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
  }
}

function uint24(view: DataView, offset: number): number {
  return view.getUint16(offset, true) + view.getUint8(offset + 2) * 0x1_0000;
}
