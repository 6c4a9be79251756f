import { missedClocks } from '../../../client/audit/casework.ts';
import { defaultProfile, type StatusCode } from '../../../crypto/index.ts';

/** A report of day 0 under the default clocks of 7, 90 and 180 days. */
function missed(today: number, ...told: readonly (readonly [StatusCode, number])[]): readonly string[] {
  const statuses = told.map(([status, day]) => ({ status, day }));
  return missedClocks({ day: 0, told: statuses }, defaultProfile, today);
}

test('A case that was closed too late has missed its clock, also once it is opened again, closed in time, and opened again.', () => {
  const late = [
    ['ACKNOWLEDGED', 3],
    ['CLOSED', 150],
  ] as const;
  expect(missed(150, ...late)).toEqual(['FEEDBACK_MISSED']);
  expect(missed(151, ...late, ['REOPENED', 150])).toEqual(['FEEDBACK_MISSED']);
  expect(missed(160, ...late, ['REOPENED', 150], ['CLOSED', 155])).toEqual(['FEEDBACK_MISSED']);
  expect(missed(170, ...late, ['REOPENED', 150], ['CLOSED', 155], ['REOPENED', 160])).toEqual(['FEEDBACK_MISSED']);
});

test('A case whose every round was answered in time has missed nothing, and the running round is judged as of today.', () => {
  const inTime = [
    ['ACKNOWLEDGED', 3],
    ['CLOSED', 80],
    ['REOPENED', 100],
  ] as const;
  expect(missed(190, ...inTime)).toEqual([]);
  expect(missed(191, ...inTime)).toEqual(['FEEDBACK_MISSED']);
  expect(missed(400, ...inTime, ['EXTENDED', 150], ['CLOSED', 270])).toEqual([]);
});

test('Nobody stops a clock by opening again what was never answered.', () => {
  expect(missed(120, ['ACKNOWLEDGED', 3], ['REOPENED', 100])).toEqual(['FEEDBACK_MISSED']);
  expect(missed(200, ['REOPENED', 8])).toEqual(['ACKNOWLEDGEMENT_MISSED', 'FEEDBACK_MISSED']);
});
