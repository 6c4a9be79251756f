import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Area } from '../../evidence/area.ts';
import { classNames } from '../../shared/components/class-names.ts';
import { useObjectAddress } from './use-object-address.ts';

interface PaintSurfaceProps {
  /** With the areas so far painted over. */
  readonly picture: Blob;
  readonly label: string;
  /** As wide as there is room, for small print; otherwise no higher than the screen. */
  readonly wide?: boolean | undefined;
  readonly onArea: (area: Area) => void;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A slip of the finger is no area. In parts of width and height. */
const smallest = 0.01;

/** A picture to draw areas on, with a mouse, a pen or a finger. The drawing has no style of its own: the page allows none. */
export function PaintSurface({ picture, label, wide = false, onArea }: PaintSurfaceProps): VNode | null {
  const address = useObjectAddress(picture);
  const from = useRef<Point | null>(null);
  const [drawn, setDrawn] = useState<Area | null>(null);
  if (address === null) return null;
  const end = (): void => {
    from.current = null;
    setDrawn(null);
  };
  return (
    <div class={classNames('app-paint', wide && 'app-paint--wide')}>
      <img src={address} alt={label} draggable={false} />
      <svg
        viewBox="0 0 1 1"
        preserveAspectRatio="none"
        aria-hidden="true"
        onPointerDown={(event) => {
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
          from.current = pointAt(event);
        }}
        onPointerMove={(event) => {
          if (from.current !== null) setDrawn(between(from.current, pointAt(event)));
        }}
        onPointerUp={(event) => {
          const area = from.current === null ? null : between(from.current, pointAt(event));
          end();
          if (area !== null && area.width >= smallest && area.height >= smallest) onArea(area);
        }}
        onPointerCancel={end}
      >
        {drawn !== null && <rect x={drawn.left} y={drawn.top} width={drawn.width} height={drawn.height} />}
      </svg>
    </div>
  );
}

/** In parts of width and height, never outside the picture. */
function pointAt(event: { clientX: number; clientY: number; currentTarget: Element }): Point {
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
  return { x: inside((event.clientX - left) / width), y: inside((event.clientY - top) / height) };
}

function inside(part: number): number {
  return Math.min(1, Math.max(0, part));
}

function between(a: Point, b: Point): Area {
  const [left, top] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return { left, top, width: Math.max(a.x, b.x) - left, height: Math.max(a.y, b.y) - top };
}
