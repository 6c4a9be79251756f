/** What one PDF of a stranger may cost. */
import type { PictureSize } from './messages.ts';

/** Pages that can be turned to; a file may claim any number. */
export const pageLimit = 2_000;
/** Longest side of a drawn page, in pixels. A page may claim to be kilometres long; it is drawn smaller. */
export const sideLimit = 4_096;
/** Pixels of a drawn page, and of each canvas on the way to it: 64 MB. */
export const canvasLimit = 16_000_000;
/** Pixels of a picture inside a page, as for pictures alone; a larger one is left out. */
export const pictureLimit = 24_000_000;
/** Bytes of any one buffer. What grows beyond when unpacked ends the reading. */
export const bufferLimit = 2 ** 28;
/** Characters of text shown of one page. */
export const textLimit = 100_000;

/** Pixels for one unit of PDF (1/72 inch): an inch has 96 pixels on a screen, and 150 where small print has to stay legible on paper. */
const pixelsPerUnit = { PAPER: 96 / 72, PRINT: 150 / 72 } as const;

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * @param size of the page in units of PDF
 * @returns pixels for one unit, within the limits
 * @throws RangeError if the page has no size
 */
export function scaleOf({ width, height }: Size, asked: PictureSize): number {
  if (!(width > 0 && height > 0 && Number.isFinite(width) && Number.isFinite(height)))
    throw new RangeError('a page without a size');
  const wished = typeof asked === 'number' ? asked / width : pixelsPerUnit[asked];
  return Math.min(wished, sideLimit / Math.max(width, height), Math.sqrt(canvasLimit / width / height));
}
