/** The body of the histories: who is in it, which letters there are, and what all devices know from the register. */
import { createHash } from 'node:crypto';
import {
  formatHex,
  rosterInForce,
  type CaseFacts,
  type CaseState,
  type Chain,
  type FeedRecord,
  type LetterFacts,
  type VerifiedRoster,
} from '../../../../crypto/index.ts';
import { sodium } from '../../../crypto/letter/suites.ts';
import { at } from '../../../crypto/letter/world.ts';
import { createWorld, fileKey, firstDay, type World } from '../../../crypto/casework/world.ts';

export { sodium as suite };
export const world: World = await createWorld(sodium, 'histories');
/** Who have devices: the readers whom the source chose, and two who can be let in. */
export const members = [11, 12, 13, 21, 41] as const;
export const holders: readonly number[] = [11, 12, 13];

const nobody = { members: [], units: [] };
const followUp = (fill: number, excluded: LetterFacts['excluded']): readonly [string, LetterFacts] => [
  formatHex(new Uint8Array(32).fill(fill)),
  { received: firstDay + fill, file: new Uint8Array(32).fill(fill), holders: [11, 12, 13], excluded },
];
/** The second follow-up keeps 21 away. */
export const letters: Readonly<Record<string, LetterFacts>> = Object.fromEntries([
  [formatHex(world.letter), { received: firstDay, file: fileKey, holders, excluded: nobody }],
  followUp(2, nobody),
  followUp(3, { members: [21], units: [] }),
]);

/** The second roster, from day 50 on, is logged after this slot: 13 has left by it. */
export interface Register {
  rosterAfterSlot: number;
}

export function rostersBefore({ rosterAfterSlot }: Register, slot: number): readonly VerifiedRoster[] {
  return slot === 0 || slot > rosterAfterSlot ? world.rosters : world.rosters.slice(0, 1);
}

export function factsIn(register: Register): CaseFacts {
  return {
    letter: (commit) => letters[commit] ?? null,
    roster: (day, slot) => rosterInForce(rostersBefore(register, slot), day),
  };
}

/** The roster that a member of today signs under; null for whoever is in it no more. */
export function rosterToday(register: Register, slots: number, day: number, member: number): VerifiedRoster | null {
  const roster = rosterInForce(rostersBefore(register, slots + 1), day) ?? at(world.rosters, 0);
  return roster.members.some(({ number }) => number === member) ? roster : null;
}

/** The nearest day on which the first roster is in force. */
export function within(day: number): number {
  return Math.min(Math.max(day, firstDay), firstDay + 100);
}

export function digestOf(records: readonly FeedRecord[]): string {
  const hash = createHash('sha256');
  for (const { locator, frame } of records) hash.update(locator).update(frame);
  return hash.digest('hex');
}

/** Everything that a chain says, byte for byte. */
export function written({ state, skipped, next }: Pick<Chain, 'state' | 'skipped' | 'next'>): string {
  return JSON.stringify({ state, skipped, next }, (_, value: unknown) => {
    if (value instanceof Map) return [...value.entries()];
    return value instanceof Uint8Array ? formatHex(value) : value;
  });
}

export function writtenState(state: CaseState): string {
  return written({ state, skipped: [], next: 0 });
}
