import { caseworkVectors } from '../../../tooling/vectors/casework.ts';
import written from '../../vectors/casework.json' with { type: 'json' };
import roster from '../../vectors/roster.json' with { type: 'json' };
import { suites } from '../letter/suites.ts';
import { at } from '../letter/world.ts';

test.each(suites.map((suite) => [suite.name, suite] as const))(
  'the %s provider gives the written vectors',
  async (_, suite) => {
    expect(await caseworkVectors(suite, roster)).toEqual(written);
  },
);

test('in the life of a case every event counts', () => {
  const life = at(written.cases, 0);
  expect([life.skipped, life.state.status, life.state.circle]).toEqual([[], 'REOPENED', [1, 3, 5]]);
});

test('of the attacks none counts, each for its own reason', () => {
  const attacks = at(written.cases, 1);
  expect(attacks.skipped.map(({ why }) => why)).toEqual([
    'NOT_STARTED',
    'WRONG_GRANTEES',
    'OUTSIDE_CIRCLE',
    'REPLAY',
    'NOT_OPENED',
    'OUTSIDE_CIRCLE',
    'BAD_TRANSITION',
    'NEEDS_APPROVAL',
    'NOT_ENTITLED',
    'WRONG_GRANTEES',
    'NOT_ELIGIBLE',
    'BAD_STATEMENT',
    'NO_PROPOSAL',
    'WRONG_KEY',
    'FORK',
    'WRONG_PREVIOUS',
  ]);
  expect(attacks.state.events).toHaveLength(2);
});

test('of the rules that could be taken otherwise each gives its own reason, in its order', () => {
  const rules = at(written.cases, 2);
  expect(rules.skipped.map(({ why }) => why)).toEqual([
    'ALREADY_STARTED',
    'BAD_TRANSITION',
    'BAD_TRANSITION',
    'WRONG_NUMBER',
    'NO_PROPOSAL',
    'NEEDS_APPROVAL',
    'SAME_MEMBER',
    'DUPLICATE',
    'NOT_ELIGIBLE',
    'BAD_DAY',
    'UNKNOWN_LETTER',
    'UNKNOWN_LETTER',
    'DUPLICATE',
    'OUTSIDE_CIRCLE',
  ]);
  expect(rules.state.proposals.map(({ state }) => state)).toEqual(['LAPSED', 'APPROVED', 'APPROVED', 'LAPSED']);
  expect([rules.state.confirmed, rules.state.rotationDue, rules.state.circle]).toEqual([true, true, [1, 2, 3]]);
});

/** Written by hand from the protocol: which event of each case breaks it, and why. */
test.each([
  [
    'records',
    '2 WRONG_NUMBER, 4 WRONG_NUMBER, 5 UNKNOWN_RECORD, 6 UNKNOWN_RECORD, 7 UNKNOWN_RECORD, 13 UNKNOWN_RECORD, 15 UNKNOWN_RECORD, 17 NOT_ELIGIBLE, 22 NOT_ELIGIBLE, 24 WRONG_NUMBER',
  ],
  [
    'custody',
    '1 UNKNOWN_RECORD, 2 MALFORMED, 3 MALFORMED, 4 UNKNOWN_LETTER, 6 DUPLICATE, 9 MALFORMED, 10 MALFORMED, 12 MALFORMED, 13 UNKNOWN_RECORD, 14 DUPLICATE, 16 MALFORMED, 18 MALFORMED, 19 MALFORMED, 22 NO_PROPOSAL, 24 NO_PROPOSAL, 26 MALFORMED, 27 NO_PROPOSAL, 29 NO_PROPOSAL',
  ],
  [
    'exclusions and substitutes',
    '1 MALFORMED, 5 NOT_ELIGIBLE, 7 NOT_ELIGIBLE, 9 NOT_ELIGIBLE, 10 NOT_ELIGIBLE, 12 OUTSIDE_CIRCLE, 13 NOT_ELIGIBLE, 14 NOT_ENTITLED, 16 NOT_ENTITLED, 18 NOT_ENTITLED, 21 NOT_ENTITLED, 27 NOT_ELIGIBLE, 28 DUPLICATE, 29 NOT_ELIGIBLE',
  ],
  [
    'an opening and an end',
    '4 SUBSTITUTE, 6 UNDECIDED, 10 SUBSTITUTE, 11 NO_PROPOSAL, 12 UNDECIDED, 13 SUBSTITUTE, 16 SUBSTITUTE, 21 NO_PROPOSAL, 23 UNKNOWN_LETTER, 24 NEEDS_APPROVAL, 25 NOT_ELIGIBLE, 27 DUPLICATE, 31 BAD_TRANSITION, 35 NO_PROPOSAL, 38 ON_HOLD, 39 ON_HOLD, 43 ON_HOLD, 46 ERASED, 47 OUTSIDE_CIRCLE',
  ],
  [
    'what one member tries alone',
    '1 NOT_DUE, 6 SUBSTITUTE, 7 SUBSTITUTE, 8 SUBSTITUTE, 12 NOT_ENTITLED, 13 NOT_ELIGIBLE, 16 NOT_ELIGIBLE',
  ],
])('of %s exactly these do not count', (name, reasons) => {
  const found = written.cases.find((each) => each.name === name);
  expect(found?.skipped.map(({ index, why }) => `${String(index)} ${why}`).join(', ')).toBe(reasons);
});
