/**
 * Holds a PDF against the little that a redacted version may consist of: catalogue, list of pages, a title, and for each page one JPEG
 * that is drawn once over all of it. Every byte has to be one of these; whatever else stands in the file is refused by name.
 */
import { constants, inflateSync } from 'node:zlib';

export interface StrictPicture {
  readonly width: number;
  readonly height: number;
}

export interface StrictDocument {
  readonly title: string;
  readonly pages: readonly StrictPicture[];
}

const size = String.raw`(\d+\.\d\d)`;
const shapes = {
  pages: /^<< \/Type \/Pages \/Count (\d+) \/Kids \[((?:\d+ 0 R ?)+)\] >>$/u,
  catalogue:
    /^<< \/Type \/Catalog \/Pages (\d+) 0 R \/Lang \((?:ky|ru|uz|en)\) \/ViewerPreferences << \/DisplayDocTitle true >> >>$/u,
  page: new RegExp(
    String.raw`^<< /Type /Page /Parent (\d+) 0 R /MediaBox \[0 0 ${size} ${size}\] /Resources << /XObject << /P (\d+) 0 R >> >> /Contents (\d+) 0 R >>$`,
    'u',
  ),
  title: /^<< \/Title <FEFF((?:[0-9A-F]{4})*)> >>$/u,
  picture:
    /^<< \/Type \/XObject \/Subtype \/Image \/Width (\d+) \/Height (\d+) \/ColorSpace \/DeviceRGB \/BitsPerComponent 8 \/Filter \/DCTDecode \/Length (\d+) >>$/u,
  content: /^<< {2}\/Length (\d+) \/Filter \/FlateDecode >>$/u,
  drawn: new RegExp(`^q ${size} 0 0 ${size} 0 0 cm /P Do Q$`, 'u'),
} as const;

type Shape = 'pages' | 'catalogue' | 'page' | 'title' | 'picture' | 'content';
const dictionaries: readonly Shape[] = ['pages', 'catalogue', 'page', 'title', 'picture', 'content'];

interface Part {
  readonly shape: Shape;
  readonly groups: readonly string[];
  readonly stream: Buffer;
}

/** @throws Error that names what does not belong there */
export function nothingButPictures(bytes: Uint8Array): StrictDocument {
  const parts = objectsOf(Buffer.from(bytes));
  const of = (shape: Shape): Part[] => [...parts.values()].filter((part) => part.shape === shape);
  const [list, pages] = [of('pages'), of('page')];
  const kids = (list[0]?.groups[1] ?? '')
    .trim()
    .split(/ 0 R ?/u)
    .filter(Boolean);
  if (list.length !== 1 || of('catalogue').length !== 1 || of('title').length !== 1)
    throw new Error('another catalogue');
  if (kids.length !== pages.length || Number(list[0]?.groups[0]) !== pages.length) throw new Error('another page');
  if (of('picture').length !== pages.length || of('content').length !== pages.length)
    throw new Error('another picture or content');
  return {
    title: Buffer.from(of('title')[0]?.groups[0] ?? '', 'hex')
      .swap16()
      .toString('utf16le'),
    pages: kids.map((kid) => strictPage(parts, Number(kid))),
  };
}

function strictPage(parts: ReadonlyMap<number, Part>, number: number): StrictPicture {
  const page = parts.get(number);
  const [, width, height, picture, content] = page?.groups ?? [];
  const [drawn, shown] = [parts.get(Number(content)), parts.get(Number(picture))];
  if (page?.shape !== 'page' || drawn?.shape !== 'content' || shown?.shape !== 'picture')
    throw new Error('another page');
  const said = inflateSync(drawn.stream).toString('latin1');
  const [, across, down] = shapes.drawn.exec(said) ?? [];
  if (across === undefined || across !== width || down !== height)
    throw new Error(`drawn on a page: ${said.slice(0, 80)}`);
  assertPlainJpeg(shown.stream);
  return { width: Number(shown.groups[0]), height: Number(shown.groups[1]) };
}

/** Objects one after the other, the table, the trailer, and the end: no byte between and none behind. */
function objectsOf(bytes: Buffer): ReadonlyMap<number, Part> {
  const text = bytes.toString('latin1');
  const head = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
  if (!text.startsWith(head)) throw new Error('another head');
  const parts = new Map<number, Part>();
  let at = head.length;
  for (;;) {
    const begin = /(\d+) 0 obj\n([^\n]*)\n/uy;
    begin.lastIndex = at;
    const [whole, number, dictionary] = begin.exec(text) ?? [];
    if (whole === undefined || number === undefined || dictionary === undefined) break;
    at += whole.length;
    const [shape, groups] = shapeOf(dictionary);
    let stream: Buffer = Buffer.alloc(0);
    if (shape === 'picture' || shape === 'content') {
      const length = Number(shape === 'picture' ? groups[2] : groups[0]);
      at = skip(text, at, 'stream\n');
      stream = bytes.subarray(at, at + length);
      at = skip(text, at + length, '\nendstream\n');
    }
    at = skip(text, at, 'endobj\n');
    parts.set(Number(number), { shape, groups, stream });
  }
  const tail =
    /^xref\n0 \d+\n(?:\d{10} \d{5} [fn] \n)+trailer\n<< \/Size \d+ \/Root \d+ 0 R \/Info \d+ 0 R >>\nstartxref\n\d+\n%%EOF\n$/u;
  if (!tail.test(text.slice(at))) throw new Error(`another end: ${text.slice(at, at + 80)}`);
  return parts;
}

function skip(text: string, at: number, expected: string): number {
  if (!text.startsWith(expected, at)) throw new Error(`between objects: ${text.slice(at, at + 80)}`);
  return at + expected.length;
}

function shapeOf(dictionary: string): [Shape, readonly string[]] {
  for (const shape of dictionaries) {
    const groups = shapes[shape].exec(dictionary);
    if (groups !== null) return [shape, groups.slice(1)];
  }
  throw new Error(`an object: ${dictionary.slice(0, 80)}`);
}

/** Baseline, with tables and pixels alone: no comment, no Exif, no preview, nothing behind the end (ITU-T T.81, annex B). */
function assertPlainJpeg(jpeg: Buffer): void {
  let at = 2;
  if (jpeg.readUInt16BE(0) !== 0xffd8) throw new Error('no JPEG');
  for (;;) {
    const marker = jpeg.readUInt16BE(at);
    const length = jpeg.readUInt16BE(at + 2);
    const isHead = marker === 0xffe0 && length === 16 && jpeg.toString('latin1', at + 4, at + 8) === 'JFIF';
    if (!isHead && ![0xffc0, 0xffc4, 0xffda, 0xffdb].includes(marker))
      throw new Error(`a segment ${marker.toString(16)} of a picture`);
    at += 2 + length;
    if (marker === 0xffda) break;
  }
  // Inside the pixels every 0xff is followed by 0: the first other marker is the end.
  while (!(jpeg[at] === 0xff && jpeg[at + 1] !== 0)) at++;
  if (jpeg.readUInt16BE(at) !== 0xffd9 || at + 2 !== jpeg.length) throw new Error('behind the end of a picture');
}

/** The file as it is, and every stream of it unpacked, however it is read: as Latin letters, as UTF-16, as hexadecimal digits. */
export function readings(bytes: Uint8Array): string {
  const file = Buffer.from(bytes);
  const text = file.toString('latin1');
  const streams = [...text.matchAll(/stream\r?\n/gu)].flatMap(({ index, 0: mark }) => {
    try {
      return [inflateSync(file.subarray(index + mark.length), { finishFlush: constants.Z_SYNC_FLUSH })];
    } catch {
      return [];
    }
  });
  const raw = Buffer.concat([file, ...streams]).toString('latin1');
  const fromHex = [...raw.matchAll(/<([0-9A-Fa-f\s]{8,})>/gu)].map(([, digits]) =>
    Buffer.from((digits ?? '').replaceAll(/\s/gu, ''), 'hex').toString('latin1'),
  );
  return [raw, ...fromHex].flatMap((each) => [each, each.replaceAll('\0', '')]).join('\n');
}
