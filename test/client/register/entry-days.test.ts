import { assertEntryDays } from '../../../client/register/entry-days.ts';
import { ProtocolError, type DayNote } from '../../../crypto/public.ts';

const note = (batch: number, size: number, day: number): DayNote => ({
  ...{ kind: 'day', batch, size, day, mode: 'demo', difficulty: 8 },
  ...{ roster: 'ab'.repeat(32), root: 'ab'.repeat(32), letters: 'ab'.repeat(32) },
});
const notes = [note(0, 0, 100), note(1, 2, 100), note(2, 2, 101), note(3, 5, 103)];
const entriesOf = (...days: readonly number[]): { day: number; commit: Uint8Array; tag: Uint8Array }[] =>
  days.map((day) => ({ day, commit: new Uint8Array(32), tag: new Uint8Array(32) }));

test('Entries of the days of their batches are believed, and those of a batch whose note is not out yet are not looked at.', () => {
  expect(() => {
    assertEntryDays(entriesOf(100, 100, 103, 103, 103), notes);
    assertEntryDays(entriesOf(100, 100, 103, 103, 103, 999), notes);
  }).not.toThrow();
});

test.each([0, 1, 2, 3, 4])('Entry %s set back or ahead by a day is refused.', (index) => {
  for (const by of [-1, 1]) {
    const days = [100, 100, 103, 103, 103].map((day, at) => (at === index ? day + by : day));
    expect(() => {
      assertEntryDays(entriesOf(...days), notes);
    }).toThrow(new ProtocolError('BAD_PROOF'));
  }
});
