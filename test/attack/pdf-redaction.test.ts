/** What somebody who receives a redacted PDF could try to find in it: what was painted over, left out, hidden, pinned or kept beside the pages. */
import { concat, encodeUtf8, formatHex } from '../../crypto/index.ts';
import { hashOf } from '../../client/evidence/hash.ts';
import { PdfFile } from '../../client/exports/pdf/pdf-file.ts';
import { nothingButPictures, readings } from '../client/console/pdf/nothing-but-pictures.ts';
import { openScene, type Scene } from '../client/console/pdf/scene.ts';
import { places, secretive, secrets, staying } from '../client/console/pdf/secrets.ts';

const original = secretive();
const hash = formatHex(hashOf(original));
let scene: Scene;
let version: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  scene = await openScene();
  version = await scene.redact(original, {
    ...{ kept: [1, 3], painted: [[1, [places.painted]]], pages: 3 },
    ...{ language: 'ky', original: hash },
  });
}, 240_000);
afterAll(async () => {
  await scene.close();
});

/** The place of an area once there is a foot below the page. */
const onVersion = async (area: (typeof places)[keyof typeof places], inset = 0) => {
  const [page] = nothingButPictures(version).pages;
  const { picture } = await scene.look(original, { width: 'PRINT' });
  const [width, height] = picture.split('x').map(Number);
  if (page === undefined || width === undefined || height === undefined) throw new Error('no page');
  const [across, down] = [width / page.width, height / page.height];
  return {
    left: area.left * across + inset,
    top: area.top * down + inset,
    width: area.width * across - 2 * inset,
    height: area.height * down - 2 * inset,
  };
};

test('The original does say everything that the version must not.', () => {
  const said = readings(original);
  expect(Object.values(secrets).filter((secret) => !said.includes(secret))).toEqual([]);
});

test('No word of the original is in the version, packed or unpacked, and a reader finds no text in it.', async () => {
  const said = readings(version);
  expect([...Object.values(secrets), staying].filter((secret) => said.includes(secret))).toEqual([]);
  expect((await scene.look(version)).text).toBe('');
});

test('The version is pictures and nothing else, one for each page that stays, and names the original in its title.', async () => {
  const { pages, title } = nothingButPictures(version);
  expect(pages).toHaveLength(2);
  expect(title).toContain(hash);
  expect(await scene.look(version, { page: 2 })).toMatchObject({ pages: 2 });
});

test('What is painted over is black in the pixels; what stays is there, and hidden layers and comments are not drawn.', async () => {
  const look = async (place: keyof typeof places, inset = 0) =>
    scene.look(version, { width: 'PRINT', area: await onVersion(places[place], inset) });
  // An edge of black on white is softened by the encoder, towards what stays.
  expect((await look('painted', 0.012)).lightest).toBeLessThan(8);
  expect((await look('painted', 0.003)).lightest).toBeLessThan(80);
  expect((await look('staying')).darkest).toBeLessThan(80);
  expect((await look('hiddenLayer')).darkest).toBeGreaterThan(200);
  expect((await look('comment')).darkest).toBeGreaterThan(200);
});

test('The foot stands below the page and covers nothing of it, and the paper keeps its size.', async () => {
  const [page] = nothingButPictures(version).pages;
  expect(page?.width).toBe(833);
  expect(page?.height).toBeGreaterThan(833 + 40);
  const below = { left: 0, top: 836 / (page?.height ?? 1), width: 1, height: 1 };
  expect((await scene.look(version, { width: 'PRINT', area: below })).darkest).toBeLessThan(80);
});

test('Painting laid over a page, an original kept inside, and an original behind the end are all found.', () => {
  const overlay = (file: PdfFile): string =>
    `/Contents ${String(file.addStream('', encodeUtf8('q 400.00 0 0 400.00 0 0 cm /P Do Q 0 0 0 rg 16 320 240 40 re f')))} 0 R`;
  const make = (more: (file: PdfFile) => string): Uint8Array => {
    const file = new PdfFile();
    const [root, pages] = [file.reserve(), file.reserve()];
    const picture = file.addJpeg(jpegOf(version), 833, 900);
    const content = `/Contents ${String(file.addStream('', encodeUtf8('q 400.00 0 0 432.16 0 0 cm /P Do Q')))} 0 R`;
    const given = more(file);
    const kid = file.add(
      `<< /Type /Page /Parent ${String(pages)} 0 R /MediaBox [0 0 400.00 432.16] /Resources << /XObject << /P ${String(picture)} 0 R >> >> ${given === '' ? content : given} >>`,
    );
    file.set(pages, `<< /Type /Pages /Count 1 /Kids [${String(kid)} 0 R] >>`);
    file.set(
      root,
      `<< /Type /Catalog /Pages ${String(pages)} 0 R /Lang (ky) /ViewerPreferences << /DisplayDocTitle true >> >>`,
    );
    return file.end(root, file.add('<< /Title <FEFF> >>'));
  };
  expect(() => nothingButPictures(make(overlay))).toThrow('another picture or content');
  expect(() =>
    nothingButPictures(
      make((file) => {
        file.addStream('/Type /EmbeddedFile', original);
        return '';
      }),
    ),
  ).toThrow('an object: << /Type /EmbeddedFile');
  expect(nothingButPictures(make(() => '')).pages).toHaveLength(1);
  expect(() =>
    nothingButPictures(
      concat(
        make(() => ''),
        original,
      ),
    ),
  ).toThrow('another end');
});

/** The first picture of a version. */
function jpegOf(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const [head, length] = /\/DCTDecode \/Length (\d+) >>\nstream\n/u.exec(text) ?? [];
  if (head === undefined) throw new Error('no picture');
  const at = text.indexOf(head) + head.length;
  return bytes.slice(at, at + Number(length));
}
