/** What a PDF needs to know of a TrueType font: which glyph a character has, and how wide it is (ISO/IEC 14496-22). */
import { ProtocolError } from '../../../crypto/index.ts';

export interface TrueTypeFont {
  /** The whole file. */
  readonly bytes: Uint8Array;
  /** Glyph of a code point; 0, a box, if the font has none. */
  readonly glyphOf: (codePoint: number) => number;
  /** Advance in thousandths of the font size. */
  readonly widthOf: (glyph: number) => number;
  /** In thousandths: x least, y least, x most, y most. */
  readonly box: readonly [number, number, number, number];
  readonly ascent: number;
  readonly descent: number;
}

/** @param bytes a font of our own choice. @throws MALFORMED */
export function readTrueType(bytes: Uint8Array): TrueTypeFont {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = readTables(view);
  const table = (name: string): number => {
    const offset = tables.get(name);
    if (offset === undefined) throw new ProtocolError('MALFORMED');
    return offset;
  };
  const [head, hhea, hmtx] = [table('head'), table('hhea'), table('hmtx')];
  const perEm = view.getUint16(head + 18);
  const scale = (units: number): number => Math.round((units * 1_000) / perEm);
  const metrics = view.getUint16(hhea + 34);
  const [left, bottom, right, top] = [36, 38, 40, 42].map((at) => scale(view.getInt16(head + at)));
  return {
    bytes,
    glyphOf: readCharacterMap(view, table('cmap')),
    widthOf: (glyph) => scale(view.getUint16(hmtx + 4 * Math.min(glyph, metrics - 1))),
    box: [left ?? 0, bottom ?? 0, right ?? 0, top ?? 0],
    ascent: scale(view.getInt16(hhea + 4)),
    descent: scale(view.getInt16(hhea + 6)),
  };
}

function readTables(view: DataView): ReadonlyMap<string, number> {
  const count = view.getUint16(4);
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const at = 12 + 16 * index;
      const name = String.fromCharCode(...[0, 1, 2, 3].map((place) => view.getUint8(at + place)));
      return [name, view.getUint32(at + 8)] as const;
    }),
  );
}

/** The table of whole Unicode (format 12) if there is one, else that of the first plane (format 4). */
function readCharacterMap(view: DataView, cmap: number): (codePoint: number) => number {
  const count = view.getUint16(cmap + 2);
  const maps = Array.from({ length: count }, (_, index) => cmap + view.getUint32(cmap + 8 + 8 * index));
  const whole = maps.find((at) => view.getUint16(at) === 12);
  if (whole !== undefined) return (codePoint) => glyphInGroups(view, whole, codePoint);
  const plane = maps.find((at) => view.getUint16(at) === 4);
  if (plane === undefined) throw new ProtocolError('MALFORMED');
  return (codePoint) => glyphInSegments(view, plane, codePoint);
}

function glyphInGroups(view: DataView, at: number, codePoint: number): number {
  const groups = view.getUint32(at + 12);
  for (let index = 0; index < groups; index++) {
    const group = at + 16 + 12 * index;
    const first = view.getUint32(group);
    if (codePoint < first) return 0;
    if (codePoint <= view.getUint32(group + 4)) return view.getUint32(group + 8) + codePoint - first;
  }
  return 0;
}

function glyphInSegments(view: DataView, at: number, codePoint: number): number {
  const doubled = view.getUint16(at + 6);
  for (let index = 0; index < doubled; index += 2) {
    if (codePoint > view.getUint16(at + 14 + index)) continue;
    const first = view.getUint16(at + 16 + doubled + index);
    if (codePoint < first) return 0;
    const delta = view.getUint16(at + 16 + 2 * doubled + index);
    const rangeAt = at + 16 + 3 * doubled + index;
    const range = view.getUint16(rangeAt);
    if (range === 0) return (codePoint + delta) & 0xffff;
    const glyph = view.getUint16(rangeAt + range + 2 * (codePoint - first));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}
