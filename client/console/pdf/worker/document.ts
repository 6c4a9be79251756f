/** One PDF, read by pdf.js with everything switched off that runs, loads or asks. */
import { AnnotationMode, getDocument, VerbosityLevel, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
// Sets itself as the part that parses: the library then starts no worker of its own, but works inside this one.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { pageLimit, pictureLimit, scaleOf, textLimit } from './limits.ts';
import type { PictureSize } from './messages.ts';
import { CanvasFactory, FilterFactory } from './surface.ts';

/** Bytes of a font or decoder that stands in the script, or null. */
export type AssetSource = (name: string) => Uint8Array | null;

export interface PageText {
  readonly text: string;
  /** Whether there is more than is shown of one page. */
  readonly cut: boolean;
}

/** The library joins it with a name, and hands both to the factory below; it is never asked for. */
const nowhere = 'kupuya:/';

/** @throws what the library throws: `failureOf` names it */
export async function openPdf(bytes: Uint8Array<ArrayBuffer>, assets: AssetSource): Promise<PdfDocument> {
  const canDraw = typeof OffscreenCanvas === 'function';
  const proxy = await getDocument({
    data: bytes,
    verbosity: VerbosityLevel.ERRORS,
    // Forms of their own language, and whatever comes by an address, a system or a second worker: off.
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    disableWorkerRendering: true,
    disableAutoFetch: true,
    disableRange: true,
    disableStream: true,
    isImageDecoderSupported: false,
    isOffscreenCanvasSupported: canDraw,
    maxImageSize: pictureLimit,
    standardFontDataUrl: nowhere,
    wasmUrl: nowhere,
    CanvasFactory,
    FilterFactory,
    BinaryDataFactory: binaryDataFrom(assets),
  }).promise;
  return new PdfDocument(proxy, canDraw);
}

/** The library makes one of these for each document. */
function binaryDataFrom(assets: AssetSource): new () => { fetch(asked: { filename: string }): Promise<Uint8Array> } {
  return class {
    fetch({ filename }: { filename: string }): Promise<Uint8Array> {
      const bytes = assets(filename);
      return bytes === null ? Promise.reject(new Error('not in this script')) : Promise.resolve(bytes);
    }
  };
}

export class PdfDocument {
  readonly pages: number;
  readonly drawn: boolean;
  readonly #proxy: PDFDocumentProxy;

  constructor(proxy: PDFDocumentProxy, drawn: boolean) {
    this.#proxy = proxy;
    this.pages = Math.min(proxy.numPages, pageLimit);
    this.drawn = drawn;
  }

  /** @param number from 1 */
  async text(number: number): Promise<PageText> {
    const page = await this.#proxy.getPage(number);
    const { items } = await page.getTextContent();
    page.cleanup();
    // Marks of structure have no `str`.
    const pieces = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''));
    const text = pieces.join('').trim();
    return { text: text.slice(0, textLimit), cut: text.length > textLimit };
  }

  /** @param number from 1. @returns with pixels for one unit of PDF */
  async picture(number: number, size: PictureSize): Promise<{ picture: ImageBitmap; scale: number }> {
    const page = await this.#proxy.getPage(number);
    const scale = scaleOf(page.getViewport({ scale: 1 }), size);
    const viewport = page.getViewport({ scale });
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.floor(viewport.width)),
      Math.max(1, Math.floor(viewport.height)),
    );
    // Comments, links, form fields and files that are pinned to the page are not drawn: a page can hide behind them.
    await page.render({ canvas, viewport, annotationMode: AnnotationMode.DISABLE, background: '#ffffff' }).promise;
    page.cleanup();
    return { picture: canvas.transferToImageBitmap(), scale };
  }

  async end(): Promise<void> {
    await this.#proxy.loadingTask.destroy();
  }
}
