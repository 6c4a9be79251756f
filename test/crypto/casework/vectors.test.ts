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
