/**
 * A picture as fresh pixels: decoded by the browser, drawn, and encoded anew. Nothing of the file's own bytes is left: no metadata, no second
 * picture behind the first, nothing after its end. Its size was read from the header before (`kindOf`).
 */

/** Longest side on the screen. */
const longest = 2_400;
const quality = 0.9;

/** @returns null if the browser cannot decode it. @param areas painted over, in parts of width and height from 0 to 1 */
export async function redraw(
  bytes: Uint8Array<ArrayBuffer>,
  type: string,
  areas: readonly Area[] = [],
): Promise<Blob | null> {
  const bitmap = await createImageBitmap(new Blob([bytes], { type })).catch(() => null);
  if (bitmap === null) return null;
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  );
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) return null;
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  paint(context, canvas, areas);
  return canvas.convertToBlob({ type: 'image/jpeg', quality });
}

/** Part of a picture, from 0 to 1 of its width and height. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Whole pixels, rounded outwards: no edge of what is underneath shows through. */
export function paint(
  context: OffscreenCanvasRenderingContext2D,
  canvas: OffscreenCanvas,
  areas: readonly Area[],
): void {
  context.fillStyle = '#000000';
  for (const { left, top, width, height } of areas) {
    const [x, y] = [Math.floor(left * canvas.width), Math.floor(top * canvas.height)];
    const [right, bottom] = [Math.ceil((left + width) * canvas.width), Math.ceil((top + height) * canvas.height)];
    context.fillRect(x, y, right - x, bottom - y);
  }
}
