import { ProtocolError } from '../../../crypto/index.ts';
import { redactText, removedMark } from '../../../client/evidence/redact-text.ts';

const text = 'Мени Асан Үсөнов 12-майда чакырды.';

test('A passage is taken out, and its mark tells nothing of its length.', () => {
  expect(redactText(text, [{ start: 5, end: 16 }])).toBe(`Мени ${removedMark} 12-майда чакырды.`);
  expect(redactText(text, [{ start: 0, end: text.length }])).toBe(removedMark);
  expect(redactText('abc', [{ start: 0, end: 1 }])).toBe(`${removedMark}bc`);
});

test('Passages that touch or overlap become one, in any order.', () => {
  const passages = [
    { start: 17, end: 25 },
    { start: 5, end: 9 },
    { start: 9, end: 16 },
    { start: 6, end: 12 },
  ];
  expect(redactText(text, passages)).toBe(`Мени ${removedMark} ${removedMark} чакырды.`);
});

test('Half a character is not left behind.', () => {
  expect(redactText('a🙂b', [{ start: 2, end: 4 }])).toBe(`a${removedMark}`);
  expect(redactText('a🙂b', [{ start: 0, end: 2 }])).toBe(`${removedMark}b`);
});

const codeOf = (run: () => string): string => {
  try {
    return run();
  } catch (error) {
    return error instanceof ProtocolError ? error.code : 'UNKNOWN';
  }
};

test('Nothing, an empty passage, or one outside is refused; so is a version that no note carries.', () => {
  const outside = [
    { start: 0, end: 99 },
    { start: -1, end: 2 },
    { start: 0.5, end: 2 },
    { start: 3, end: 3 },
  ];
  expect(codeOf(() => redactText(text, []))).toBe('RANGE');
  for (const passage of outside) expect(codeOf(() => redactText(text, [passage]))).toBe('RANGE');
  expect(codeOf(() => redactText('а'.repeat(20_000), [{ start: 0, end: 1 }]))).toBe('TOO_LARGE');
});
