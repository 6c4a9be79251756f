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
