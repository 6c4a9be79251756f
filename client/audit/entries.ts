/** The case log batch by batch: ascending, one day each, nothing twice (ENTRIES, second half). */
import { compareBytes, decodeEntry, lookupOf, type DayNote, type Entry } from '../../crypto/index.ts';
import { refusalOf } from './copy.ts';
import type { Docket, EvidenceFile, FailureCode } from './failures.ts';
import type { GovernanceCopy, Placed } from './governance-copy.ts';
import type { LogCopy } from './log-copy.ts';

/** Null where an entry is malformed. */
export type Entries = readonly (Entry | null)[];

export async function readCaseEntries(log: LogCopy, docket: Docket): Promise<Entries> {
  const entries: (Entry | null)[] = [];
  for (const [index, bytes] of log.entries.entries()) {
    try {
      entries.push(decodeEntry(bytes));
    } catch (error) {
      refusalOf(error);
      entries.push(null);
      await docket.fail('ENTRIES', 'ENTRY_MALFORMED', 'ALONE', () => log.proven('case', index));
    }
  }
  return entries;
}

/** @param contradicted places of day notes whose batches cannot be told apart */
export async function checkEntries(
  cases: LogCopy,
  entries: Entries,
  governance: GovernanceCopy,
  contradicted: ReadonlySet<number>,
  docket: Docket,
): Promise<void> {
  let before: Placed<DayNote> | null = null;
  for (const placed of governance.dayNotes) {
    const isKnown = !contradicted.has(placed.index) && (before === null || !contradicted.has(before.index));
    if (isKnown) await checkBatch(cases, entries, governance, { before, placed }, docket);
    before = placed;
  }
  await checkUnique(cases, entries, docket, 'DUPLICATE_COMMIT', ({ commit }) => commit);
  await checkUnique(cases, entries, docket, 'DUPLICATE_LOOKUP', ({ tag }) => lookupOf(tag));
}

async function checkBatch(
  cases: LogCopy,
  entries: Entries,
  governance: GovernanceCopy,
  { before, placed }: { readonly before: Placed<DayNote> | null; readonly placed: Placed<DayNote> },
  docket: Docket,
): Promise<void> {
  const start = before?.note.size ?? 0;
  const notes = async (): Promise<readonly EvidenceFile[]> => [
    ...(before === null ? [] : await governance.log.proven('note-before', before.index)),
    ...(await governance.log.proven('note', placed.index)),
  ];
  for (let index = start; index < Math.min(placed.note.size, entries.length); index++) {
    const entry = entries[index];
    const last = index > start ? entries[index - 1] : null;
    if (entry === null || entry === undefined) continue;
    if (entry.day !== placed.note.day) {
      await docket.fail('ENTRIES', 'WRONG_DAY', 'ALONE', async () => [
        ...(await cases.proven('entry', index)),
        ...(await notes()),
      ]);
    }
    if (last !== null && last !== undefined && compareBytes(last.commit, entry.commit) > 0) {
      await docket.fail('ENTRIES', 'NOT_ASCENDING', 'ALONE', async () => [
        ...(await cases.proven('first', index - 1)),
        ...(await cases.proven('second', index)),
        ...(await notes()),
      ]);
    }
  }
}

async function checkUnique(
  cases: LogCopy,
  entries: Entries,
  docket: Docket,
  code: FailureCode,
  valueOf: (entry: Entry) => Uint8Array,
): Promise<void> {
  const places = new Map<string, number>();
  for (const [index, entry] of entries.entries()) {
    if (entry === null) continue;
    const value = bytesText(valueOf(entry));
    const first = places.get(value);
    if (first === undefined) {
      places.set(value, index);
      continue;
    }
    await docket.fail('ENTRIES', code, 'ALONE', async () => [
      ...(await cases.proven('first', first)),
      ...(await cases.proven('second', index)),
    ]);
  }
}

/** A byte for a character: quicker to make than hexadecimal, and only used as a key of a map. */
export function bytesText(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
