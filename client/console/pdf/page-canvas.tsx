import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { classNames } from '../../shared/components/class-names.ts';
import type { Zoom } from './use-pdf.ts';

interface PageCanvasProps {
  /** Null while it is drawn: the last one stays until then. Taken over, so that each can be given once. */
  readonly picture: ImageBitmap | null;
  readonly label: string;
  readonly blurred: boolean;
  readonly zoom: Zoom;
}

/** Pixels of one page. At the size of the paper it can be wider than the screen, and is then moved by keys. */
export function PageCanvas({ picture, label, blurred, zoom }: PageCanvasProps): VNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const { current } = canvas;
    if (picture === null || current === null || picture.width === 0) return;
    [current.width, current.height] = [picture.width, picture.height];
    current.getContext('bitmaprenderer')?.transferFromImageBitmap(picture);
  }, [picture]);
  return (
    <div class="app-pdf__page" tabIndex={0} role="group" aria-label={label} aria-busy={picture === null}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={label}
        class={classNames(zoom === 'WIDTH' && 'app-pdf__fitted', blurred && 'app-preview__blurred')}
      />
    </div>
  );
}
