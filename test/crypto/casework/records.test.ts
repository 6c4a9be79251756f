/** Records: numbered sheets beside the course of a case (protocol section 7.4). */
import { isOnHold, recordKinds, undecided, type RecordContent } from '../../../crypto/index.ts';
import { begin, caseIn } from './case.ts';
import { firstDay } from './world.ts';

const person = (name: string, roles: readonly 'ACCUSED'[] = []): RecordContent => ({
  kind: 'PERSON',
  data: { sort: 'PERSON', name, roles, organisation: 0, text: '' },
});
const task = (member: number, done = 0): RecordContent => ({
  kind: 'TASK',
  data: { text: 'сурамжылоо', member, due: firstDay + 7, done },
});
const allegation = (accused: readonly number[], outcome: '' | 'NOT_SUBSTANTIATED' = ''): RecordContent => ({
  kind: 'ALLEGATION',
  data: { category: 'BRIBERY', text: '', accused, outcome, consequences: [], reason: '' },
});
const hold: RecordContent = { kind: 'HOLD', data: { text: 'сот' } };
const one: Readonly<Record<(typeof recordKinds)[number], RecordContent>> = {
  ALLEGATION: allegation([]),
  PERSON: person('Асан'),
  TASK: task(12),
  TAG: { kind: 'TAG', data: { text: 'жол' } },
  LINK: { kind: 'LINK', data: { letter: new Uint8Array(32).fill(7), relation: 'DUPLICATE', text: '' } },
  RETALIATION: {
    kind: 'RETALIATION',
    data: { form: 'DISMISSAL_SUSPENSION', day: firstDay, measure: '', text: '', checked: [firstDay + 30], ended: 0 },
  },
  RIGHT: { kind: 'RIGHT', data: { person: 1, step: 'NOTICE', due: firstDay + 30, done: 0, text: '' } },
  TRIAGE: { kind: 'TRIAGE', data: { remit: 'IN', harm: 'URGENT', text: '' } },
  HOLD: hold,
};

test.each(recordKinds)('a sheet of %s is written, written again, taken back, and keeps its number', async (kind) => {
  const begun = await begin();
  expect(await begun.record(11, 1, person('Асан'))).toBeNull();
  const number = kind === 'PERSON' ? 2 : 1;
  expect(await begun.record(12, number, one[kind])).toBeNull();
  expect(await begun.record(13, number, one[kind])).toBeNull();
  expect(await begun.record(11, number, one[kind], false)).toBeNull();
  const sheets = begun.state.sheets[kind];
  expect(sheets).toHaveLength(number);
  expect(sheets[number - 1]).toMatchObject({ number, kept: false, by: 11, day: firstDay });
  // The number of a sheet that was taken back is not given again, but its sheet may come back.
  expect(await begun.record(12, number, one[kind])).toBeNull();
  expect(begun.state.sheets[kind][number - 1]?.kept).toBe(true);
});

test.each(recordKinds)('a number of %s that is neither there nor the next one does not count', async (kind) => {
  const begun = await begin();
  await begun.record(11, 1, person('Асан'));
  expect(await begun.record(11, 3, one[kind])).toBe('WRONG_NUMBER');
  expect(await begun.record(11, 512, one[kind])).toBe('WRONG_NUMBER');
});

test('there is one first look, and no second', async () => {
  const begun = await begin();
  expect(await begun.record(11, 1, one.TRIAGE)).toBeNull();
  expect(await begun.record(12, 2, one.TRIAGE)).toBe('WRONG_NUMBER');
  expect(await begun.record(12, 1, one.TRIAGE)).toBeNull();
});

test('a sheet names only persons that the case has, and goes on naming whom it named', async () => {
  const begun = await begin();
  expect(await begun.record(11, 1, allegation([1]))).toBe('UNKNOWN_RECORD');
  expect(await begun.record(11, 1, one.RIGHT)).toBe('UNKNOWN_RECORD');
  const worker = { kind: 'PERSON', data: { sort: 'PERSON', name: 'Ү', roles: [], organisation: 1, text: '' } } as const;
  expect(await begun.record(11, 1, worker)).toBe('UNKNOWN_RECORD');
  await begun.record(11, 1, person('Асан', ['ACCUSED']));
  expect(await begun.record(11, 1, allegation([1]))).toBeNull();
  await begun.record(11, 1, person('Асан', ['ACCUSED']), false);
  // Its outcome can be written and the sheet can be taken back, but nobody is named anew who is not there.
  expect(await begun.record(12, 1, allegation([1], 'NOT_SUBSTANTIATED'))).toBeNull();
  expect(await begun.record(12, 1, allegation([1]), false)).toBeNull();
  expect(await begun.record(12, 2, allegation([1]))).toBe('UNKNOWN_RECORD');
});

test('tasks are for the circle; one of somebody who has left can be crossed off', async () => {
  const begun = await begin();
  expect(await begun.record(11, 1, task(21))).toBe('NOT_ELIGIBLE');
  expect(await begun.record(11, 1, task(0))).toBeNull();
  expect(await begun.record(11, 1, task(13))).toBeNull();
  await begun.write(13, { type: 'RECUSE', data: { member: 13, text: '', leave: null } });
  expect(await begun.record(11, 1, task(13, firstDay))).toBeNull();
  expect(await begun.record(11, 1, task(21))).toBe('NOT_ELIGIBLE');
  expect(await begun.record(11, 2, task(13))).toBe('NOT_ELIGIBLE');
});

test('no case is closed while an allegation is open, unless it was no report; what comes after the proposal counts too', async () => {
  const begun = await caseIn('UNDER_INVESTIGATION');
  await begun.record(11, 1, allegation([]));
  expect(undecided(begun.state.sheets)).toBe(1);
  await begun.propose(11, 'CLOSE');
  expect(begun.fault).toBe('UNDECIDED');
  const later = await caseIn('UNDER_INVESTIGATION');
  const proposal = await later.propose(11, 'CLOSE');
  await later.record(13, 1, allegation([]));
  expect(later.steps(12).approvals).toEqual([]);
  await later.approve(12, proposal);
  expect([later.fault, later.state.status]).toEqual(['UNDECIDED', 'UNDER_INVESTIGATION']);
});

test('nothing is erased on hold, not even what was approved before; reopening takes the approval away', async () => {
  const held = await caseIn('CLOSED');
  await held.record(13, 1, hold);
  expect(isOnHold(held.state.sheets)).toBe(true);
  expect(held.steps(11).proposals).not.toContain('ERASE');
  await held.propose(11, 'ERASE');
  expect(held.fault).toBe('ON_HOLD');

  const begun = await caseIn('CLOSED');
  const proposal = await begun.propose(11, 'ERASE');
  await begun.record(13, 1, hold);
  await begun.approve(12, proposal);
  expect(begun.fault).toBe('ON_HOLD');

  const late = await caseIn('CLOSED');
  const { event } = await late.propose(11, 'ERASE');
  await late.approve(12, { event, statement: null });
  await late.record(13, 1, hold);
  expect(await late.tries(11, { type: 'ERASED', data: { proposal: event } })).toBe('ON_HOLD');
  await late.record(13, 1, hold, false);
  expect(await late.tries(11, { type: 'ERASED', data: { proposal: event } })).toBeNull();

  const again = await caseIn('CLOSED');
  const old = await again.propose(11, 'ERASE');
  await again.approve(12, old);
  await again.status(13, 'REOPENED');
  expect(again.state.proposals.at(-1)?.state).toBe('LAPSED');
  await again.close();
  expect(await again.tries(11, { type: 'ERASED', data: { proposal: old.event } })).toBe('NO_PROPOSAL');
});

test('after an erasure nothing counts, not even a note', async () => {
  const begun = await caseIn('CLOSED');
  const { event } = await begun.propose(11, 'ERASE');
  expect(await begun.tries(11, { type: 'ERASED', data: { proposal: event } })).toBe('NO_PROPOSAL');
  await begun.approve(12, { event, statement: null });
  expect(await begun.tries(13, { type: 'ERASED', data: { proposal: event } })).toBeNull();
  expect(await begun.tries(11, { type: 'NOTE', data: { text: '' } })).toBe('ERASED');
  expect(begun.state.erased).toBe(true);
  expect(begun.steps(11)).toEqual({ statuses: [], proposals: [], approvals: [], rejections: [] });
});
