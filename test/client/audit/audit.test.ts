import { formatInclusionFile, inclusionProof, leafHashes, readLeaves } from '../../../crypto/index.ts';
import { failures, firstDay, makeEntries, makeFoundation, suite, TestRegister } from './register.ts';

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
    'RELEASES NO_RELEASES',
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

async function proofOf(register: TestRegister, index: number): Promise<string> {
  const leaves = register.leaves.case;
  const proof = await inclusionProof(suite, readLeaves(suite, await leafHashes(suite, leaves)), index, leaves.length);
  return formatInclusionFile({ extra: new Uint8Array(), index, proof, checkpoint: await register.checkpoint('case') });
}

test('A proof file that somebody kept is held against the register; one that proves nothing accuses nobody.', async () => {
  const register = await TestRegister.begin(live);
  await register.passDay(firstDay + 1, await makeEntries(firstDay + 1, 5));
  const proof = await proofOf(register, 3);
  await register.passDay(firstDay + 2, await makeEntries(firstDay + 2, 5));
  const judge = async (...proofs: readonly string[]): Promise<string> => {
    const report = await register.audit({ proofs });
    expect(failures(report)).toEqual({});
    const { result, reason } = report.checks.find(({ check }) => check === 'PROMISES') ?? {};
    return reason ?? result ?? '';
  };
  expect(await judge(proof)).toBe('PASSED');
  expect(await judge(proof, await proofOf(register, 9))).toBe('PASSED');
  expect(await judge(proof.replace('index 3', 'index 4'))).toBe('NOT_READABLE');
  await expect(register.audit({ proofs: [proof.replace('index', 'place')] })).rejects.toMatchObject({
    code: 'MALFORMED',
  });
  await expect(register.audit({ proofs: [proof.replace(/\n5\n/u, '\n6\n')] })).rejects.toMatchObject({
    code: 'BAD_SIGNATURE',
  });

  const other = await TestRegister.begin(live);
  await other.passDay(firstDay + 1, await makeEntries(firstDay + 1, 5));
  await other.passDay(firstDay + 2, await makeEntries(firstDay + 2, 5));
  const report = await other.audit({ proofs: [proof] });
  expect(failures(report)).toEqual({ CONSISTENCY: ['FORKED'] });
  expect(await other.reverify(report)).toEqual({ FORKED: 'PROVEN' });
});

test('The newest checkpoints of an audit are those that the checker saw, ready to be kept.', async () => {
  const register = await TestRegister.begin(live);
  const { checkpoints } = await register.audit();
  expect(checkpoints).toHaveLength(2);
  for (const note of checkpoints) expect(note).toContain(live.keys.checker.name);
});
