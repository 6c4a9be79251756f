/** An area to be painted over: where it lies on a picture or page, and which pixels it covers. */

/** Part of a picture, from 0 to 1 of its width and height. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export const areaSides = ['left', 'top', 'width', 'height'] as const;

/** Per cent of width and height, as typed. */
export type TypedArea = Readonly<Record<(typeof areaSides)[number], string>>;

/** Null unless the numbers are an area inside the picture. */
export function parseArea(typed: TypedArea): Area | null {
  const [left, top, width, height] = areaSides.map((side) =>
    /^\d{1,3}$/u.test(typed[side].trim()) ? Number(typed[side]) : -1,
  );
  if (left === undefined || top === undefined || width === undefined || height === undefined) return null;
  const isInside = left >= 0 && top >= 0 && width > 0 && height > 0 && left + width <= 100 && top + height <= 100;
  return isInside ? { left: left / 100, top: top / 100, width: width / 100, height: height / 100 } : null;
}

interface Pixels {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Whole pixels, rounded outwards: no edge of what is underneath shows through. @param size of the picture in pixels */
export function coveredPixels(area: Area, size: { readonly width: number; readonly height: number }): Pixels {
  const [x, y] = [Math.floor(area.left * size.width), Math.floor(area.top * size.height)];
  const [right, bottom] = [
    Math.ceil((area.left + area.width) * size.width),
    Math.ceil((area.top + area.height) * size.height),
  ];
  return { x, y, width: right - x, height: bottom - y };
}
