/** The custody record as documents, and when an access is written down again. */
import { formatHex, type CustodyEntry } from '../../../crypto/index.ts';
import { accessEntry, isRecorded, openedEntry } from '../../../client/evidence/custody-record.ts';
import { documentsOf, flatten, intimateMark, notIntimateMark, sharesOf } from '../../../client/evidence/documents.ts';
import { isDue, retentionOf } from '../../../client/evidence/retention.ts';

const hash = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);
const hex = (fill: number): string => formatHex(hash(fill));
let event = 0;
const entry = (what: CustodyEntry['what'], document: number, more: Partial<CustodyEntry> = {}): CustodyEntry => ({
  ...{
    what,
    document: hex(document),
    ciphertext: '',
    origin: '',
    letter: '',
    name: `${String(document)}.txt`,
    length: 3,
  },
  ...{ proposal: '', to: '', text: '', until: 0, by: 1, day: 20_500, event: String(event++), ...more },
});
const opened = (document: number): CustodyEntry => entry('OPENED', document, { letter: hex(99), ciphertext: hex(98) });

test('Versions stand below what they were made of, to any depth; bundles are no documents.', () => {
  const custody = [
    opened(1),
    entry('VIEWED', 1),
    entry('DERIVED', 2, { origin: hex(1) }),
    entry('DERIVED', 3, { origin: hex(2) }),
    opened(4),
    entry('EXPORTED', 9, { proposal: hex(5) }),
  ];
  const documents = documentsOf(custody);
  expect(documents.map((each) => each.hash)).toEqual([hex(1), hex(4)]);
  expect(flatten(documents).map((each) => [each.hash, each.origin])).toEqual([
    [hex(1), ''],
    [hex(2), hex(1)],
    [hex(3), hex(2)],
    [hex(4), ''],
  ]);
  expect(documents[0]?.entries.map(({ what }) => what)).toEqual(['OPENED', 'VIEWED']);
});

test('Two versions that name each other as origin do not go round for ever.', () => {
  const custody = [opened(1), entry('DERIVED', 2, { origin: hex(1) }), entry('DERIVED', 1, { origin: hex(2) })];
  expect(flatten(documentsOf(custody)).map((each) => each.hash)).toEqual([hex(1), hex(2)]);
});

test('The last mark says whether a document is intimate.', () => {
  const custody = [opened(1), entry('VIEWED', 1, { text: intimateMark })];
  expect(documentsOf(custody)[0]?.intimate).toBe(true);
  expect(documentsOf([...custody, entry('VIEWED', 1, { text: notIntimateMark })])[0]?.intimate).toBe(false);
  expect(documentsOf([opened(1), entry('VIEWED', 1)])[0]?.intimate).toBeNull();
});

test('An opening is written once; a look once per member, document and day.', () => {
  const document = { hash: hash(1), name: '1.txt', length: 3 };
  const source = { letter: hash(99), ciphertext: hash(98) };
  const who = { member: 1, day: 20_500 };
  expect(isRecorded([], openedEntry(document, source), who)).toBe(false);
  expect(isRecorded([opened(1)], openedEntry(document, source), { member: 2, day: 20_900 })).toBe(true);
  expect(isRecorded([opened(1)], openedEntry({ ...document, name: 'other' }, source), who)).toBe(false);
  const looked = [opened(1), entry('VIEWED', 1)];
  expect(isRecorded(looked, accessEntry('VIEWED', document), who)).toBe(true);
  expect(isRecorded(looked, accessEntry('VIEWED', document), { ...who, day: 20_501 })).toBe(false);
  expect(isRecorded(looked, accessEntry('VIEWED', document), { ...who, member: 2 })).toBe(false);
  expect(isRecorded(looked, accessEntry('SAVED', document), who)).toBe(false);
  expect(isRecorded(looked, accessEntry('VIEWED', document, intimateMark), who)).toBe(false);
});

test('What was given to others is over the day after its last day, and never without one.', () => {
  const custody = [opened(1), entry('SHARED', 1, { to: 'A', until: 20_510 }), entry('SHARED', 1, { to: 'B' })];
  expect(sharesOf(custody, 20_510).map(({ to, isOver }) => [to, isOver])).toEqual([
    ['A', false],
    ['B', false],
  ]);
  expect(sharesOf(custody, 20_511).map(({ isOver }) => isOver)).toEqual([true, false]);
});

test('A closed case is due after the years of its outcome; a hold stops it, and an open or erased case has no term.', () => {
  const closed = {
    ...({ status: 'CLOSED', lastActivityDay: 20_000, onHold: false, erased: false } as const),
    proposals: [{ act: 'CLOSE', state: 'APPROVED', outcome: 'NOT_A_REPORT' }],
  };
  const retention = retentionOf(closed);
  expect(retention).toMatchObject({ years: 1, outcome: 'NOT_A_REPORT', due: 20_366 });
  expect([isDue(retention, 20_365), isDue(retention, 20_366)]).toEqual([false, true]);
  expect(isDue(retentionOf({ ...closed, onHold: true }), 30_000)).toBe(false);
  expect(retentionOf({ ...closed, status: 'REOPENED' })).toBeNull();
  expect(retentionOf({ ...closed, erased: true })).toBeNull();
  expect(retentionOf({ ...closed, proposals: [] })).toMatchObject({ years: 5, outcome: 'NONE' });
});
