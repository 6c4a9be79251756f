import { judge } from '../../../client/desk/audit/judgement.ts';
import type { CheckFacts } from '../../../client/desk/worker/messages.ts';
import { auditChecks, type AuditCheck } from '../../../crypto/index.ts';

const allPassed: readonly CheckFacts[] = auditChecks.map((check) => ({
  ...{ check, result: 'PASSED', reason: null, codes: [] },
}));

const withFailed = (...failed: readonly AuditCheck[]): readonly CheckFacts[] =>
  allPassed.map((each) => (failed.includes(each.check) ? { ...each, result: 'FAILED', codes: ['X'] } : each));

const withOpen = (reason: CheckFacts['reason']): readonly CheckFacts[] =>
  allPassed.map((each) => (each.check === 'COVER' ? { ...each, result: 'NOT_CHECKED', reason } : each));

test('An audit in which everything passed is in order, and is to be published.', () => {
  expect(judge(allPassed)).toEqual({ judgement: 'IN_ORDER', next: 'publish' });
});

test.each(auditChecks.filter((check) => !['QUORUM', 'FRESHNESS', 'DEADLINES'].includes(check)))(
  'Whoever breaks %s has broken the register, whatever else is late.',
  (check) => {
    expect(judge(withFailed(check, 'DEADLINES', 'FRESHNESS'))).toEqual({ judgement: 'BROKEN', next: 'evidence' });
  },
);

test('What is late needs attention and is not called broken.', () => {
  expect(judge(withFailed('DEADLINES'))).toEqual({ judgement: 'ATTENTION', next: 'deadlines' });
  expect(judge(withFailed('FRESHNESS', 'DEADLINES'))).toEqual({ judgement: 'ATTENTION', next: 'freshness' });
  expect(judge(withFailed('QUORUM'))).toEqual({ judgement: 'ATTENTION', next: 'freshness' });
});

test('What an officer could bring, or a body should name, keeps an audit from being in order.', () => {
  expect(judge(withOpen('NO_KEYS'))).toEqual({ judgement: 'ATTENTION', next: 'keys' });
  expect(judge(withOpen('NO_SESSION'))).toEqual({ judgement: 'ATTENTION', next: 'keys' });
  expect(judge(withOpen('NO_OUTSIDE_CHECKER'))).toEqual({ judgement: 'ATTENTION', next: 'checker' });
  expect(judge(withOpen('NOT_READABLE'))).toEqual({ judgement: 'ATTENTION', next: 'later' });
});

test.each(['NO_EARLIER_SEAL', 'NO_PROMISE', 'NO_TEST_REPORTS', 'NO_TOTALS'] as const)(
  'Nothing is amiss where there was nothing to check yet: %s.',
  (reason) => {
    expect(judge(withOpen(reason))).toEqual({ judgement: 'IN_ORDER', next: 'publish' });
  },
);
