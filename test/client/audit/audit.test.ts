import { failures, firstDay, makeEntries, makeFoundation, TestRegister } from './register.ts';

const live = await makeFoundation('live', 1);
const alone = await makeFoundation('live', 0);

test('An honest register that a checker sees every day passes every public check, and says why the others were not made.', async () => {
  const register = await TestRegister.begin(live);
  for (let day = firstDay + 1; day < firstDay + 6; day++) await register.passDay(day, await makeEntries(day, 3));
  const report = await register.audit();
  expect(failures(report)).toEqual({});
  expect(report.checks.map(({ check, result, reason }) => `${check} ${reason ?? result}`)).toEqual([
    ...[
      'SIGNATURES PASSED',
      'QUORUM PASSED',
      'FRESHNESS PASSED',
      'CONSISTENCY PASSED',
      'ENTRIES PASSED',
      'DAYS PASSED',
    ],
    ...['GOVERNANCE PASSED', 'PAGES PASSED', 'PROMISES NO_PROMISE', 'LETTERS NO_SESSION', 'COVER NO_SESSION'],
    ...['STATEMENTS NO_SESSION', 'DEADLINES NO_SESSION', 'TRANSITIONS NO_SESSION', 'CANARIES NO_TEST_REPORTS'],
    'TOTALS NO_TOTALS',
  ]);
});

test('Without an outside checker quorum and days are not checked, and nothing else changes.', async () => {
  const register = await TestRegister.begin(alone);
  await register.passDay(firstDay + 1, await makeEntries(firstDay + 1, 300));
  const report = await register.audit();
  expect(failures(report)).toEqual({});
  expect(report.checks.filter(({ reason }) => reason === 'NO_OUTSIDE_CHECKER').map(({ check }) => check)).toEqual([
    'QUORUM',
    'DAYS',
  ]);
});

test('An audit goes on from an earlier one by its checkpoints, and refuses those of another service.', async () => {
  const register = await TestRegister.begin(live);
  const { checkpoints } = await register.audit();
  await register.passDay(firstDay + 1, await makeEntries(firstDay + 1, 4));
  expect(failures(await register.audit({ since: checkpoints }))).toEqual({});
  const other = await TestRegister.begin(await makeFoundation('demo', 1));
  const strange = (await other.audit()).checkpoints;
  await expect(register.audit({ since: strange })).rejects.toMatchObject({ code: 'WRONG_ORIGIN' });
  const forged = checkpoints.map((note) =>
    note.replace(/\n(\d+)\n/u, (_, size: string) => `\n${String(Number(size) + 1)}\n`),
  );
  await expect(register.audit({ since: forged })).rejects.toMatchObject({ code: 'BAD_SIGNATURE' });
});
