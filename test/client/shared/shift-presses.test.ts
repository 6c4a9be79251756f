import {
  createShiftCounter,
  SHIFT_PATIENCE,
  type ShiftOutcome,
} from '../../../client/shared/components/shift-presses.ts';

/** Types keys one after the other, 100 ms apart; `Shift+A` holds Shift down while A is pressed. */
const type = (...keys: readonly string[]): ShiftOutcome[] => {
  const count = createShiftCounter();
  let time = 0;
  const press = (kind: 'down' | 'up', key: string): ShiftOutcome => count({ kind, key, repeat: false, time });
  return keys.map((combination) => {
    time += 100;
    const [first = '', second] = combination.split('+');
    const outcomes = [press('down', first)];
    if (second !== undefined) outcomes.push(press('down', second), press('up', second));
    outcomes.push(press('up', first));
    return outcomes.find((outcome) => outcome !== 'none') ?? 'none';
  });
};

test('Shift pressed three times in a row leaves', () => {
  expect(type('Shift', 'Shift', 'Shift')).toEqual(['first', 'second', 'third']);
});

test('writing capitals never leaves', () => {
  expect(type('Shift+A', 'Shift+B', 'Shift+C', 'Shift+D')).toEqual(['none', 'none', 'none', 'none']);
});

test('another key in between starts again', () => {
  expect(type('Shift', 'Shift', 'a', 'Shift', 'Shift', 'Shift')).toEqual([
    ...['first', 'second', 'expired', 'first', 'second', 'third'],
  ]);
});

test('a capital in between starts again', () => {
  expect(type('Shift', 'Shift', 'Shift+A', 'Shift')).toEqual(['first', 'second', 'expired', 'first']);
});

test('a press that comes too late is a first one', () => {
  const count = createShiftCounter();
  const press = (time: number): ShiftOutcome => {
    count({ kind: 'down', key: 'Shift', repeat: false, time });
    return count({ kind: 'up', key: 'Shift', repeat: false, time });
  };
  expect(press(0)).toBe('first');
  expect(press(SHIFT_PATIENCE + 1)).toBe('first');
  expect(press(2 * SHIFT_PATIENCE + 1)).toBe('second');
});

test('a held Shift, which repeats, counts once', () => {
  const count = createShiftCounter();
  const outcomes = [false, true, true, true].map((repeat) => count({ kind: 'down', key: 'Shift', repeat, time: 1 }));
  expect(outcomes).toEqual(['none', 'none', 'none', 'none']);
  expect(count({ kind: 'up', key: 'Shift', repeat: false, time: 2 })).toBe('first');
});
