import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failureCodes, type FailureCode } from '../../../client/audit/failures.ts';
import { judge, meaningOf, nextStep } from '../../../client/desk/audit/judgement.ts';
import type { CheckFacts } from '../../../client/desk/worker/messages.ts';
import { auditChecks, type AuditCheck } from '../../../crypto/index.ts';

const allPassed: readonly CheckFacts[] = auditChecks.map((check) => ({
  ...{ check, result: 'PASSED', reason: null, codes: [] },
}));

type Found = Partial<Record<AuditCheck, FailureCode>>;

const withFound = (found: Found): readonly CheckFacts[] =>
  allPassed.map((each) => {
    const code = found[each.check];
    return code === undefined ? each : { ...each, result: 'FAILED', codes: [code] };
  });

const withOpen = (reason: CheckFacts['reason']): readonly CheckFacts[] =>
  allPassed.map((each) => (each.check === 'COVER' ? { ...each, result: 'NOT_CHECKED', reason } : each));

const delays: readonly FailureCode[] = ['NOT_COSIGNED', 'STALE_REGISTER', 'ACKNOWLEDGEMENT_MISSED', 'FEEDBACK_MISSED'];

test('An audit in which everything passed is in order, and is to be published.', () => {
  expect(judge(allPassed)).toEqual({ judgement: 'IN_ORDER', next: 'publish' });
});

test.each(failureCodes.filter((code) => !delays.includes(code)))(
  'Where %s was found the register is broken, whatever else is late.',
  (code) => {
    const late = { DEADLINES: 'FEEDBACK_MISSED', FRESHNESS: 'STALE_REGISTER' } as const;
    expect(judge(withFound({ ...late, LETTERS: code }))).toEqual({ judgement: 'BROKEN', next: 'evidence' });
  },
);

test('A forged line of an outside checker is no delay, although the same check finds delays.', () => {
  expect(judge(withFound({ QUORUM: 'BAD_COSIGNATURE' })).judgement).toBe('BROKEN');
});

test('What is late needs attention and is not called broken.', () => {
  const deadlines = { DEADLINES: 'ACKNOWLEDGEMENT_MISSED' } as const;
  expect(judge(withFound(deadlines))).toEqual({ judgement: 'ATTENTION', next: 'deadlines' });
  const both = { ...deadlines, FRESHNESS: 'STALE_REGISTER' } as const;
  expect(judge(withFound(both))).toEqual({ judgement: 'ATTENTION', next: 'freshness' });
  expect(judge(withFound({ QUORUM: 'NOT_COSIGNED' }))).toEqual({ judgement: 'ATTENTION', next: 'freshness' });
});

test('A delay has words of its own, which do not say that everything checked holds.', () => {
  expect(meaningOf(judge(withFound({ DEADLINES: 'FEEDBACK_MISSED' })))).toBe('verdict-ATTENTION-deadlines');
  expect(meaningOf(judge(withFound({ QUORUM: 'NOT_COSIGNED' })))).toBe('verdict-ATTENTION-freshness');
  expect(meaningOf(judge(withOpen('NO_KEYS')))).toBe('verdict-ATTENTION-means');
});

test('After publishing, nothing remains to be done only where all is in order.', () => {
  expect(nextStep(judge(allPassed), true)).toBe('done');
  expect(nextStep(judge(withFound({ ENTRIES: 'ROOT_DIFFERS' })), true)).toBe('evidence-kept');
  expect(nextStep(judge(withFound({ DEADLINES: 'FEEDBACK_MISSED' })), true)).toBe('deadlines');
  expect(nextStep(judge(withOpen('NO_OUTSIDE_CHECKER')), true)).toBe('checker');
  expect(nextStep(judge(allPassed), false)).toBe('publish');
});

test('What an officer could bring, or a body should name, keeps an audit from being in order.', () => {
  expect(judge(withOpen('NO_KEYS'))).toEqual({ judgement: 'ATTENTION', next: 'keys' });
  expect(judge(withOpen('NO_SESSION'))).toEqual({ judgement: 'ATTENTION', next: 'keys' });
  expect(judge(withOpen('NO_OUTSIDE_CHECKER'))).toEqual({ judgement: 'ATTENTION', next: 'checker' });
  expect(judge(withOpen('NOT_READABLE'))).toEqual({ judgement: 'ATTENTION', next: 'later' });
});

test.each(['NO_EARLIER_SEAL', 'NO_PROMISE', 'NO_TEST_REPORTS', 'NO_TOTALS', 'NO_RELEASES'] as const)(
  'Nothing is amiss where there was nothing to check yet: %s.',
  (reason) => {
    expect(judge(withOpen(reason))).toEqual({ judgement: 'IN_ORDER', next: 'publish' });
  },
);

test.each(['ky', 'en'] as const)(
  'Whatever an audit can find has a sentence in %s that an officer can act on.',
  (language) => {
    const texts = readFileSync(join(import.meta.dirname, `../../../client/desk/locale/${language}.ftl`), 'utf8');
    const missing = failureCodes.filter((code) => !texts.includes(`\nfound-${code} = `));
    expect(missing).toEqual([]);
  },
);
