import { ProtocolError, type DayNote, type Entry } from '../../crypto/public.ts';

/**
 * Every entry carries the day of the note that closed its batch [one set back would turn a late acknowledgement into one in time, one set
 * ahead an early report into a late one].
 *
 * @param entries the case log up to the newest of the notes
 * @param notes in order, sizes never falling
 * @throws BAD_PROOF
 */
export function assertEntryDays(entries: readonly Entry[], notes: readonly DayNote[]): void {
  let start = 0;
  for (const { size, day } of notes) {
    for (const entry of entries.slice(start, size)) if (entry.day !== day) throw new ProtocolError('BAD_PROOF');
    start = size;
  }
}
