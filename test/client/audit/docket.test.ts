import { auditChecks } from '../../../crypto/index.ts';
import { Docket } from '../../../client/audit/failures.ts';

const outcomes = (docket: Docket): ReadonlyMap<string, string> =>
  new Map(docket.results().map(({ check, result, reason }) => [check, reason ?? result]));

test('A check that nobody made has not passed.', () => {
  expect([...outcomes(new Docket()).values()]).toEqual(auditChecks.map(() => 'NOT_READABLE'));
});

test('Only what was judged passes; a reason not to judge outweighs it, and a failure outweighs both.', async () => {
  const docket = new Docket();
  docket.judged('SIGNATURES', 'LETTERS', 'DAYS');
  docket.notChecked('LETTERS', 'NO_SESSION');
  docket.notChecked('DAYS', 'NO_EARLIER_SEAL');
  await docket.fail('DAYS', 'BACK_DATED', 'SERVED', () => []);
  const found = outcomes(docket);
  expect(['SIGNATURES', 'LETTERS', 'DAYS', 'COVER'].map((check) => found.get(check))).toEqual([
    ...['PASSED', 'NO_SESSION', 'FAILED', 'NOT_READABLE'],
  ]);
});
