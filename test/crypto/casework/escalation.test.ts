import { formatEscalation, parseEscalation, type Escalation } from '../../../crypto/index.ts';

const escalation: Escalation = {
  missed: 'FEEDBACK',
  due: 20_590,
  entry: Uint8Array.from({ length: 69 }, (_, index) => index),
  proof: 'c2sp.org/tlog-proof@v1\nindex 0\n\norigin\n1\nAAAA\n\n— origin AAAAAAAA\n',
  found: 2,
  statements: [
    {
      statement: {
        letter: new Uint8Array(32).fill(1),
        ...{ status: 'CLOSED', reason: 'OUTCOME_MINOR', sequence: 3, day: 20_501 },
        roster: new Uint8Array(32).fill(2),
        signatures: [1, 2].map((member) => ({ member, position: member, signature: new Uint8Array(64).fill(member) })),
      },
      salt: new Uint8Array(32).fill(3),
    },
  ],
  text: 'Андан бери:\n«кысым» 🙂',
};
const text = formatEscalation(escalation);

test('What an escalation says comes back as it was, byte for byte.', () => {
  expect(parseEscalation(text)).toEqual(escalation);
  expect(formatEscalation(parseEscalation(text))).toBe(text);
});

test('Own words have 4,096 bytes and no more, and 64 statements are the most.', () => {
  expect(() => formatEscalation({ ...escalation, text: 'ж'.repeat(2_048) })).not.toThrow();
  expect(() => formatEscalation({ ...escalation, text: 'ж'.repeat(2_048) + 'x' })).toThrow();
  const many = (count: number) => ({
    ...escalation,
    statements: Array.from({ length: count }, () => escalation.statements[0] ?? never()),
  });
  expect(parseEscalation(formatEscalation(many(64))).statements).toHaveLength(64);
  expect(() => formatEscalation(many(65))).toThrow();
});

const wrong: Record<string, readonly [from: string | RegExp, to: string]> = {
  'an unknown key': ['{"due"', '{"a":1,"due"'],
  'another format': ['escalation/v1', 'escalation/v2'],
  'another clock': ['"FEEDBACK"', '"PATIENCE"'],
  'a day beyond u16': ['20590', '65536'],
  'an entry cut short': [/"entry":"..../u, '"entry":"'],
  'a salt cut short': [/"salt":"..../u, '"salt":"'],
  'no proof': [/"proof":"[^"]*"/u, '"proof":""'],
  'a status that has no such reason': ['OUTCOME_MINOR', 'COMPLEX'],
  'a space': [',', ', '],
  'a missing end': [/\}$/u, ''],
};

test.each(Object.entries(wrong))('%s is refused', (_, [from, to]) => {
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  expect(() => parseEscalation(changed)).toThrow();
});

function never(): never {
  throw new Error('no statement');
}
