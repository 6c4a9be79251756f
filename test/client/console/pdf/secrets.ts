/** A PDF that says something in every place a PDF can: on the page, below it, beside it, and in what nobody sees. */
import { encodeUtf8 } from '../../../../crypto/index.ts';
import { PdfFile } from '../../../../client/exports/pdf/pdf-file.ts';

/** Where each word stands, and nowhere else. */
export const secrets = {
  painted: 'Asanova-1101',
  removedPage: 'Bekov-2202',
  hiddenLayer: 'Chynara-3303',
  white: 'Damira-4404',
  belowPicture: 'Erkin-5505',
  comment: 'Farida-6606',
  field: 'Gulnara-7707',
  title: 'Hasan-8808',
  xmp: 'Ilyas-9909',
  enclosed: 'Jyldyz-1210',
  script: 'Kanat-1311',
  bookmark: 'Leila-1412',
  earlier: 'Marat-1513',
} as const;

/** Stays in sight on page 1. */
export const staying = 'Invoice 17';

/** Where things stand on page 1 (400 x 400), as parts of its width and height. */
export const places = {
  /** Around the line that is painted over. */
  painted: { left: 0.04, top: 0.1, width: 0.6, height: 0.1 },
  staying: { left: 0.04, top: 0.25, width: 0.5, height: 0.1 },
  hiddenLayer: { left: 0.04, top: 0.4, width: 0.6, height: 0.1 },
  comment: { left: 0.04, top: 0.7, width: 0.6, height: 0.15 },
} as const;

/** Three pages: the first with everything, the second to be removed, the third plain. */
export function secretive(): Uint8Array<ArrayBuffer> {
  const file = new PdfFile();
  const [root, pages] = [file.reserve(), file.reserve()];
  const text = (words: string): Uint8Array => encodeUtf8(words);
  const ref = (number: number): string => `${String(number)} 0 R`;
  const font = file.add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const layer = file.add(`<< /Type /OCG /Name (${secrets.hiddenLayer}) >>`);
  const dot = file.addStream(
    '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
    Uint8Array.of(255),
  );
  const words = (y: number, said: string): string => `BT /F 24 Tf 20 ${String(y)} Td (${said}) Tj ET\n`;
  const first = file.addStream(
    '',
    text(
      [
        words(330, secrets.painted),
        words(275, staying),
        `/OC /L BDC ${words(220, secrets.hiddenLayer)} EMC\n`,
        `1 1 1 rg ${words(170, secrets.white)} 0 0 0 rg\n`,
        `${words(130, secrets.belowPicture)} q 380 0 0 40 10 120 cm /X Do Q\n`,
      ].join(''),
    ),
  );
  const look = file.addStream(
    `/Type /XObject /Subtype /Form /BBox [0 0 240 40] /Resources << /Font << /F ${ref(font)} >> >>`,
    text(`BT /F 20 Tf 4 10 Td (${secrets.comment}) Tj ET`),
  );
  const comment = `<< /Type /Annot /Subtype /FreeText /Rect [20 70 260 110] /Contents (${secrets.comment}) /AP << /N ${ref(look)} >> >>`;
  const field = `<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (${secrets.field}) /Rect [20 20 200 40] >>`;
  const page = (content: number, more: string): number =>
    file.add(
      `<< /Type /Page /Parent ${ref(pages)} /MediaBox [0 0 400 400] /Contents ${ref(content)} /Resources << /Font << /F ${ref(font)} >> /XObject << /X ${ref(dot)} >> /Properties << /L ${ref(layer)} >> >> ${more} >>`,
    );
  const kids = [
    page(first, `/Annots [${comment} ${field}]`),
    page(file.addStream('', text(words(300, secrets.removedPage))), ''),
    page(file.addStream('', text(words(300, 'Page three'))), ''),
  ];
  // What an earlier state of the file held, and no page refers to any more.
  file.addStream('', text(words(300, secrets.earlier)));
  const enclosed = file.addStream('/Type /EmbeddedFile', text(secrets.enclosed));
  const xmp = file.add(
    `<< /Type /Metadata /Subtype /XML /Length ${String(secrets.xmp.length)} >>\nstream\n${secrets.xmp}\nendstream`,
  );
  const script = `<< /S /JavaScript /JS (app.alert\\("${secrets.script}"\\)) >>`;
  const mark = file.add(`<< /Title (${secrets.bookmark}) /Parent 99 0 R >>`);
  file.set(pages, `<< /Type /Pages /Count ${String(kids.length)} /Kids [${kids.map(ref).join(' ')}] >>`);
  file.set(
    root,
    [
      `<< /Type /Catalog /Pages ${ref(pages)} /Metadata ${ref(xmp)} /OpenAction ${script}`,
      `/OCProperties << /OCGs [${ref(layer)}] /D << /OFF [${ref(layer)}] >> >>`,
      `/Outlines << /First ${ref(mark)} /Last ${ref(mark)} /Count 1 >>`,
      `/Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /F (${secrets.enclosed}.txt) /EF << /F ${ref(enclosed)} >> >>] >> /JavaScript << /Names [(s) ${script}] >> >> >>`,
    ].join(' '),
  );
  return Uint8Array.from(file.end(root, file.add(`<< /Title (${secrets.title}) >>`)));
}
