import { canaryList, compareBytes, defaultProfile, formatHex, type Canaries } from '../../../crypto/index.ts';
import { knownTests, withoutTests } from '../../../client/caseload/oversight/test-reports.ts';
import type { CountedReport } from '../../../client/caseload/oversight/reports.ts';
import { assertTestsKnown, ReleaseRefused } from '../../../client/statistics/release.ts';
import { random, suite } from '../../server/body.ts';

const opened = { nonce: random(32), commits: [random(32), random(32)].sort(compareBytes) };
const [first = random(32), second = random(32)] = opened.commits;
const period = { first: 10, last: 20 };
const committed: Canaries = {
  ...{ mode: 'demo', origin: 'kupuya.example/demo', period },
  ...{ list: await canaryList(suite, opened), opened: null },
};

function report(...commits: readonly Uint8Array[]): CountedReport {
  const clock = { from: 0, due: 0, done: null };
  const names = commits.map(formatHex);
  return {
    ...{ commit: names[0] ?? '', commits: names, index: 0, day: 10, told: [] },
    codes: {
      ...{ desk: 1, consent: false, channel: 'WEB', identity: 'ANON', relation: 'UNSPECIFIED' },
      ...{ category: 'UNSPECIFIED', sector: 'UNSPECIFIED', region: 'UNSPECIFIED', harm: 'UNSPECIFIED' },
    },
    profile: defaultProfile,
    clocks: { acknowledge: clock, feedback: clock, extended: false },
  };
}

function refusalOf(act: () => void): string | null {
  try {
    act();
    return null;
  } catch (error) {
    return error instanceof ReleaseRefused ? error.code : 'another error';
  }
}

test('Exactly the test reports of opened and handed-in lists are left out, also one that was sealed twice.', async () => {
  const real = [report(random(32)), report(random(32), random(32))];
  const reports = [...real, report(first), report(random(32), second)];
  for (const tests of [
    await knownTests(suite, [committed, { ...committed, opened }], []),
    await knownTests(suite, [committed], [opened]),
  ]) {
    expect(tests.closed).toEqual([]);
    expect(withoutTests(reports, tests)).toEqual(real);
  }
});

test('While a list is closed its reports cannot be left out, and no period that shares a day with it is released.', async () => {
  const tests = await knownTests(suite, [committed], []);
  expect(tests.closed).toEqual([committed]);
  const closed = tests.closed.map((list) => list.period);
  for (const days of [
    period,
    { first: 0, last: 10 },
    { first: 20, last: 30 },
    { first: 0, last: 40 },
    { first: 12, last: 13 },
  ]) {
    expect(
      refusalOf(() => {
        assertTestsKnown(days, closed);
      }),
    ).toBe('CANARIES_NOT_OPENED');
  }
  assertTestsKnown({ first: 0, last: 9 }, closed);
  assertTestsKnown({ first: 21, last: 30 }, closed);
});

test('A list that was never committed to leaves nothing out: nobody may choose afterwards what counts.', async () => {
  const other = { ...opened, commits: [random(32)] };
  await expect(knownTests(suite, [committed], [other])).rejects.toMatchObject({ code: 'BAD_PROOF' });
  await expect(knownTests(suite, [], [opened])).rejects.toMatchObject({ code: 'BAD_PROOF' });
});
