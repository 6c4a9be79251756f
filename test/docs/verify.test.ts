/** What `docs/verify.md` says about the checks is what the audit has. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditChecks } from '../../crypto/index.ts';
import { failureCodes } from '../../client/audit/failures.ts';

const text = readFileSync(join(import.meta.dirname, '../../docs/verify.md'), 'utf8');
const checks = text.split('\n## ').find((section) => section.startsWith('The checks')) ?? '';

test('every check has its section, in the order of the report', () => {
  expect([...checks.matchAll(/^### ([A-Z]+)$/gmu)].map(([, name]) => name)).toEqual([...auditChecks]);
});

test('every code with which a check can fail stands in the document once, and no other', () => {
  const named = [...checks.matchAll(/Fails with ([^]*?)(?=\n\n|$)/gu)]
    .flatMap(([, list = '']) =>
      [...list.matchAll(/\b[A-Z]{6,}(?:_[A-Z]+)*\b|\b[A-Z]+(?:_[A-Z]+)+\b/gu)].map(([code]) => code),
    )
    .sort();
  expect(named).toEqual(failureCodes.toSorted());
});
