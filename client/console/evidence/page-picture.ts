/** A page of a redacted PDF as a JPEG of its own: painted over before it is encoded, so that nothing of what is covered can be in the file. */
import type { Area } from '../../evidence/area.ts';
import { paint } from './redraw.ts';

export interface PagePicture {
  readonly blob: Blob;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

const quality = 0.85;
/** Pixels. At 150 of them to an inch the words are as high as a footnote. */
const foot = { letters: 17, line: 24, margin: 14 } as const;
/** A hash fits into one line. */
const narrowest = 720;

/**
 * @param drawn a page; it can be closed as soon as this returns its promise
 * @param line at the foot, below the page and never over it; empty for none
 * @returns null if the browser cannot draw or encode it
 */
export async function pagePicture(
  drawn: ImageBitmap,
  areas: readonly Area[],
  line: string,
): Promise<PagePicture | null> {
  const canvas = new OffscreenCanvas(line === '' ? drawn.width : Math.max(narrowest, drawn.width), drawn.height);
  const lines = line === '' ? [] : wrapped(canvas, line);
  if (lines.length > 0) canvas.height += lines.length * foot.line + foot.margin;
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) return null;
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(drawn, 0, 0);
  paint(context, drawn, areas);
  if (lines.length > 0) {
    context.fillStyle = '#808080';
    context.fillRect(0, drawn.height, canvas.width, 1);
    prepare(context);
    lines.forEach((text, index) => {
      context.fillText(text, foot.margin, drawn.height + (index + 1) * foot.line);
    });
  }
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  // A browser without this encoder would give a PNG in its place.
  return blob.type === 'image/jpeg' ? { blob, width: canvas.width, height: canvas.height } : null;
}

/** Lines as they fit, broken between words. Setting the height of a canvas empties it: measured first. */
function wrapped(canvas: OffscreenCanvas, text: string): readonly string[] {
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) return [];
  prepare(context);
  const room = canvas.width - 2 * foot.margin;
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (current !== '' && context.measureText(longer).width > room) {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  return [...lines, current];
}

function prepare(context: OffscreenCanvasRenderingContext2D): void {
  context.fillStyle = '#000000';
  context.font = `${String(foot.letters)}px sans-serif`;
}
