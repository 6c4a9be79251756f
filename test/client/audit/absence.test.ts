/** That a commitment stands nowhere is shown by neighbours: every pair that a liar could hand out in their place is tried. */
import { encodeEntry, encodeGovernance, type DayNote } from '../../../crypto/index.ts';
import { verifyAbsence, type ProvenEntries } from '../../../client/audit/absence.ts';

const day = 20_000;
/** Commitments by their first byte: three batches of three, of one and of none, and one of two. */
const batches = [[10, 20, 30], [40], [], [15, 25]] as const;
const commitOf = (first: number): Uint8Array => new Uint8Array(32).fill(first);
const log = batches.flat();
const hex = '00'.repeat(32);

const notes = batches.map((_, batch): DayNote => {
  const size = batches.slice(0, batch + 1).flat().length;
  return {
    ...{
      kind: 'day',
      batch,
      day: day + batch,
      roster: hex,
      size,
      root: hex,
      letters: hex,
      difficulty: 0,
      mode: 'live',
    },
  };
});
const noteFile = (batch: number): ProvenEntries => {
  const note = notes[batch];
  if (note === undefined) throw new Error('no such batch');
  return new Map([[`note-${String(batch)}`, { index: 10 + batch, bytes: encodeGovernance(note) }]]);
};
const entryFile = (name: string, index: number | null): ProvenEntries => {
  const first = log[index ?? -1];
  if (index === null || first === undefined) return new Map();
  const bytes = encodeEntry({ day, commit: commitOf(first), tag: new Uint8Array(32) });
  return new Map([[name, { index, bytes }]]);
};
const join = (...parts: readonly ProvenEntries[]): ProvenEntries => new Map(parts.flatMap((part) => [...part]));
const shows = (proven: ProvenEntries, first: number, days: { first: number; last: number }): boolean => {
  try {
    verifyAbsence(proven, commitOf(first), days);
    return true;
  } catch {
    return false;
  }
};
const places = [null, ...log.keys()];
const wanted = [5, 10, 12, 15, 20, 22, 30, 35, 40, 45];

test.each([0, 1, 3])('only the true neighbours of batch %i show that a commitment is not in it', (batch) => {
  const around = join(
    ...[batch - 1, batch, batch + 1].flatMap((each) => (notes[each] === undefined ? [] : [noteFile(each)])),
  );
  // The last batch has no note after it: another, empty one ends it.
  const after: DayNote = { ...(notes[3] ?? notes[0]), ...{ batch: 4, day: day + 4 } } as DayNote;
  const noted =
    batch === 3 ? join(around, new Map([['note-4', { index: 14, bytes: encodeGovernance(after) }]])) : around;
  const start = batch === 0 ? 0 : (notes[batch - 1]?.size ?? 0);
  const members = batches[batch] ?? [];
  const days = { first: day + batch, last: day + batch };
  const shown: string[] = [];
  const expected: string[] = [];
  for (const first of wanted) {
    const below = members.filter((each) => each < first).length;
    const [low, high] = [below === 0 ? null : start + below - 1, below === members.length ? null : start + below];
    if (!members.some((each) => each === first)) expected.push([first, low, high].join(' '));
    for (const before of places)
      for (const next of places) {
        const files = [
          entryFile(`batch-${String(batch)}-before`, before),
          entryFile(`batch-${String(batch)}-after`, next),
        ];
        if (shows(join(noted, ...files), first, days)) shown.push([first, before, next].join(' '));
      }
  }
  expect(shown.sort()).toEqual(expected.sort());
});

describe('the day notes around the days', () => {
  const absent = 35;
  const neighbours = join(
    entryFile('batch-0-before', 2),
    entryFile('batch-1-after', 3),
    entryFile('batch-3-before', 5),
  );
  const days = { first: day + 1, last: day + 2 };
  const given = (...numbers: readonly number[]): boolean =>
    shows(join(neighbours, ...numbers.map(noteFile)), absent, days);

  test('must reach from before the first to after the last', () => {
    expect(given(0, 1, 2, 3)).toBe(true);
    expect(given(1, 2, 3)).toBe(false);
    expect(given(0, 1, 2)).toBe(false);
    expect(given(2, 3)).toBe(false);
    expect(given(3)).toBe(false);
    expect(given()).toBe(false);
  });

  test('may leave out no batch between', () => {
    expect(given(0, 2, 3)).toBe(false);
    expect(given(0, 1, 3)).toBe(false);
    expect(given(0, 3)).toBe(false);
  });

  test('begin with the first batch of all where there is none before', () => {
    const all = { first: day - 5, last: day + 2 };
    expect(shows(join(neighbours, ...[0, 1, 2, 3].map(noteFile)), absent, all)).toBe(true);
    expect(shows(join(neighbours, ...[1, 2, 3].map(noteFile)), absent, all)).toBe(false);
  });
});
