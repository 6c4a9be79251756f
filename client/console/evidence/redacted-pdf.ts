/** Makes the redacted version of a PDF: one page after the other drawn, painted over, encoded, and put into a new file. */
import { ProtocolError, type Language } from '../../../crypto/index.ts';
import { madeLimit, type KeptPage } from '../../evidence/redact-pdf.ts';
import { versionLine, versionTitle } from '../../evidence/version-line.ts';
import { PictureDocument } from '../../exports/pdf/picture-document.ts';
import { PdfError, type PdfReader } from '../pdf/pdf-reader.ts';
import { pagePicture } from './page-picture.ts';

interface RedactedPdfWish {
  readonly reader: Pick<PdfReader, 'picture'>;
  readonly plan: readonly KeptPage[];
  /** Of the original. */
  readonly pages: number;
  /** SHA-256 of the original, hex. */
  readonly original: string;
  /** Of the words at the foot. */
  readonly language: Language;
  /** Called before each page, with its place in the plan from 0. */
  readonly onPage: (index: number) => void;
}

/** Which page could not be drawn. */
export class PageStopped extends Error {
  override readonly name = 'PageStopped';
  /** In the original, from 1. */
  readonly number: number;

  constructor(number: number, cause: unknown) {
    super('a page could not be drawn', { cause });
    this.number = number;
  }
}

/** @throws PageStopped; PdfError CLOSED if it is no longer wanted; ProtocolError TOO_LARGE above `madeLimit` */
export async function redactedPdf(wish: RedactedPdfWish): Promise<Uint8Array<ArrayBuffer>> {
  const { reader, plan, pages, original, language, onPage } = wish;
  const made = new PictureDocument(versionTitle(language, original), language);
  for (const [index, { number, areas }] of plan.entries()) {
    onPage(index);
    const { picture, scale } = await reader
      .picture(number, 'PRINT', () => true)
      .catch((error: unknown) => {
        if (error instanceof PdfError && error.why === 'CLOSED') throw error;
        throw new PageStopped(number, error);
      });
    const drawing = pagePicture(picture, areas, versionLine(language, original, number, pages));
    picture.close();
    const page = await drawing;
    if (page === null) throw new PageStopped(number, null);
    const { blob, width, height } = page;
    if (made.length + blob.size > madeLimit) throw new ProtocolError('TOO_LARGE');
    made.add({ jpeg: new Uint8Array(await blob.arrayBuffer()), width, height, scale });
  }
  return Uint8Array.from(made.end());
}
