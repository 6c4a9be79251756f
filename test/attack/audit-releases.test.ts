/** Officers, or whoever has their keys, release tables that are wrong or tell too much. Each wrong is planted; the audit and its evidence find it. */
import type { NoteSigner } from '../../crypto/index.ts';
import type { FailureCode } from '../../client/audit/failures.ts';
import { hideAndRound } from '../../client/statistics/cell.ts';
import { signPlan } from '../../client/statistics/plan-note.ts';
import { planHash, planJson, type TablePlan } from '../../client/statistics/plan.ts';
import { signRelease, type ReleaseDocument } from '../../client/statistics/release-document.ts';
import type { ShownTable } from '../../client/statistics/shown-table.ts';
import { signTotals } from '../../client/statistics/totals.ts';
import {
  failures,
  firstDay,
  makeEntries,
  makeFoundation,
  random,
  rootOf,
  suite,
  TestRegister,
} from '../client/audit/register.ts';

const live = await makeFoundation('live', 1);
const { mode, origin } = live.trust;

const plan: TablePlan = {
  from: 2026,
  tables: [
    { id: 'received', flow: 'RECEIVED', dimension: 'ALL', periods: ['QUARTER', 'YEAR'] },
    { id: 'acknowledgement', flow: 'ACKNOWLEDGEMENT_DUE', dimension: 'ACKNOWLEDGEMENT_TIME', periods: ['QUARTER'] },
  ],
};
/** The first day after the first quarter of 2026. */
const afterQuarter = 20_544;

function tablesFor(received: number): readonly ShownTable[] {
  const total = hideAndRound(received);
  const rows = ['DAYS_0_1', 'DAYS_2_3', 'DAYS_4_7', 'NOT_IN_TIME'].map((code) => ({ code, cell: hideAndRound(0) }));
  return [
    { id: 'received', flow: 'RECEIVED', dimension: 'ALL', grouping: null, rows: [{ code: 'ALL', cell: total }], total },
    {
      ...{ id: 'acknowledgement', flow: 'ACKNOWLEDGEMENT_DUE', dimension: 'ACKNOWLEDGEMENT_TIME', grouping: null },
      ...{ rows, total: { flag: 'HIDDEN' } },
    },
  ];
}

/** Fifteen entries in the quarter, by a plan that was there from the first day; the quarter is over. */
async function honest(): Promise<TestRegister> {
  const register = await TestRegister.begin(live);
  await logPlan(register, plan);
  for (let day = firstDay + 1; day <= firstDay + 5; day++) await register.passDay(day, await makeEntries(day, 3));
  await register.passDay(afterQuarter);
  return register;
}

async function logPlan(register: TestRegister, planned: TablePlan): Promise<void> {
  register.log({ kind: 'plan', note: await signPlan(suite, live.trust, planned, register.officers()) });
}

async function release(
  register: TestRegister,
  change: Partial<ReleaseDocument> = {},
  signers?: readonly NoteSigner[],
): Promise<void> {
  const root = await rootOf(register.leaves.case);
  const document: ReleaseDocument = {
    ...{ mode, origin, period: '2026-Q1', asOf: afterQuarter, plan: await planHash(suite, plan) },
    ...{ mechanism: 'HIDE_AND_ROUND', case: { size: register.leaves.case.length, root }, verdict: 'PASSED' },
    tables: tablesFor(14),
    files: [{ path: 'index.html', hash: random(32), bytes: 1 }],
    ...change,
  };
  register.log({ kind: 'release', note: await signRelease(suite, document, signers ?? register.officers()) });
}

async function judged(
  register: TestRegister,
  day = afterQuarter,
): Promise<{ readonly found: unknown; readonly evidence: Partial<Record<FailureCode, string>> }> {
  await register.publish(day);
  const report = await register.audit();
  return { found: failures(report), evidence: await register.reverify(report) };
}

test('A release by a plan that was there before, of this register, passes.', async () => {
  const register = await honest();
  await release(register);
  expect(await judged(register)).toEqual({ found: {}, evidence: {} });
});

test('A plan or a release signed by one officer, or in another form, is no release.', async () => {
  const register = await honest();
  await release(register, {}, register.officers().slice(0, 1));
  register.log({ kind: 'plan', note: 'all is well\n\n— nobody AAAA\n' });
  const { found, evidence } = await judged(register);
  expect(found).toEqual({ RELEASES: ['BAD_RELEASE', 'BAD_PLAN'] });
  expect(evidence).toEqual({ BAD_RELEASE: 'PROVEN', BAD_PLAN: 'PROVEN' });
});

test('Tables chosen when their numbers could be known, or other tables than planned, are found.', async () => {
  const late = await TestRegister.begin(live);
  for (let day = firstDay + 1; day <= firstDay + 5; day++) await late.passDay(day, await makeEntries(day, 3));
  await late.passDay(afterQuarter);
  await logPlan(late, plan);
  await release(late);
  expect(await judged(late)).toEqual({
    found: { RELEASES: ['RELEASE_UNPLANNED'] },
    evidence: { RELEASE_UNPLANNED: 'NOT_ALONE' },
  });

  const other = await honest();
  await release(other, { tables: tablesFor(14).slice(0, 1) });
  expect(await judged(other)).toEqual({
    found: { RELEASES: ['RELEASE_OFF_PLAN'] },
    evidence: { RELEASE_OFF_PLAN: 'PROVEN' },
  });
});

test('A plan that crosses what sources have said with rare events is none, whoever signed it.', async () => {
  const register = await honest();
  const crossing = {
    from: 2027,
    tables: [{ id: 'x', flow: 'CONFIRMED', dimension: 'REGION', periods: ['YEAR'] }],
  } as const;
  await logPlan(register, crossing);
  expect(planJson(crossing)).toMatchObject({ from: 2027 });
  expect(await judged(register)).toMatchObject({ found: { RELEASES: ['BAD_PLAN'] }, evidence: { BAD_PLAN: 'PROVEN' } });
});

test('Tables counted from another register, or with more than this one has entries for, are found.', async () => {
  const other = await honest();
  await release(other, { case: { size: 12, root: random(32) } });
  const strange = await judged(other);
  expect(strange.found).toEqual({ RELEASES: ['RELEASE_OF_OTHER_REGISTER', 'RELEASE_IMPOSSIBLE'] });
  expect(strange.evidence).toMatchObject({ RELEASE_OF_OTHER_REGISTER: 'PROVEN' });

  const more = await honest();
  await release(more, { tables: tablesFor(20) });
  expect((await judged(more)).found).toEqual({ RELEASES: ['RELEASE_IMPOSSIBLE'] });
});

test('A second release of a period is found, and one that betrays a hidden total of its quarter.', async () => {
  const twice = await honest();
  await release(twice);
  await release(twice);
  const { found, evidence } = await judged(twice);
  expect(found).toEqual({ RELEASES: ['RELEASE_SUBTRACTABLE'] });
  expect(evidence).toEqual({ RELEASE_SUBTRACTABLE: 'PROVEN' });

  // About as many in one row as in all: next to nothing is left for the rows that are hidden.
  const betraying = await honest();
  const [first, second] = tablesFor(14);
  if (first === undefined || second === undefined) throw new Error('no tables');
  const rows = second.rows.map((row, place) => (place === 0 ? { ...row, cell: hideAndRound(15) } : row));
  await release(betraying, { tables: [first, { ...second, rows, total: hideAndRound(15) }] });
  expect((await judged(betraying)).found).toEqual({ RELEASES: ['RELEASE_BETRAYS'] });
});

test('First totals that count a day more than a released quarter single out who came on that day.', async () => {
  const register = await honest();
  await release(register);
  const root = await rootOf(register.leaves.case);
  const note = await signTotals(
    suite,
    {
      ...{ mode, origin, period: { first: 20_454, last: 20_818 }, asOf: afterQuarter },
      ...{ case: { size: register.leaves.case.length, root }, inTimePercent: null },
      received: { flag: 'OBS', value: 15 },
      acknowledged: { flag: 'HIDDEN' },
      acknowledgedInTime: { flag: 'HIDDEN' },
    },
    register.officers(),
  );
  register.log({ kind: 'totals', note });
  const { found, evidence } = await judged(register);
  expect(found).toEqual({ RELEASES: ['RELEASE_AGAINST_TOTALS'] });
  expect(evidence).toEqual({ RELEASE_AGAINST_TOTALS: 'PROVEN' });
});
