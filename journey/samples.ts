/** Files and texts that journeys make themselves, so that nothing of anybody is in the repository. */
import { randomFillSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Hard for fields, encodings and layouts: long words, signs beside letters, right to left, blanks at the edges. */
export const awkwardText = [
  '  Мектептин директору ремонтко бөлүнгөн акчаны өзүнө алды.',
  'Жооптуулуксуздандырылгандыгыбыздандыр — өтө узун сөз, ө ү ң Ө Ү Ң ё Ё.',
  '👩‍👩‍👧‍👦 🇰🇬 e\u0301 ﬁ ½ <b>&amp;</b> "тырмакча" \'апостроф\' \\n ${x} {{y}}',
  'مرحبا بكم — \u202bעברית\u202c — ok\t\tтаб',
  '',
  '',
  'Акыркы сап, артында боштук   ',
  '',
].join('\n');

/** Pixels of one grey; a JPEG that every viewer opens, with Exif that names camera and place. */
export function makePhoto(): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xd8]), exifSegment(), greyPicture]);
}

/** One page with one line of text, and after it as many random bytes as wanted, which readers ignore. */
export function makePdf(padding: number): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 100] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    '<< /Length 44 >>\nstream\nBT /F1 18 Tf 20 50 Td (Invoice 17) Tj ET\nendstream',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${String(index + 1)} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = text.length;
  text += `xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${String(start)}\n%%EOF\n`;
  return Buffer.concat([Buffer.from(text, 'latin1'), randomFillSync(Buffer.alloc(padding))]);
}

/** Writes the two files into a folder. @returns their paths */
export function writeSampleFiles(folder: string, padding = 1_500_000): readonly string[] {
  const photo = join(folder, 'Сүрөт №1 — мектеп.jpg');
  const pdf = join(folder, 'invoice 17.pdf');
  writeFileSync(photo, makePhoto());
  writeFileSync(pdf, makePdf(padding));
  return [photo, pdf];
}

/** APP1 with a little-endian TIFF directory: maker, and a pointer to coordinates. */
function exifSegment(): Buffer {
  const entry = (tag: number, type: number, count: number, value: number): Buffer => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16LE(tag, 0);
    bytes.writeUInt16LE(type, 2);
    bytes.writeUInt32LE(count, 4);
    bytes.writeUInt32LE(value, 8);
    return bytes;
  };
  const tiff = Buffer.concat([
    Buffer.from('II*\0\x08\0\0\0', 'latin1'),
    Buffer.from([2, 0]),
    entry(0x010f, 2, 4, 0x006d6143),
    entry(0x8825, 4, 1, 38),
    Buffer.alloc(4),
    Buffer.alloc(6),
  ]);
  const content = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** Everything after the start marker of a baseline JPEG of 8 x 8 grey pixels (ITU-T T.81). */
const greyPicture = Buffer.from(
  [
    'ffdb004300',
    '10'.repeat(64),
    'ffc0000b080008000801011100',
    `ffc400140001${'00'.repeat(16)}`,
    `ffc400141001${'00'.repeat(16)}`,
    'ffda0008010100003f00',
    '3f',
    'ffd9',
  ].join(''),
  'hex',
);
