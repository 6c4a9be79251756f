/** The written letters: sealed again by either provider, and opened with the keys of the members. */
import { createHash } from 'node:crypto';
import { formatHex, openBody, openCapsule, openEscalationSlot, openSlot, parseHex } from '../../../crypto/index.ts';
import { decodeCapsuleContent } from '../../../crypto/letter/capsule-content.ts';
import { letterVectors } from '../../../tooling/vectors/letter.ts';
import rosterVectors from '../../vectors/roster.json' with { type: 'json' };
import written from '../../vectors/letter.json' with { type: 'json' };
import { refusalOf } from '../suites.ts';
import { suites } from './suites.ts';

const members = new Map(
  [0, 1, 2, 3, 4, 5, 14, 15].map((position, index) => [position, index < 7 ? index + 1 : 65_535]),
);
const seedOf = (use: string, member: number): Uint8Array =>
  new Uint8Array(
    createHash('sha256')
      .update(`kupuya test vector ${use} ${String(member)}`)
      .digest(),
  );

describe.each(suites)('$name', (suite) => {
  test('seals the written letters again', async () => {
    expect(await letterVectors(suite, rosterVectors)).toEqual(written);
  });

  test.each(written.letters)('opens $name for exactly its readers', async (vector) => {
    const letter = parseHex(vector.letter);
    for (const [position, member] of members) {
      const seed = seedOf('epoch 0', member);
      const { kind } = vector.slots[position] ?? { kind: 'missing' };
      const opened = await openSlot(suite, letter, position, seed);
      expect(opened && formatHex(opened)).toBe(kind === 'reader' ? vector.fileKey : null);
      const escalate = parseHex(vector.escalate ?? '00'.repeat(32));
      const escalated = await openEscalationSlot(suite, letter, position, seed, escalate);
      expect(escalated && formatHex(escalated)).toBe(kind === 'escalation' ? vector.fileKey : null);
    }
    const { body, capsule, capsuleKey } = await openBody(suite, letter, parseHex(vector.fileKey), null);
    expect(formatHex(capsuleKey)).toBe(vector.capsuleKey);
    expect(body.statement).toBe((JSON.parse(vector.body) as { statement: string }).statement);
    expect(await openCapsule(suite, letter, seedOf('capsule', 7), seedOf('capsule', 65_535))).toEqual(capsule);
    expect(decodeCapsuleContent(parseHex(vector.capsuleContent))).toEqual(capsule);
  });
});

test('the written refusals are refused', () => {
  for (const { content } of written.refusedCapsules) {
    expect(refusalOf(() => decodeCapsuleContent(parseHex(content)))).not.toBeNull();
  }
});
