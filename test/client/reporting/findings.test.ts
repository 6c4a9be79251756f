/** Each state of a return visit has its own finding, and none says more than was proven. */
import {
  findingIds,
  findingOfRefusal,
  findingsOf,
  missedDeadline,
  type FindingId,
} from '../../../client/reporting/findings.ts';
import type { Visit } from '../../../client/reporting/return-visit.ts';
import type { RegisterSeal } from '../../../client/register/seal.ts';
import { deadlines, errorCodes, type FoundLetter, type FoundStatus, type StatusCode } from '../../../crypto/index.ts';

const start = 20_500;
const entry = (day: number) => ({ day, commit: new Uint8Array(32), tag: new Uint8Array(32) });
const profile = { acknowledge: 7, feedback: 90, extended: 180 };
const seen: RegisterSeal = {
  ...{ size: 9, entries: 4, age: 'FRESH', time: start * 86_400, day: start },
  checkers: [{ name: 'checker.example', time: start * 86_400 }],
};
const unseen: RegisterSeal = { size: 9, entries: 0, time: null, checkers: [], age: 'FRESH', day: start };

const letter = (number: number, index: number, kind = 1): FoundLetter => ({
  ...{ index, entry: entry(start), n: number },
  payload: {
    ...{ kind, desk: 1, consent: false, rosterSequence: 1, excludedPositions: 0, excludedUnits: 0, day: 0 },
    letterNumber: number,
  },
});

interface Told {
  readonly status: StatusCode;
  readonly day: number;
  /** Whether the signed answer is on the pages. */
  readonly proven: boolean;
}

function found({ status, day }: Told, index: number): FoundStatus {
  const payload = { status, reason: '', sequence: index + 1, position: 0 } as const;
  return { index: 10 + index, entry: entry(day), member: 1, counter: index, payload };
}

/** The ids that a visit gives. */
function idsOf(
  told: readonly Told[],
  after: number,
  {
    seal = seen,
    letters = [letter(1, 0)],
    missing = [],
  }: { seal?: RegisterSeal; letters?: readonly FoundLetter[]; missing?: Visit['missing'] } = {},
): readonly FindingId[] {
  const clocks = deadlines(
    start,
    told.filter(({ proven }) => proven),
    profile,
  );
  const visit = {
    ...{ letters, missing, deadlines: clocks, claimed: deadlines(start, told, profile) },
    statuses: told.map((one, index) => ({ found: found(one, index), answer: one.proven ? {} : null })),
  };
  const view = { seal, today: start + after };
  return findingsOf(visit, view).map(({ id }) => id);
}

const acknowledged = (day: number, proven = true): Told => ({ status: 'ACKNOWLEDGED', day: start + day, proven });
const investigated = (day: number, proven = true): Told => ({
  status: 'UNDER_INVESTIGATION',
  day: start + day,
  proven,
});

describe('counted', () => {
  test.each([
    ['seen by outside checkers', { seal: seen, letters: [letter(1, 3)] }, 'counted-seen'],
    ['behind what they have seen', { seal: seen, letters: [letter(1, 4)] }, 'counted-waiting'],
    ['where there are none', { seal: unseen, letters: [letter(1, 0)] }, 'counted-unseen'],
  ] as const)('%s', (_, options, id) => {
    expect(idsOf([], 0, options)[0]).toBe(id);
  });
});

describe('the two clocks', () => {
  test.each([
    ['nothing yet', [], 7, ['acknowledgement-due']],
    ['nothing, a day too late', [], 8, ['acknowledgement-missed']],
    ['read in time', [acknowledged(7)], 20, ['acknowledged-in-time', 'feedback-due']],
    ['read too late', [acknowledged(8)], 20, ['acknowledged-late', 'feedback-due']],
    ['an entry without its answer', [acknowledged(2, false)], 3, ['acknowledgement-unproven', 'answer-missing']],
    ['nothing at all for a long time', [], 91, ['acknowledgement-missed', 'feedback-missed']],
    ['read and no more', [acknowledged(1)], 91, ['acknowledged-in-time', 'feedback-missed']],
    ['told in time', [acknowledged(1), investigated(90)], 99, ['acknowledged-in-time', 'feedback-in-time']],
    ['told too late', [acknowledged(1), investigated(91)], 99, ['acknowledged-in-time', 'feedback-late']],
    [
      'told without its answer',
      [acknowledged(1), investigated(90, false)],
      99,
      ['acknowledged-in-time', 'feedback-unproven', 'answer-missing'],
    ],
  ] as const)('%s', (_, told, after, ids) => {
    expect(idsOf(told, after).slice(1)).toEqual(ids);
  });

  test('an entry alone stops no clock: the deadline counts as missed until its answer is seen', () => {
    const clocks = (told: readonly Told[]) =>
      deadlines(
        start,
        told.filter(({ proven }) => proven),
        profile,
      );
    expect(missedDeadline(clocks([acknowledged(1, false)]), [], start + 8)).toBe('ACKNOWLEDGEMENT');
    expect(missedDeadline(clocks([acknowledged(1)]), [], start + 8)).toBeNull();
    expect(missedDeadline(clocks([acknowledged(1)]), [], start + 91)).toBe('FEEDBACK');
    expect(missedDeadline(clocks([]), [], start + 7)).toBeNull();
  });
});

test('a clock of which the oversight desk was told is not offered again, the other one is', () => {
  const clocks = deadlines(start, [], profile);
  const told = { ...letter(2, 1, 4), entry: entry(start + 9) };
  expect(missedDeadline(clocks, [letter(1, 0), told], start + 20)).toBeNull();
  expect(missedDeadline(clocks, [letter(1, 0), told], start + 91)).toBe('FEEDBACK');
  const both = { ...told, entry: entry(start + 95) };
  expect(missedDeadline(clocks, [letter(1, 0), told, both], start + 99)).toBeNull();
});

test('a letter that must be there waits for its day, and is dropped after it', () => {
  const missing = [{ number: 2, due: start + 2 }];
  expect(idsOf([], 2, { missing })).toContain('message-waiting');
  expect(idsOf([], 3, { missing })).toContain('message-dropped');
});

test('an escalation is remembered by the register', () => {
  expect(idsOf([], 8, { letters: [letter(1, 0), letter(2, 1, 4)] })).toContain('escalated');
});

test('an old register comes first, whatever else there is to say', () => {
  expect(idsOf([], 0, { seal: { ...seen, age: 'STALE' } })[0]).toBe('register-stale');
  expect(idsOf([], 0, { seal: { ...unseen, age: 'OLD' } })[0]).toBe('register-old');
});

test('every refusal of the register has a finding of its own name, and no other code has one', () => {
  const told = errorCodes.map(findingOfRefusal).filter((id) => id !== null);
  expect(new Set(told)).toEqual(
    new Set(['register-forked', 'register-rolled-back', 'register-not-cosigned', 'register-old', 'register-damaged']),
  );
  expect(findingOfRefusal('FIRST_LETTER_MISSING')).toBe('first-letter-missing');
  expect(findingOfRefusal('BAD_CHECKSUM')).toBeNull();
  expect(findingOfRefusal('constructor')).toBeNull();
  expect(new Set(findingIds).size).toBe(findingIds.length);
});
