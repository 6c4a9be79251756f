/**
 * What the day of a release says about the day of an event. A signer writes the day of an event themselves; the day of the slot note that
 * brought it is the same for every reader (decision 0016). Days are UTC days since 1970-01-01; what waits for its release counts as
 * released on the day on which it was handed in.
 */

/** Clocks of two devices may disagree about the date around midnight. */
export const dayTolerance = 1;

/** For so long a stick may be on its way, and an act that rests on a day is believed that it was done on it. */
export const lateDays = 7;

interface Dated {
  /** As the signer says. */
  readonly day: number;
  readonly released: number;
}

/** Whether an event came out soon enough after its own day for a rule that says "not later than". */
export function isTimely({ day, released }: Dated): boolean {
  return released - day <= lateDays;
}

/**
 * For how many days others could see something when an event answered it: from the release of what waits to the earlier of the two
 * days of the answer, so that neither can be put back or forward.
 */
export function waitedDays(waits: { readonly released: number }, { day, released }: Dated): number {
  return Math.min(day, released) - waits.released;
}
