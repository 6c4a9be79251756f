/** Round numbers for the axis of a chart. */

export interface Scale {
  /** The end of the axis; above zero. */
  readonly end: number;
  /** From zero to the end. */
  readonly ticks: readonly number[];
}

const mostSteps = 4;

/** @param most the greatest number to be shown, 0 or more */
export function scaleFor(most: number): Scale {
  const step = stepFor(Math.max(most, 1));
  const steps = Math.ceil(Math.max(most, 1) / step);
  return { end: steps * step, ticks: Array.from({ length: steps + 1 }, (_, index) => index * step) };
}

/** 5, 10, 20, 50, 100, …: the least with which `mostSteps` reach. */
function stepFor(most: number): number {
  for (let ten = 1; ; ten *= 10) {
    for (const step of [5 * ten, 10 * ten, 20 * ten]) if (step * mostSteps >= most) return step;
  }
}
