import { asPicture } from '../../../client/console/case/picture.ts';

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13];
const blob = (bytes: readonly number[] | string, type = ''): Blob =>
  new Blob([typeof bytes === 'string' ? bytes : Uint8Array.from(bytes)], { type });

test('a picture is known by its first bytes and gets the type that they say', async () => {
  const webp = [...Buffer.from('RIFF\0\0\0\0WEBPVP8 ')];
  expect((await asPicture(blob(png)))?.type).toBe('image/png');
  expect((await asPicture(blob([0xff, 0xd8, 0xff, 0xe0])))?.type).toBe('image/jpeg');
  expect((await asPicture(blob('GIF89a......')))?.type).toBe('image/gif');
  expect((await asPicture(blob(webp)))?.type).toBe('image/webp');
});

test('nothing that can carry a script is a picture, whatever type it claims', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  for (const text of [svg, '<!doctype html><p>', '%PDF-1.7', '', 'GIF', 'RIFF....WAVE']) {
    for (const type of ['', 'image/svg+xml', 'image/png']) expect(await asPicture(blob(text, type))).toBeNull();
  }
});

test('a file above 10 MiB is only saved', async () => {
  const large = new Blob([Uint8Array.from(png), new Uint8Array(10 * 1024 * 1024)]);
  expect(await asPicture(large)).toBeNull();
});
