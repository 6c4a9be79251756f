/** The file structure of a PDF 1.7 (ISO 32000-1): numbered objects, compressed streams, cross-reference table. No dates, no producer. */
import { zlibSync } from 'fflate';
import { concat, encodeUtf8 } from '../../../crypto/index.ts';

export class PdfFile {
  readonly #objects: (Uint8Array | null)[] = [];

  /** Reserves a number, to be filled by `set`. */
  reserve(): number {
    this.#objects.push(null);
    return this.#objects.length;
  }

  set(number: number, body: string | Uint8Array): void {
    this.#objects[number - 1] = typeof body === 'string' ? encodeUtf8(body) : body;
  }

  add(body: string | Uint8Array): number {
    const number = this.reserve();
    this.set(number, body);
    return number;
  }

  /** @param dictionary entries beside length and filter */
  addStream(dictionary: string, bytes: Uint8Array): number {
    const packed = zlibSync(bytes);
    const head = `<< ${dictionary} /Length ${String(packed.length)} /Filter /FlateDecode >>\nstream\n`;
    return this.add(concat(encodeUtf8(head), packed, encodeUtf8('\nendstream')));
  }

  /** A JPEG as it is. */
  addJpeg(bytes: Uint8Array, width: number, height: number): number {
    const size = `/Width ${String(width)} /Height ${String(height)}`;
    const head = `<< /Type /XObject /Subtype /Image ${size} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${String(bytes.length)} >>\nstream\n`;
    return this.add(concat(encodeUtf8(head), bytes, encodeUtf8('\nendstream')));
  }

  /** @param root number of the catalogue. @param info number of the information dictionary */
  end(root: number, info: number): Uint8Array {
    const pieces: Uint8Array[] = [Uint8Array.of(...encodeUtf8('%PDF-1.7\n%'), 0xe2, 0xe3, 0xcf, 0xd3, 0x0a)];
    let length = pieces[0]?.length ?? 0;
    const offsets = this.#objects.map((body, index) => {
      const at = length;
      const piece = concat(
        encodeUtf8(`${String(index + 1)} 0 obj\n`),
        body ?? encodeUtf8('null'),
        encodeUtf8('\nendobj\n'),
      );
      pieces.push(piece);
      length += piece.length;
      return at;
    });
    const count = String(offsets.length + 1);
    const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
    const trailer = `trailer\n<< /Size ${count} /Root ${String(root)} 0 R /Info ${String(info)} 0 R >>\nstartxref\n${String(length)}\n%%EOF\n`;
    pieces.push(encodeUtf8(`xref\n0 ${count}\n0000000000 65535 f \n${table}${trailer}`));
    return concat(...pieces);
  }
}

/** Text for people, as hexadecimal UTF-16 with its mark. */
export function pdfText(text: string): string {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return `<FEFF${units.map(hex16).join('')}>`;
}

export function hex16(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0');
}
