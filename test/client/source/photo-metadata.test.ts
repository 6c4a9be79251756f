import fc from 'fast-check';
import { inspectPhoto } from '../../../client/source/check/photo-metadata.ts';

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const u16 = (value: number): number[] => [value >> 8, value & 0xff];
const picture = [0xff, 0xda, 0, 2];

function segment(marker: number, content: readonly number[]): number[] {
  return [0xff, marker, ...u16(content.length + 2), ...content];
}

/** A first directory with these tags; values do not matter here. */
function exif(tags: readonly number[], little = false): number[] {
  const pair = (value: number): number[] => (little ? u16(value).reverse() : u16(value));
  const header = little ? [...ascii('II'), 42, 0, 8, 0, 0, 0] : [...ascii('MM'), 0, 42, 0, 0, 0, 8];
  const entries = tags.flatMap((tag) => [...pair(tag), ...Array.from({ length: 10 }, () => 0)]);
  return [...ascii('Exif'), 0, 0, ...header, ...pair(tags.length), ...entries];
}

const jpeg = (...parts: readonly (readonly number[])[]): Uint8Array => Uint8Array.from([0xff, 0xd8, ...parts.flat()]);

test('coordinates are found, in both byte orders', () => {
  for (const little of [false, true]) {
    expect(inspectPhoto(jpeg(segment(0xe1, exif([0x010f, 0x8825], little)), picture))).toEqual({
      kind: 'FOUND',
      place: true,
      device: true,
    });
  }
});

test('a camera without coordinates is told apart, and so are notes that name neither', () => {
  expect(inspectPhoto(jpeg(segment(0xe1, exif([0x0110])), picture))).toEqual({
    kind: 'FOUND',
    place: false,
    device: true,
  });
  expect(inspectPhoto(jpeg(segment(0xe1, exif([0x0112])), picture))).toEqual({
    kind: 'FOUND',
    place: false,
    device: false,
  });
});

test('coordinates in XMP are found too, behind other segments', () => {
  const xmp = [...ascii('http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude="42,52N"/>')];
  expect(inspectPhoto(jpeg(segment(0xe0, ascii('JFIF\0')), segment(0xe1, xmp), picture))).toEqual({
    kind: 'FOUND',
    place: true,
    device: false,
  });
});

test('a clean JPEG has none, and what stands behind the beginning of the picture is not looked at', () => {
  expect(inspectPhoto(jpeg(segment(0xe0, ascii('JFIF\0')), picture, segment(0xe1, exif([0x8825]))))).toEqual({
    kind: 'NONE',
  });
});

test('of anything but a JPEG nothing is claimed', () => {
  expect(inspectPhoto(Uint8Array.from(ascii('%PDF-1.7')))).toEqual({ kind: 'UNKNOWN' });
  expect(inspectPhoto(new Uint8Array())).toEqual({ kind: 'UNKNOWN' });
});

test('an Exif segment that was cut off is still reported, and no truncation is a crash', () => {
  const whole = jpeg(segment(0xe1, exif([0x8825])), picture);
  for (let length = 0; length <= whole.length; length++) inspectPhoto(whole.subarray(0, length));
  expect(inspectPhoto(whole.subarray(0, 20))).toMatchObject({ kind: 'FOUND' });
});

test('no bytes of a stranger can make it fail', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      inspectPhoto(Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, ...bytes]));
      inspectPhoto(jpeg(segment(0xe1, [...ascii('Exif'), 0, 0, ...bytes]), picture));
    }),
  );
});
