/** Which conversation a letter joins. */
import { conversationOf, letterStanding } from '../../../crypto/index.ts';
import { createWorld, draftFollowUp, draftLetter } from './world.ts';
import { sodium } from './suites.ts';

test('letters are held together by the signing key, and wait two days for letter 1', async () => {
  const world = await createWorld(sodium);
  const first = draftLetter(world).body;
  const later = draftFollowUp(world).body;
  const none = new Set<string>();
  const known = new Set([conversationOf(first)]);
  expect(conversationOf(later)).toBe(conversationOf(first));
  expect(letterStanding(first, none, 100, 100)).toBe('FIRST');
  expect(letterStanding(first, known, 100, 100)).toBe('REPEAT');
  expect(letterStanding(later, known, 100, 200)).toBe('LATER');
  expect(letterStanding(later, none, 100, 100)).toBe('HELD');
  expect(letterStanding(later, none, 100, 101)).toBe('HELD');
  expect(letterStanding(later, none, 100, 102)).toBe('ORPHAN');
  // Under another key letter 1 is another conversation, whatever is known.
  expect(letterStanding({ ...later, sign: new Uint8Array(32) }, known, 100, 102)).toBe('ORPHAN');
});
