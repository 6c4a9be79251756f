import { identityVectors } from '../../../tooling/vectors/identity.ts';
import written from '../../vectors/identity.json' with { type: 'json' };
import rosterVectors from '../../vectors/roster.json' with { type: 'json' };
import { suites } from '../letter/suites.ts';

test.each(suites.map((suite) => [suite.name, suite] as const))(
  'the %s provider gives the written boxes',
  async (_, suite) => {
    expect(await identityVectors(suite, rosterVectors)).toEqual(written);
  },
);
