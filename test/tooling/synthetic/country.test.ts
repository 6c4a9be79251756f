import {
  clockState,
  deadlines,
  defaultProfile,
  isCaseStatus,
  isLegal,
  statusRules,
  type CaseStatus,
} from '../../../crypto/public.ts';
import { dimensionCodes } from '../../../client/statistics/dimensions.ts';
import { periodOf } from '../../../client/statistics/periods.ts';
import { factsOn, syntheticCountry } from '../../../tooling/synthetic/country.ts';

const { first, last } = periodOf('2025');
const big = syntheticCountry({ seed: 1, first, last, perYear: 20_000 });

const share = (count: number, of: number): number => count / of;

test('the same seed gives the same country, and another seed another', () => {
  const plan = { seed: 7, first, last, perYear: 300 };
  expect(syntheticCountry(plan)).toEqual(syntheticCountry(plan));
  expect(syntheticCountry({ ...plan, seed: 8 })).not.toEqual(syntheticCountry(plan));
});

test.each([5, 300, 20_000])('a year of %i reports has that many, in order and within its days', (perYear) => {
  const days = syntheticCountry({ seed: 3, first, last, perYear }).map(({ day }) => day);
  expect(days).toHaveLength(Math.round((perYear * 365) / 365.2425));
  expect(days).toEqual([...days].sort((a, b) => a - b));
  expect(Math.min(...days)).toBeGreaterThanOrEqual(first);
  expect(Math.max(...days)).toBeLessThanOrEqual(last);
});

test('what is told of a report follows the rules of cases and never goes back in time', () => {
  const wrong = big.filter(({ day, told }) => {
    let [status, before]: [CaseStatus, number] = ['RECEIVED', day];
    return told.some((next) => {
      const isWrong =
        next.day < before || !isLegal(status, next.status) || !statusRules[next.status].reasons.includes(next.reason);
      before = next.day;
      if (isCaseStatus(next.status)) ({ status } = next);
      return isWrong;
    });
  });
  expect(wrong).toEqual([]);
});

test('every code of every list that a source or a body fills occurs in a large year', () => {
  const seen = (codes: readonly string[]): string[] => [...new Set(codes)].sort();
  const sorted = (codes: readonly string[]): string[] => [...codes].sort();
  for (const [dimension, name] of [
    ['CATEGORY', 'category'],
    ['REGION', 'region'],
    ['SECTOR', 'sector'],
    ['CHANNEL', 'channel'],
    ['IDENTITY', 'identity'],
    ['RELATION', 'relation'],
    ['HARM', 'harm'],
  ] as const)
    expect(seen(big.map(({ codes }) => codes[name]))).toEqual(sorted(dimensionCodes[dimension]));
  const reasons = big.flatMap(({ told }) => told.map(({ reason }) => reason)).filter((reason) => reason !== '');
  expect(seen(reasons)).toEqual(
    sorted([...dimensionCodes.OUTCOME.map((code) => `OUTCOME_${code}`), ...dimensionCodes.EXTENSION_REASON]),
  );
});

test('weeks and months differ as they do where people report', () => {
  const on = (of: (date: Date) => boolean): number => big.filter(({ day }) => of(new Date(day * 86_400_000))).length;
  expect(on((date) => date.getUTCDay() === 1)).toBeGreaterThan(2 * on((date) => date.getUTCDay() === 0));
  expect(on((date) => date.getUTCMonth() === 8)).toBeGreaterThan(on((date) => date.getUTCMonth() === 6));
});

test('most is acknowledged in time, some late and some never, and the same of feedback', () => {
  const facts = factsOn(big, last + 400).map(({ day, told, profile }) => deadlines(day, told, profile));
  const states = (of: (each: (typeof facts)[number]) => 'RUNNING' | 'MET' | 'MISSED'): number =>
    share(facts.filter((each) => of(each) === 'MET').length, facts.length);
  const acknowledged = states((clocks) => clockState(clocks.acknowledge, last + 400));
  const answered = states((clocks) => clockState(clocks.feedback, last + 400));
  expect(acknowledged).toBeGreaterThan(0.85);
  expect(acknowledged).toBeLessThan(0.97);
  expect(answered).toBeGreaterThan(0.8);
  expect(answered).toBeLessThan(0.97);
  expect(facts.some((clocks) => clocks.acknowledge.done === null)).toBe(true);
  expect(facts.some((clocks) => clocks.extended)).toBe(true);
  const days = facts.flatMap(({ feedback }) => (feedback.done === null ? [] : [feedback.done - feedback.from]));
  expect(Math.max(...days)).toBeGreaterThan(defaultProfile.extended);
});

test('on a day nothing has happened that comes later', () => {
  const today = first + 100;
  const facts = factsOn(big, today);
  expect(facts).toHaveLength(big.filter(({ day }) => day <= today).length);
  const latest = facts.map(({ day, told }) => Math.max(day, ...told.map((each) => each.day)));
  expect(Math.max(...latest)).toBe(today);
});

test('what is no country is refused', () => {
  expect(() => syntheticCountry({ seed: 1, first, last: first - 1, perYear: 5 })).toThrow(RangeError);
  expect(() => syntheticCountry({ seed: 1, first, last, perYear: 0 })).toThrow(RangeError);
});
