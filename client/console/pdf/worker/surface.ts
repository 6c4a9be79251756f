/** What the library draws with, given to it so that it reaches for no document, no filter of a page and no address. */
import { canvasLimit } from './limits.ts';

interface Drawn {
  canvas: OffscreenCanvas | null;
  context: OffscreenCanvasRenderingContext2D | null;
}

/** Canvases without a page, none of them above the limit. */
export class CanvasFactory {
  create(width: number, height: number): Drawn {
    const canvas = new OffscreenCanvas(...checkSize(width, height));
    return { canvas, context: canvas.getContext('2d', { willReadFrequently: true }) };
  }

  getNoAlphaContext(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D | null {
    return canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  }

  reset({ canvas }: Drawn, width: number, height: number): void {
    if (canvas !== null) [canvas.width, canvas.height] = checkSize(width, height);
  }

  destroy(drawn: Drawn): void {
    if (drawn.canvas !== null) [drawn.canvas.width, drawn.canvas.height] = [0, 0];
    drawn.canvas = null;
    drawn.context = null;
  }
}

function checkSize(width: number, height: number): [number, number] {
  if (!(width > 0 && height > 0 && width * height <= canvasLimit)) throw new RangeError('a canvas above the limit');
  return [width, height];
}

/** SVG filters need a page. Without them some blended pictures look plainer. */
export class FilterFactory {
  addFilter(): string {
    return 'none';
  }
  addHCMFilter(): string {
    return 'none';
  }
  addAlphaFilter(): string {
    return 'none';
  }
  addLuminosityFilter(): string {
    return 'none';
  }
  addKnockoutFilter(): string {
    return 'none';
  }
  addHighlightHCMFilter(): string {
    return 'none';
  }
  destroy(): void {
    // It holds nothing.
  }
}
