import { concat, ProtocolError } from '../../../../crypto/index.ts';
import { plainJpeg } from '../../../../client/exports/pdf/plain-jpeg.ts';

const segment = (marker: number, text: string): Uint8Array => {
  const bytes = Buffer.from(text);
  return Uint8Array.of(0xff, marker, 0, bytes.length + 2, ...bytes);
};
const [start, end] = [Uint8Array.of(0xff, 0xd8), Uint8Array.of(0xff, 0xd9)];
const needed = [segment(0xdb, 'tables'), segment(0xc0, 'frame'), segment(0xc4, 'codes')];
const scan = concat(segment(0xda, 'scan'), Uint8Array.of(1, 0xff, 0, 2, 0xff, 0xd3, 3));

test('profiles, Exif, comments, a second head and what stands behind the end are left out; tables and pixels stay', () => {
  const whole = [
    ...[start, segment(0xe0, 'JFIF'), segment(0xe0, 'preview'), segment(0xe1, 'Exif'), segment(0xe2, 'ICC')],
    ...[...needed, segment(0xfe, 'comment'), scan, end, Buffer.from('behind')],
  ];
  expect(Buffer.from(plainJpeg(concat(...whole)))).toEqual(
    Buffer.from(concat(start, segment(0xe0, 'JFIF'), ...needed, scan, end)),
  );
});

test('what is no JPEG, or is cut off anywhere, is refused', () => {
  const whole = concat(start, ...needed, scan, end);
  for (let length = 0; length < whole.length; length++)
    expect(() => plainJpeg(whole.subarray(0, length))).toThrow(new ProtocolError('MALFORMED'));
  expect(() => plainJpeg(Buffer.from('\x89PNG\r\n'))).toThrow(new ProtocolError('MALFORMED'));
});
