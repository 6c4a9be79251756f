/**
 * That a commitment stands in no batch of some days. A batch ascends by commitment, so its two neighbours show that it is not between them;
 * the day notes in a row show that no batch is left out.
 */
import {
  compareBytes,
  decodeEntry,
  decodeGovernance,
  ProtocolError,
  type DayNote,
  type Entry,
} from '../../crypto/index.ts';
import type { Entries } from './entries.ts';
import type { EvidenceFile } from './failures.ts';
import type { GovernanceCopy } from './governance-copy.ts';
import type { LogCopy } from './log-copy.ts';

/** Both included; UTC days since 1970-01-01. */
export interface Days {
  readonly first: number;
  readonly last: number;
}

/** Whether the register has gone on beyond a day, so that nothing can be added to it any more. */
export function isOver(governance: GovernanceCopy, day: number): boolean {
  return (governance.dayNotes.at(-1)?.note.day ?? -1) > day;
}

/** Places of entries with this commitment, whatever their day. */
export function placesOf(entries: Entries, commit: Uint8Array): number[] {
  return entries.flatMap((entry, index) => (entry !== null && compareBytes(entry.commit, commit) === 0 ? [index] : []));
}

/** Day notes `note-<k>` from the one before these days to the one after, and neighbours `batch-<k>-before`, `batch-<k>-after`. */
export async function provenAbsence(
  cases: LogCopy,
  entries: Entries,
  governance: GovernanceCopy,
  commit: Uint8Array,
  days: Days,
): Promise<readonly EvidenceFile[]> {
  const { dayNotes, log } = governance;
  const first = dayNotes.findIndex(({ note }) => note.day >= days.first);
  const after = dayNotes.findIndex(({ note }) => note.day > days.last);
  if (first < 0 || after < 0) return [];
  const files: EvidenceFile[] = [];
  for (let place = Math.max(first - 1, 0); place <= after; place++) {
    const placed = dayNotes[place];
    if (placed === undefined) continue;
    const { batch, size, day } = placed.note;
    files.push(...(await log.proven(`note-${String(batch)}`, placed.index)));
    const start = dayNotes[place - 1]?.note.size ?? 0;
    if (day < days.first || day > days.last || size === start) continue;
    const next = entries.findIndex(
      (entry, index) => index >= start && index < size && entry !== null && compareBytes(entry.commit, commit) > 0,
    );
    const end = next < 0 ? size : next;
    if (end > start) files.push(...(await cases.proven(`batch-${String(batch)}-before`, end - 1)));
    if (end < size) files.push(...(await cases.proven(`batch-${String(batch)}-after`, end)));
  }
  return files;
}

/** Entries that have been proven to stand in their log, by the name of their evidence. */
export type ProvenEntries = ReadonlyMap<string, { readonly index: number; readonly bytes: Uint8Array }>;

/** @throws BAD_PROOF unless the files show that no batch of these days has it */
export function verifyAbsence(proven: ProvenEntries, commit: Uint8Array, days: Days): void {
  const notes = [...proven]
    .filter(([name]) => name.startsWith('note-'))
    .map(([, { index, bytes }]) => ({ index, note: dayNoteOf(bytes) }))
    .sort((a, b) => a.note.batch - b.note.batch);
  const [first] = notes;
  const last = notes.at(-1);
  if (first === undefined || last === undefined) throw new ProtocolError('BAD_PROOF');
  const beginsBefore = first.note.batch === 0 || first.note.day < days.first;
  if (!beginsBefore || last.note.day <= days.last) throw new ProtocolError('BAD_PROOF');
  for (const [place, { note }] of notes.entries()) {
    const before = notes[place - 1]?.note;
    if (before !== undefined && note.batch !== before.batch + 1) throw new ProtocolError('BAD_PROOF');
    if (note.day < days.first || note.day > days.last) continue;
    if (before === undefined && note.batch > 0) throw new ProtocolError('BAD_PROOF');
    assertNotIn(proven, commit, note, before?.size ?? 0);
  }
}

function assertNotIn(proven: ProvenEntries, commit: Uint8Array, { batch, size }: DayNote, start: number): void {
  if (size === start) return;
  const low = neighbour(proven, `batch-${String(batch)}-before`);
  const high = neighbour(proven, `batch-${String(batch)}-after`);
  const isBelow = low === null ? high?.index === start : compareBytes(low.entry.commit, commit) < 0;
  const isAbove = high === null ? low?.index === size - 1 : compareBytes(high.entry.commit, commit) > 0;
  const areNext = low === null || high === null || high.index === low.index + 1;
  const areWithin = [low, high].every((each) => each === null || (each.index >= start && each.index < size));
  if (!isBelow || !isAbove || !areNext || !areWithin) throw new ProtocolError('BAD_PROOF');
}

function neighbour(proven: ProvenEntries, name: string): { readonly index: number; readonly entry: Entry } | null {
  const found = proven.get(name);
  return found === undefined ? null : { index: found.index, entry: decodeEntry(found.bytes) };
}

/** @throws BAD_PROOF for another kind of entry, and what `decodeGovernance` throws */
export function dayNoteOf(bytes: Uint8Array): DayNote {
  const entry = decodeGovernance(bytes);
  if (entry.kind !== 'day') throw new ProtocolError('BAD_PROOF');
  return entry;
}
