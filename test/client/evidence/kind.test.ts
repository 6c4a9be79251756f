/** What may be shown is decided from bytes, before anything is decoded. */
import { kindOf, pixelLimit, shownLimit } from '../../../client/evidence/kind.ts';

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)));
const be32 = (value: number): number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const png = (width: number, height: number): Uint8Array =>
  bytes([0x89], 'PNG\r\n\u001a\n', be32(13), 'IHDR', be32(width), be32(height), [8, 2, 0, 0, 0]);
const jpeg = (width: number, height: number): Uint8Array =>
  bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc2, 0, 17, 8], be32(height).slice(2), be32(width).slice(2), [3]);
const gif = (width: number, height: number): Uint8Array =>
  bytes('GIF89a', [width & 255, width >> 8, height & 255, height >> 8]);

test('The size of a picture comes from its header.', () => {
  expect(kindOf(png(640, 480))).toEqual({ kind: 'PICTURE', type: 'image/png', width: 640, height: 480 });
  expect(kindOf(jpeg(4_000, 3_000))).toEqual({ kind: 'PICTURE', type: 'image/jpeg', width: 4_000, height: 3_000 });
  expect(kindOf(gif(300, 200))).toEqual({ kind: 'PICTURE', type: 'image/gif', width: 300, height: 200 });
  const extended = bytes('RIFF', be32(0), 'WEBPVP8X', be32(0), be32(0), [0x7f, 0x02, 0, 0xdf, 0x01, 0]);
  expect(kindOf(extended)).toEqual({ kind: 'PICTURE', type: 'image/webp', width: 640, height: 480 });
});

test('A small file that asks for gigabytes of pixels is never decoded.', () => {
  expect(kindOf(png(100_000, 100_000))).toEqual({ kind: 'NONE', why: 'TOO_MANY_PIXELS' });
  expect(kindOf(png(0xffff_ffff, 1))).toEqual({ kind: 'NONE', why: 'TOO_MANY_PIXELS' });
  expect(kindOf(jpeg(65_535, 65_535))).toEqual({ kind: 'NONE', why: 'TOO_MANY_PIXELS' });
  expect(kindOf(gif(20_000, 2))).toEqual({ kind: 'NONE', why: 'TOO_MANY_PIXELS' });
  expect(4_000 * 6_000).toBe(pixelLimit);
  expect(kindOf(png(4_000, 6_000)).kind).toBe('PICTURE');
});

test('A header that is cut off or has no size is damaged, wherever it is cut.', () => {
  for (const whole of [png(640, 480), jpeg(640, 480), gif(640, 480)]) {
    for (let length = 16; length < Math.min(whole.length, 24); length++) {
      expect(kindOf(whole.subarray(0, length)).kind).not.toBe('TEXT');
    }
  }
  expect(kindOf(png(0, 10))).toEqual({ kind: 'NONE', why: 'DAMAGED' });
  expect(kindOf(bytes([0xff, 0xd8, 0xff, 0xda, 0, 2]))).toEqual({ kind: 'NONE', why: 'DAMAGED' });
});

test('Markup, vector drawings and scripts are text or nothing, never what they describe.', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  expect(kindOf(bytes(svg))).toEqual({ kind: 'TEXT', text: svg });
  expect(kindOf(bytes('<html><body onload=alert(1)>'))).toMatchObject({ kind: 'TEXT' });
  expect(kindOf(bytes('PK\u0003\u0004', [0, 0]))).toEqual({ kind: 'NONE', why: 'UNKNOWN' });
  expect(kindOf(bytes([0xd0, 0xcf, 0x11, 0xe0]))).toEqual({ kind: 'NONE', why: 'UNKNOWN' });
  expect(kindOf(bytes('%PDF-1.7\n'))).toEqual({ kind: 'PDF' });
});

test('What is too large is only saved.', () => {
  expect(kindOf(new Uint8Array(shownLimit + 1))).toEqual({ kind: 'NONE', why: 'TOO_LARGE' });
  expect(kindOf(new Uint8Array(2 ** 20 + 1).fill(0x61))).toEqual({ kind: 'NONE', why: 'TOO_LARGE' });
});
