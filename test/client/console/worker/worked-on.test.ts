import type { CasePage } from '../../../../client/caseload/view.ts';
import { hasWorkedOn } from '../../../../client/console/worker/worked-on.ts';

type Step = CasePage['history'][number];

const step = (type: Step['type'], detail: Step['detail'] = {}, member = 1): Step => ({
  ...{ hash: '', day: 1, role: { ky: '', ru: '', uz: '', en: '' }, pending: false },
  ...{ type, detail, member },
});
const worked = (...history: readonly Step[]): boolean => hasWorkedOn({ history }, 1);

test.each<[string, Step]>([
  ['an answer in own words', step('ANSWER', { status: 'UNDER_ASSESSMENT', reason: '' })],
  ['a status', step('STATUS')],
  ['a proposal with an outcome of its own', step('PROPOSE', { act: 'CLOSE', outcome: 'NOT_SUBSTANTIATED' })],
  ['a person written down', step('RECORD', { kind: 'PERSON' })],
  ['a document looked at', step('CUSTODY', { what: 'VIEWED' })],
])('%s comes from somebody who has read', (_, each) => {
  expect(worked(step('START'), each)).toBe(true);
});

test.each<[string, Step]>([
  ['an acknowledgement in prepared words', step('ANSWER', { status: 'ACKNOWLEDGED', reason: '' })],
  ['a proposal that it is no report', step('PROPOSE', { act: 'CLOSE', outcome: 'NOT_A_REPORT' })],
  ['telling that it is no report', step('ANSWER', { status: 'CLOSED', reason: 'OUTCOME_NOT_A_REPORT' })],
  ['approving', step('APPROVE')],
  ['an assignment', step('ASSIGN')],
  ['access given', step('GRANT')],
  ['a tag', step('RECORD', { kind: 'TAG' })],
  ['a task moved', step('RECORD', { kind: 'TASK' })],
  ['a note that a handover writes', step('NOTE', { text: 'Handed over' })],
  ['a start of the engine’s own', step('START')],
])('%s can be signed from a list: the front sheet is still to be looked at', (_, each) => {
  expect(worked(each)).toBe(false);
});

test('what others signed says nothing about this member', () => {
  expect(worked(step('STATUS', {}, 2))).toBe(false);
});
