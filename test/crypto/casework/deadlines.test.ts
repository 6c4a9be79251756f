/** Both clocks (protocol section 7.3). Days are counted from the day of the letter's entry, here 0. */
import fc from 'fast-check';
import {
  clockState,
  deadlines,
  defaultProfile,
  nextDate,
  statuses,
  type StatusCode,
  type Told,
} from '../../../crypto/index.ts';

const told = (...entries: readonly (readonly [StatusCode, number])[]): Told[] =>
  entries.map(([status, day]) => ({ status, day }));
const clocks = (...entries: readonly (readonly [StatusCode, number])[]): ReturnType<typeof deadlines> =>
  deadlines(0, told(...entries), defaultProfile);

test('the default profile is 7, 90 and 180 days', () => {
  expect(defaultProfile).toEqual({ acknowledge: 7, feedback: 90, extended: 180 });
});

test.each([
  [6, 'MET'],
  [7, 'MET'],
  [8, 'MISSED'],
] as const)('acknowledged on day %i: %s', (day, state) => {
  expect(clockState(clocks(['ACKNOWLEDGED', day]).acknowledge, 400)).toBe(state);
});

test.each([
  [89, 'MET'],
  [90, 'MET'],
  [91, 'MISSED'],
] as const)('feedback on day %i: %s', (day, state) => {
  for (const status of ['UNDER_INVESTIGATION', 'REFERRED', 'CLOSED'] as const) {
    expect(clockState(clocks(['ACKNOWLEDGED', 1], [status, day]).feedback, 400)).toBe(state);
  }
});

test('nothing told: running to the last day, missed after it', () => {
  const { acknowledge, feedback } = clocks();
  expect([7, 8].map((day) => clockState(acknowledge, day))).toEqual(['RUNNING', 'MISSED']);
  expect([90, 91].map((day) => clockState(feedback, day))).toEqual(['RUNNING', 'MISSED']);
});

test('a message, a confirmation or an extension acknowledges nothing and is no feedback', () => {
  const { acknowledge, feedback } = clocks(['MESSAGE', 1], ['CONFIRMED', 2], ['EXTENDED', 3]);
  expect([acknowledge.done, feedback.done]).toEqual([null, null]);
  expect(clocks(['ACKNOWLEDGED', 1], ['UNDER_ASSESSMENT', 2], ['WAITING_FOR_SOURCE', 3]).feedback.done).toBeNull();
});

test.each([
  [90, 180],
  [91, 90],
] as const)('an extension told on day %i gives until day %i', (day, due) => {
  expect(clocks(['ACKNOWLEDGED', 1], ['EXTENDED', day]).feedback.due).toBe(due);
});

test('a reopened case owes feedback again from that day, and the extension is used up with its round', () => {
  const again = clocks(['ACKNOWLEDGED', 1], ['EXTENDED', 50], ['CLOSED', 100], ['REOPENED', 200]);
  expect(again.feedback).toEqual({ from: 200, due: 290, done: null });
  expect(again.acknowledge.done).toBe(1);
  expect(clocks(['ACKNOWLEDGED', 1], ['CLOSED', 100], ['REOPENED', 200], ['EXTENDED', 210]).feedback.due).toBe(380);
  expect(clocks(['ACKNOWLEDGED', 1], ['CLOSED', 100], ['REOPENED', 200], ['CLOSED', 250]).feedback.done).toBe(250);
});

test('the next date is what the source is owed next', () => {
  expect(nextDate(clocks())).toEqual({ kind: 'ACKNOWLEDGEMENT', day: 7 });
  expect(nextDate(clocks(['ACKNOWLEDGED', 3]))).toEqual({ kind: 'FEEDBACK', day: 90 });
  expect(nextDate(clocks(['ACKNOWLEDGED', 3], ['EXTENDED', 80]))).toEqual({ kind: 'FEEDBACK', day: 180 });
  expect(nextDate(clocks(['ACKNOWLEDGED', 3], ['CLOSED', 30]))).toBeNull();
  expect(nextDate(clocks(['ACKNOWLEDGED', 3], ['CLOSED', 30], ['REOPENED', 40]))).toEqual({
    kind: 'FEEDBACK',
    day: 130,
  });
});

test('telling something more never turns a met clock of the same round into a missed one', () => {
  const entry = fc.record({
    status: fc.constantFrom(...statuses.filter((status) => status !== 'REOPENED')),
    day: fc.integer({ min: 0, max: 300 }),
  });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 8 }), entry, (before, more) => {
      const first = deadlines(0, before, defaultProfile);
      const then = deadlines(0, [...before, more], defaultProfile);
      for (const clock of ['acknowledge', 'feedback'] as const) {
        if (clockState(first[clock], 300) === 'MET') expect(clockState(then[clock], 300)).toBe('MET');
      }
    }),
  );
});
