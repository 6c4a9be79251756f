/** What a profile says: everything of a roster that is not a key, a day or the name of a service. */
import type { Conflict, Deadlines, Desk, Holder, Roster, Texts, Unit } from '../../../crypto/index.ts';

export interface Seat {
  readonly number: number;
  readonly role: Texts;
  readonly institution: Texts;
  readonly unit: number;
}

/** Members who sign for others, by number. */
export interface Signatories {
  readonly members: readonly number[];
  readonly threshold: number;
}

export interface Profile {
  readonly body: Texts;
  readonly units: readonly Unit[];
  readonly members: readonly Seat[];
  readonly positions: readonly Holder[];
  readonly desks: readonly Desk[];
  readonly oversight: { readonly desk: number; readonly officers: readonly [number, number] };
  readonly conflicts: readonly Conflict[];
  readonly custodians: readonly number[];
  readonly governance: Signatories;
  readonly release: Signatories;
  readonly deadlines: Deadlines;
  readonly cover: Roster['cover'];
  readonly pages: Roster['pages'];
  readonly attachment: Roster['attachment'];
}

/** Kyrgyz, Russian, English. */
export function say(ky: string, ru: string, en: string): Texts {
  return { ky, ru, en };
}

/** Positions 0, 1, 2, … for the members in this order. */
export function seatInOrder(members: readonly number[]): readonly Holder[] {
  return members.map((member, position) => ({ position, member }));
}

/** Calendar days: acknowledgement, feedback, feedback after an extension that two people approved. */
export const lawfulDeadlines: Deadlines = { acknowledge: 7, feedback: 90, extended: 180 };

/** About 150 to 190 MB a year for each member at one batch a day. */
export const dailyCover: Roster['cover'] = {
  letters: { mean: 8, scale: 2, multiple: 8 },
  entries: { mean: 8, scale: 2, multiple: 16 },
  frames: { mean: 32, scale: 8, multiple: 64 },
};
