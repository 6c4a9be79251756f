/** PDF files made here: an ordinary one, and what a stranger could send. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { concat, encodeUtf8 } from '../../../../crypto/index.ts';
import { PdfDocument } from '../../../../client/exports/pdf/document.ts';
import { PdfFile } from '../../../../client/exports/pdf/pdf-file.ts';

const font = join(import.meta.dirname, '../../../../node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf');

/** Like the summaries of the console itself: an embedded font, Kyrgyz letters, several pages. */
export function ordinary(): Uint8Array<ArrayBuffer> {
  const document = new PdfDocument(readFileSync(font), 'Келишим', 'ky');
  document.heading(1, 'Сатып алуу келишими');
  for (let number = 1; number <= 60; number++)
    document.paragraph(`${String(number)}. Өткөрүү үчүн төлөм. Асан Үсөнов.`);
  return Uint8Array.from(document.end());
}

interface Made {
  /** Entries of the catalogue beside type and pages. */
  readonly catalogue?: string;
  /** Entries of the page beside type, parent and contents. */
  readonly page?: string;
  /** Entries of the page's resources. */
  readonly resources?: (file: PdfFile) => string;
  /** Operators drawn on the page. */
  readonly content?: Uint8Array;
  /** A content stream of its own, by number. */
  readonly contents?: (file: PdfFile) => number;
  /** How often the one page stands in the list of pages. */
  readonly count?: number;
  readonly add?: (file: PdfFile) => void;
}

const plain = '/MediaBox [0 0 300 300]';
const words = encodeUtf8('BT /F 24 Tf 20 200 Td (Read me) Tj ET');

/** One page with the words "Read me" in a font that the file does not carry. */
export function made({
  catalogue = '',
  page = plain,
  resources,
  content = words,
  contents,
  count = 1,
  add,
}: Made): Uint8Array<ArrayBuffer> {
  const file = new PdfFile();
  const [root, pages] = [file.reserve(), file.reserve()];
  const font_ = file.add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const stream = contents?.(file) ?? file.addStream('', content);
  const own = `/Resources << /Font << /F ${String(font_)} 0 R >> ${resources?.(file) ?? ''} >>`;
  const kid = file.add(`<< /Type /Page /Parent ${String(pages)} 0 R ${page} ${own} /Contents ${String(stream)} 0 R >>`);
  add?.(file);
  file.set(pages, `<< /Type /Pages /Count ${String(count)} /Kids [${`${String(kid)} 0 R `.repeat(count)}] >>`);
  file.set(root, `<< /Type /Catalog /Pages ${String(pages)} 0 R ${catalogue} >>`);
  return Uint8Array.from(file.end(root, file.add('<< >>')));
}

/** Everything in a PDF that could run, load, go or fetch, pointed at one address. */
export function active(address: string): Uint8Array<ArrayBuffer> {
  const script = `app.launchURL("${address}/script"); this.submitForm("${address}/form"); fetch("${address}/fetch");`;
  const actions = [
    `/S /JavaScript /JS (${script.replaceAll(/[()]/gu, (bracket) => `\\${bracket}`)})`,
    `/S /URI /URI (${address}/uri)`,
    `/S /Launch /F (${address}/launch)`,
    `/S /GoToR /F << /FS /URL /F (${address}/remote) >> /D [0 /Fit]`,
    `/S /SubmitForm /F << /FS /URL /F (${address}/submit) >>`,
    `/S /ImportData /F (${address}/import)`,
  ];
  const chain = actions.reduceRight((next, action) => `<< ${action} ${next === '' ? '' : `/Next ${next}`} >>`, '');
  const xfa = `<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template xmlns="http://www.xfa.org/schema/xfa-template/3.3/"><subform><event activity="initialize"><script contentType="application/x-javascript">xfa.host.gotoURL("${address}/xfa")</script></event></subform></template></xdp:xdp>`;
  return made({
    catalogue: `/OpenAction ${chain} /AA << /WC ${chain} >> /Names << /JavaScript << /Names [(a) ${chain}] >> /EmbeddedFiles << /Names [(a) << /Type /Filespec /F (a.exe) /EF << /F 6 0 R >> >>] >> >> /AcroForm << /XFA 7 0 R /Fields [] /NeedAppearances true >>`,
    page: `${plain} /AA << /O ${chain} >> /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 300 300] /A ${chain} >> << /Type /Annot /Subtype /Widget /FT /Tx /T (x) /Rect [0 0 99 99] /AA << /K ${chain} >> >>]`,
    // The picture's bytes are said to lie elsewhere.
    resources: (file) =>
      `/XObject << /X ${String(file.add(`<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8 /F << /FS /URL /F (${address}/picture) >> /Length 0 >>\nstream\n\nendstream`))} 0 R >>`,
    content: concat(words, encodeUtf8(' q 9 0 0 9 0 0 cm /X Do Q')),
    add: (file) => {
      file.addStream('/Type /EmbeddedFile', encodeUtf8('MZ'));
      file.addStream('', encodeUtf8(xfa));
    },
  });
}

/** Half a megabyte of content that unpacks to more than any one buffer may hold. */
export function bomb(): Uint8Array<ArrayBuffer> {
  const packed = deflateSync(Buffer.alloc(2 ** 28 + 2 ** 26, ' '));
  const head = `<< /Length ${String(packed.length)} /Filter /FlateDecode >>\nstream\n`;
  return made({ contents: (file) => file.add(concat(encodeUtf8(head), packed, encodeUtf8('\nendstream'))) });
}

/** Draws without end for practical purposes: forms within forms, each ten times in the next. */
export function endless(): Uint8Array<ArrayBuffer> {
  const box = '/Type /XObject /Subtype /Form /BBox [0 0 300 300]';
  return made({
    resources: (file) => {
      let inner = file.addStream(box, encodeUtf8('0 0 300 300 re f '.repeat(100)));
      for (let depth = 0; depth < 9; depth++)
        inner = file.addStream(
          `${box} /Resources << /XObject << /X ${String(inner)} 0 R >> >>`,
          encodeUtf8('/X Do '.repeat(10)),
        );
      return `/XObject << /X ${String(inner)} 0 R >>`;
    },
    content: encodeUtf8('/X Do'),
  });
}
