/**
 * Governance officers and a server log a roster that rules days which have passed: whoever reads a case from the beginning must still end
 * where those ended who had read it before (protocol section 7.2).
 */
import { replay, rosterInForce, type CaseFacts, type SkipReason } from '../../crypto/index.ts';
import { rostersBefore } from '../../client/register/register.ts';
import { begin, facts, world } from '../crypto/casework/case.ts';
import { at } from '../crypto/letter/world.ts';

/** Roster 2 has lost member 13 and is in force from day 50. */
const [first, second] = [at(world.rosters, 0), at(world.rosters, 1)];

function factsIf(secondStandsAfter: number): CaseFacts {
  const view = {
    rosters: new Map([first, second].map((roster) => [roster.hashHex, roster])),
    rosterAfterSlot: new Map([
      [first.hashHex, 0],
      [second.hashHex, secondStandsAfter],
    ]),
  };
  return { ...facts, roster: (released, slot) => rosterInForce(rostersBefore(view, slot), released) };
}

async function skippedIf(secondStandsAfter: number): Promise<readonly SkipReason[]> {
  const begun = await begin();
  // The case's own places: an event of day d is released in slot d + 1.
  await begun.write(13, { type: 'NOTE', data: { text: 'x' } }, { day: 52 });
  return replay(begun.placed, factsIf(secondStandsAfter)).skipped.map(({ why }) => why);
}

test('a roster logged after an event was released does not undo the event', async () => {
  expect(await skippedIf(53)).toEqual([]);
  expect(await skippedIf(60)).toEqual([]);
});

test('a roster logged before the release rules it', async () => {
  expect(await skippedIf(52)).toEqual(['OUTSIDE_CIRCLE']);
});

test('what waits for its release is judged by the newest roster', () => {
  expect(factsIf(60).roster(first.first + 52, 0)).toBe(second);
});
