/** Running text on A4 pages in one embedded font: headings, paragraphs, names with values. Copying gives the text back (ToUnicode). */
import { encodeUtf8 } from '../../../crypto/index.ts';
import { hex16, PdfFile, pdfText } from './pdf-file.ts';
import { readTrueType, type TrueTypeFont } from './true-type.ts';

/** Points. */
const page = { width: 595, height: 842, margin: 56 };
const body = 9.5;
const lineHeight = 1.42;
const sizes = { 1: 18, 2: 13, 3: 10.5 } as const;

interface Line {
  readonly text: string;
  readonly size: number;
  readonly left: number;
  /** From the top of the page. */
  readonly top: number;
  /** 0 black to 1 white. */
  readonly grey: number;
}

export class PdfDocument {
  readonly #font: TrueTypeFont;
  readonly #title: string;
  readonly #language: string;
  #pages: Line[][] = [[]];
  #top = page.margin;

  /** @param font bytes of a TrueType font. @param language BCP 47 */
  constructor(font: Uint8Array, title: string, language: string) {
    this.#font = readTrueType(font);
    this.#title = title;
    this.#language = language;
  }

  heading(level: 1 | 2 | 3, text: string): void {
    const size = sizes[level];
    this.#space(level === 1 ? 0 : size);
    // A heading never stands alone at the foot of a page.
    this.#room(size * lineHeight + 3 * body * lineHeight);
    this.#lines(text, size, page.margin, 0);
    this.#space(size * 0.4);
  }

  /** Line breaks are kept. */
  paragraph(text: string, indent = 0): void {
    this.#lines(text, body, page.margin + indent, 0.1);
    this.#space(body * 0.6);
  }

  /** A name with its value beside it. */
  pair(name: string, value: string): void {
    const middle = page.margin + 150;
    const lines = this.#wrap(name, body, 142);
    this.#room(lines.length * body * lineHeight);
    const top = this.#top;
    const before = this.#pages.length;
    this.#place(lines, body, page.margin, 0.4);
    const end = this.#top;
    this.#top = top;
    this.#lines(value, body, middle, 0.1);
    if (this.#pages.length === before) this.#top = Math.max(end, this.#top);
    this.#space(2);
  }

  end(): Uint8Array {
    const file = new PdfFile();
    const [root, pages] = [file.reserve(), file.reserve()];
    const numbered = this.#pages.map((lines, index) => [...lines, this.#footer(index)]);
    const font = addFont(file, this.#font, new Set(numbered.flat().flatMap(({ text }) => [...text])));
    const kids = numbered.map((lines) => {
      const content = file.addStream('', encodeUtf8(lines.map((line) => this.#draw(line)).join('')));
      const box = `/MediaBox [0 0 ${String(page.width)} ${String(page.height)}]`;
      const resources = `/Resources << /Font << /F ${String(font)} 0 R >> >>`;
      return file.add(
        `<< /Type /Page /Parent ${String(pages)} 0 R ${box} ${resources} /Contents ${String(content)} 0 R >>`,
      );
    });
    const list = kids.map((kid) => `${String(kid)} 0 R`).join(' ');
    file.set(pages, `<< /Type /Pages /Count ${String(kids.length)} /Kids [${list}] >>`);
    const shown = '/ViewerPreferences << /DisplayDocTitle true >>';
    file.set(root, `<< /Type /Catalog /Pages ${String(pages)} 0 R /Lang (${this.#language}) ${shown} >>`);
    return file.end(root, file.add(`<< /Title ${pdfText(this.#title)} >>`));
  }

  #footer(index: number): Line {
    const text = `${this.#title} · ${String(index + 1)} / ${String(this.#pages.length)}`;
    return { text: visible(text), size: 8, left: page.margin, top: page.height - 30, grey: 0.4 };
  }

  #lines(text: string, size: number, left: number, grey: number): void {
    this.#place(this.#wrap(text, size, page.width - page.margin - left), size, left, grey);
  }

  #place(lines: readonly string[], size: number, left: number, grey: number): void {
    for (const text of lines) {
      this.#room(size * lineHeight);
      this.#top += size * lineHeight;
      this.#pages.at(-1)?.push({ text, size, left, top: this.#top - size * 0.35, grey });
    }
  }

  #space(points: number): void {
    if (this.#top > page.margin) this.#top += points;
  }

  #room(points: number): void {
    if (this.#top + points <= page.height - page.margin) return;
    this.#pages.push([]);
    this.#top = page.margin;
  }

  #wrap(text: string, size: number, width: number): string[] {
    return visible(text)
      .split('\n')
      .flatMap((line) => {
        const lines: string[] = [];
        let current = '';
        for (const word of line.split(/(?<= )/u)) {
          if (this.#measure(current + word.trimEnd(), size) <= width) {
            current += word;
            continue;
          }
          if (current !== '') lines.push(current.trimEnd());
          const pieces = this.#cut(word, size, width);
          lines.push(...pieces.slice(0, -1));
          current = pieces.at(-1) ?? '';
        }
        return [...lines, current.trimEnd()];
      });
  }

  /** A word that is wider than a line. */
  #cut(word: string, size: number, width: number): string[] {
    const pieces: string[] = [];
    let current = '';
    for (const character of word) {
      if (current !== '' && this.#measure(current + character, size) > width) {
        pieces.push(current);
        current = '';
      }
      current += character;
    }
    return [...pieces, current];
  }

  #measure(text: string, size: number): number {
    let width = 0;
    for (const character of text) width += this.#font.widthOf(this.#font.glyphOf(character.codePointAt(0) ?? 0));
    return (width * size) / 1_000;
  }

  #draw({ text, size, left, top, grey }: Line): string {
    const glyphs = [...text].map((character) => hex16(this.#font.glyphOf(character.codePointAt(0) ?? 0))).join('');
    const at = `${String(left)} ${(page.height - top).toFixed(2)}`;
    return `BT ${String(grey)} g /F ${String(size)} Tf ${at} Td <${glyphs}> Tj ET\n`;
  }
}

/** What cannot be seen, and what turns the order of other characters around, is written out. */
function visible(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(/\t/gu, '    ')
    .replace(/[^\P{C}\n]/gu, (hidden) => `[U+${hex16(hidden.codePointAt(0) ?? 0)}]`);
}

/** The whole font, with widths and meanings of the characters used. */
function addFont(file: PdfFile, font: TrueTypeFont, characters: ReadonlySet<string>): number {
  const used = new Map<number, string>();
  // The box of missing characters stands for many.
  for (const character of characters) {
    const glyph = font.glyphOf(character.codePointAt(0) ?? 0);
    used.set(glyph, glyph === 0 ? '\ufffd' : character);
  }
  const glyphs = [...used.keys()].sort((a, b) => a - b);
  const bytes = file.addStream(`/Length1 ${String(font.bytes.length)}`, font.bytes);
  const box = font.box.map(String).join(' ');
  const height = `/Ascent ${String(font.ascent)} /Descent ${String(font.descent)} /CapHeight ${String(font.ascent)}`;
  const descriptor = file.add(
    `<< /Type /FontDescriptor /FontName /DejaVuSans /Flags 4 /FontBBox [${box}] /ItalicAngle 0 ${height} /StemV 80 /FontFile2 ${String(bytes)} 0 R >>`,
  );
  const widths = glyphs.map((glyph) => `${String(glyph)} [${String(font.widthOf(glyph))}]`).join(' ');
  const system = '/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>';
  const cid = file.add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /DejaVuSans ${system} /FontDescriptor ${String(descriptor)} 0 R /W [${widths}] /CIDToGIDMap /Identity >>`,
  );
  const meanings = file.addStream('', encodeUtf8(toUnicode(glyphs, used)));
  return file.add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /DejaVuSans /Encoding /Identity-H /DescendantFonts [${String(cid)} 0 R] /ToUnicode ${String(meanings)} 0 R >>`,
  );
}

function toUnicode(glyphs: readonly number[], used: ReadonlyMap<number, string>): string {
  const lines = glyphs.map((glyph) => {
    const text = used.get(glyph) ?? '';
    const units = Array.from({ length: text.length }, (_, index) => hex16(text.charCodeAt(index))).join('');
    return `<${hex16(glyph)}> <${units}>`;
  });
  // At most 100 in one block (Adobe Technical Note 5014).
  const blocks = Array.from({ length: Math.ceil(lines.length / 100) }, (_, index) => {
    const some = lines.slice(100 * index, 100 * (index + 1));
    return `${String(some.length)} beginbfchar\n${some.join('\n')}\nendbfchar\n`;
  });
  return [
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n',
    '/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n',
    '1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n',
    ...blocks,
    'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n',
  ].join('');
}
