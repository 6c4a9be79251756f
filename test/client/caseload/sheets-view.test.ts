import { detailOfRecord, marksOf, nextCheck } from '../../../client/caseload/sheets-view.ts';
import { emptyCase, noSheets, type RecordContent, type Sheets } from '../../../crypto/index.ts';

const written = { by: 1, day: 100 };
const letter = new Uint8Array(32).fill(0xab);

const sheets: Sheets = {
  ...noSheets,
  TAG: [
    { ...written, number: 1, kept: true, data: { text: 'roads' } },
    { ...written, number: 2, kept: false, data: { text: 'gone' } },
  ],
  PERSON: [
    {
      ...{ ...written, number: 1, kept: true },
      data: { sort: 'PERSON', name: 'Асанов', roles: ['ACCUSED'], organisation: 0, text: '' },
    },
    {
      ...{ ...written, number: 2, kept: false },
      data: { sort: 'PERSON', name: 'gone', roles: [], organisation: 0, text: '' },
    },
  ],
  TASK: [
    { ...written, number: 1, kept: true, data: { text: 'a', member: 1, due: 120, done: 0 } },
    { ...written, number: 2, kept: true, data: { text: 'b', member: 1, due: 0, done: 0 } },
    { ...written, number: 3, kept: true, data: { text: 'c', member: 2, due: 110, done: 0 } },
    { ...written, number: 4, kept: true, data: { text: 'd', member: 1, due: 105, done: 104 } },
    { ...written, number: 5, kept: false, data: { text: 'e', member: 1, due: 101, done: 0 } },
  ],
  LINK: [{ ...written, number: 1, kept: true, data: { letter, relation: 'RELATED', text: '' } }],
  RIGHT: [
    { ...written, number: 1, kept: true, data: { person: 1, step: 'NOTICE', due: 140, done: 0, text: '' } },
    { ...written, number: 2, kept: true, data: { person: 1, step: 'CORRECTION', due: 90, done: 95, text: '' } },
  ],
};

test('the marks of a case are what is kept, open and of this member', () => {
  expect(marksOf({ ...emptyCase, sheets }, 1)).toEqual({
    tags: ['roads'],
    names: ['Асанов'],
    links: ['ab'.repeat(32)],
    myTasks: 2,
    myTaskDue: 120,
    myTaskText: 'a',
    retaliationCheck: 0,
    rightDue: 140,
    onHold: false,
    erased: false,
  });
});

test('a follow-up that was made late counts for those before it, and none is due after the end', () => {
  const data = { form: 'BLACKLISTING', day: 1000, measure: '', text: '', checked: [], ended: 0 } as const;
  const sheet = { ...written, number: 1, kept: true };
  expect(nextCheck({ ...sheet, data })).toBe(1030);
  expect(nextCheck({ ...sheet, data: { ...data, checked: [1100] } })).toBe(1180);
  expect(nextCheck({ ...sheet, data: { ...data, checked: [1365] } })).toBe(0);
  expect(nextCheck({ ...sheet, data: { ...data, ended: 1040 } })).toBe(0);
  expect(nextCheck({ ...sheet, kept: false, data })).toBe(0);
});

test('the history says of each kind of sheet what it said, as plain words and numbers', () => {
  const contents: readonly RecordContent[] = [
    {
      kind: 'ALLEGATION',
      data: { category: 'BRIBERY', text: 'x', accused: [1], outcome: '', consequences: [], reason: '' },
    },
    { kind: 'PERSON', data: { sort: 'PERSON', name: 'Асанов', roles: [], organisation: 0, text: 'secret' } },
    { kind: 'TASK', data: { text: 'a', member: 1, due: 2, done: 0 } },
    { kind: 'TAG', data: { text: 'roads' } },
    { kind: 'LINK', data: { letter, relation: 'SAME_SOURCE', text: 'why' } },
    {
      kind: 'RETALIATION',
      data: { form: 'BLACKLISTING', day: 5, measure: '', text: 'x', checked: [40], ended: 0 },
    },
    { kind: 'RIGHT', data: { person: 1, step: 'NOTICE', due: 1, done: 0, text: 'x' } },
    { kind: 'TRIAGE', data: { remit: 'IN', harm: 'NONE', text: '' } },
    { kind: 'HOLD', data: { text: 'court' } },
  ];
  expect(contents.map(detailOfRecord)).toEqual([
    { category: 'BRIBERY', outcome: '', text: 'x' },
    { text: 'Асанов' },
    { text: 'a', member: 1, due: 2, done: 0 },
    { text: 'roads' },
    { letter: 'ab'.repeat(32), relation: 'SAME_SOURCE', text: 'why' },
    { form: 'BLACKLISTING', day: 5, checks: 1, ended: 0, text: 'x' },
    { person: 1, step: 'NOTICE', done: 0, text: 'x' },
    { remit: 'IN', harm: 'NONE', text: '' },
    { text: 'court' },
  ]);
});
