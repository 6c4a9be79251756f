/** Which roster rules a day, to the day: its first and its last count (protocol section 6). */
import { assertSignerInForce, rosterInForce } from '../../../crypto/casework/in-force.ts';
import { signRekey } from '../../../crypto/casework/rekey.ts';
import { portable } from '../letter/suites.ts';
import { at, present } from '../letter/world.ts';
import { createWorld, firstDay } from './world.ts';

const world = await createWorld(portable, 'in force');
const { rosters } = world;

test('a roster rules from its first day to its last, and the newest of those that hold a day', () => {
  const days = [-1, 0, 49, 50, 100, 101];
  expect(days.map((day) => rosterInForce(rosters, firstDay + day)?.sequence ?? null)).toEqual([null, 1, 1, 2, 2, null]);
  expect(rosterInForce([...rosters].reverse(), firstDay + 50)?.sequence).toBe(2);
});

test('a signer counts on the first and the last day of the roster named, while the newest has them with the same key', () => {
  const [first, second] = [at(rosters, 0), at(rosters, 1)];
  const of = (number: number): (typeof first.members)[number] =>
    present(first.members.find((each) => each.number === number));
  for (const [day, ruling] of [
    [0, first],
    [49, first],
    [50, second],
    [100, second],
  ] as const)
    expect(assertSignerInForce(rosters, first, of(11), firstDay + day)).toBe(ruling);
  expect(assertSignerInForce(rosters, first, of(13), firstDay + 49)).toBe(first);
  const refused = (named: typeof first, member: number, day: number, sign = of(member).sign): unknown => {
    try {
      return assertSignerInForce(rosters, named, { ...of(member), sign }, firstDay + day);
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  expect(refused(first, 11, -1)).toBe('EXPIRED');
  expect(refused(first, 11, 101)).toBe('EXPIRED');
  expect(refused(second, 11, 49)).toBe('EXPIRED');
  expect(refused(first, 13, 50)).toBe('NOT_ENTITLED');
  expect(refused(first, 11, 50, new Uint8Array(32))).toBe('NOT_ENTITLED');
});

test('a member whom the roster has lost signs no new reply key under it', async () => {
  const facts = { source: world.sourceHash, reply: new Uint8Array(32), left: 0, day: firstDay + 50, leave: null };
  await expect(signRekey(portable, facts, world.signer(13, 2))).rejects.toMatchObject({ code: 'NOT_ENTITLED' });
});
