/**
 * A picture as fresh pixels: decoded by the browser, drawn, and encoded anew. Nothing of the file's own bytes is left: no metadata, no second
 * picture behind the first, nothing after its end. Its size was read from the header before (`kindOf`).
 */
import { coveredPixels, type Area } from '../../evidence/area.ts';

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

/** @param size of what was drawn, from the upper left corner, in pixels */
export function paint(
  context: OffscreenCanvasRenderingContext2D,
  size: { readonly width: number; readonly height: number },
  areas: readonly Area[],
): void {
  context.fillStyle = '#000000';
  for (const area of areas) {
    const { x, y, width, height } = coveredPixels(area, size);
    context.fillRect(x, y, width, height);
  }
}
