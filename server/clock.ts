/** Milliseconds since 1970-01-01T00:00Z. Passed in, so that a test can let days go by. */
export type Clock = () => number;

export const DAY_MS = 86_400_000;

/** The day of the protocol: UTC days since 1970-01-01. */
export function dayOf(milliseconds: number): number {
  return Math.floor(milliseconds / DAY_MS);
}

/** Resolves after so many milliseconds. Passed in where somebody is made to wait. */
export type Delay = (milliseconds: number) => Promise<void>;
