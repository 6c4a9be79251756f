import { formatMoment } from '../../../client/desk/moment.ts';

const number = (day: number): string => `day ${String(day)}`;
const evening = 20_000 * 86_400 + 19 * 3_600 + 5 * 60;

test('A moment is told by the clock of the place, with the hour of UTC beside it.', () => {
  expect(formatMoment(evening, number, 0)).toBe('day 20000, 19:05 UTC');
  expect(formatMoment(evening, number, 180)).toBe('day 20000, 22:05 (19:05 UTC)');
});

test('The day is that of the place too.', () => {
  expect(formatMoment(evening, number, 360)).toBe('day 20001, 01:05 (19:05 UTC)');
  expect(formatMoment(20_000 * 86_400 + 60, number, -60)).toBe('day 19999, 23:01 (00:01 UTC)');
});
