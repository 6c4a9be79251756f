/** A PDF whose pages are pictures: no text, no font, no date, nothing that is not drawn. */
import { encodeUtf8, type Language } from '../../../crypto/index.ts';
import { plainJpeg } from './plain-jpeg.ts';
import { PdfFile, pdfText } from './pdf-file.ts';

export interface PicturePage {
  /** Of the browser's own encoder, in colour; its pixels go into the file. */
  readonly jpeg: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels for one unit of PDF (1/72 inch). */
  readonly scale: number;
}

/** Units; no reader has to show more (ISO 32000-1, annex C). */
const longestSide = 14_400;

export class PictureDocument {
  readonly #file = new PdfFile();
  readonly #root = this.#file.reserve();
  readonly #pages = this.#file.reserve();
  readonly #kids: number[] = [];
  readonly #title: string;
  readonly #language: Language;
  #length = 0;

  constructor(title: string, language: Language) {
    this.#title = title;
    this.#language = language;
  }

  /** Bytes of all pictures so far. */
  get length(): number {
    return this.#length;
  }

  /** @throws MALFORMED if it is no JPEG */
  add({ jpeg, width, height, scale }: PicturePage): void {
    const units = Math.max(scale, Math.max(width, height) / longestSide);
    const [across, down] = [width / units, height / units].map((side) => side.toFixed(2));
    const picture = this.#file.addJpeg(plainJpeg(jpeg), width, height);
    const content = this.#file.addStream('', encodeUtf8(`q ${across ?? ''} 0 0 ${down ?? ''} 0 0 cm /P Do Q`));
    const resources = `/Resources << /XObject << /P ${String(picture)} 0 R >> >>`;
    const box = `/MediaBox [0 0 ${across ?? ''} ${down ?? ''}]`;
    this.#kids.push(
      this.#file.add(
        `<< /Type /Page /Parent ${String(this.#pages)} 0 R ${box} ${resources} /Contents ${String(content)} 0 R >>`,
      ),
    );
    this.#length += jpeg.length;
  }

  end(): Uint8Array {
    const list = this.#kids.map((kid) => `${String(kid)} 0 R`).join(' ');
    this.#file.set(this.#pages, `<< /Type /Pages /Count ${String(this.#kids.length)} /Kids [${list}] >>`);
    const shown = '/ViewerPreferences << /DisplayDocTitle true >>';
    this.#file.set(
      this.#root,
      `<< /Type /Catalog /Pages ${String(this.#pages)} 0 R /Lang (${this.#language}) ${shown} >>`,
    );
    return this.#file.end(this.#root, this.#file.add(`<< /Title ${pdfText(this.#title)} >>`));
  }
}
