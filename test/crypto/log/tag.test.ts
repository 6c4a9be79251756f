import fc from 'fast-check';
import {
  drawLetterNumber,
  encodeLetterPayload,
  encodeStatusPayload,
  findLetters,
  findStatuses,
  LETTER_NUMBERS,
  lookup,
  lookupOf,
  makeTag,
  openTag,
  STATUS_GAP,
  statusNumber,
  type Entry,
  type LetterPayload,
  type StatusPayload,
} from '../../../crypto/public.ts';
import { bitFlips, bytesNamed, refuses, seededRandom, suite } from './support.ts';

const receipt = bytesNamed('receipt');
const track = bytesNamed('track');
const commit = bytesNamed('commit');
const payload = bytesNamed('payload').slice(0, 16);
const random = seededRandom('tags');

describe('a tag', () => {
  test('opens with its key, number and commit', async () => {
    const tag = await makeTag(suite, receipt, 4095, commit, payload);
    expect(tag.length).toBe(32);
    expect(lookupOf(tag)).toEqual(await lookup(suite, receipt, 4095));
    expect(await openTag(suite, receipt, 4095, { commit, tag })).toEqual(payload);
  });

  test('does not open with another key, number or commit', async () => {
    const tag = await makeTag(suite, receipt, 7, commit, payload);
    expect(await openTag(suite, track, 7, { commit, tag })).toBeNull();
    expect(await openTag(suite, receipt, 8, { commit, tag })).toBeNull();
    expect(await openTag(suite, receipt, 7, { commit: bytesNamed('other'), tag })).toBeNull();
  });

  test('does not open with any bit flipped, of the tag or of the commit', async () => {
    const tag = await makeTag(suite, receipt, 7, commit, payload);
    for (const flipped of bitFlips(tag)) expect(await openTag(suite, receipt, 7, { commit, tag: flipped })).toBeNull();
    for (const flipped of bitFlips(commit))
      expect(await openTag(suite, receipt, 7, { commit: flipped, tag })).toBeNull();
  });

  test('under another commit covers the same payload with other bytes', async () => {
    const first = await makeTag(suite, receipt, 7, commit, payload);
    const second = await makeTag(suite, receipt, 7, bytesNamed('other'), payload);
    expect(second.slice(0, 8)).toEqual(first.slice(0, 8));
    expect(second.slice(8, 16)).not.toEqual(first.slice(8, 16));
    expect(second.slice(16)).not.toEqual(first.slice(16));
  });

  test('is made for any number of 32 bits and no other', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        fc.uint8Array({ minLength: 16, maxLength: 16 }),
        async (n, value) => {
          expect(
            await openTag(suite, track, n, { commit, tag: await makeTag(suite, track, n, commit, value) }),
          ).toEqual(value);
        },
      ),
      { numRuns: 50 },
    );
    for (const n of [-1, 2 ** 32, 0.5]) {
      await expect(makeTag(suite, track, n, commit, payload)).rejects.toMatchObject({ code: 'RANGE' });
    }
  });

  test('is not made or opened over other lengths', async () => {
    const tag = await makeTag(suite, receipt, 7, commit, payload);
    await expect(makeTag(suite, receipt, 7, commit, payload.slice(1))).rejects.toMatchObject({ code: 'BAD_LENGTH' });
    await expect(makeTag(suite, receipt, 7, commit.slice(1), payload)).rejects.toMatchObject({ code: 'BAD_LENGTH' });
    await expect(openTag(suite, receipt, 7, { commit, tag: tag.slice(1) })).rejects.toMatchObject({
      code: 'BAD_LENGTH',
    });
    await expect(makeTag(suite, new Uint8Array(), 7, commit, payload)).rejects.toMatchObject({ code: 'BAD_LENGTH' });
  });
});

describe('a source finds her letters', () => {
  test('among the entries of others, in the order of their numbers', async () => {
    const log = [
      ...others(40),
      await letterEntry(4095, 2),
      ...others(3),
      await letterEntry(0, 1),
      await letterEntry(17, 3),
      ...others(5),
    ];
    const found = await findLetters(suite, receipt, log);
    expect(found.map(({ index, n, payload: { letterNumber } }) => [index, n, letterNumber])).toEqual([
      [44, 0, 1],
      [40, 4095, 2],
      [45, 17, 3],
    ]);
    expect(await findLetters(suite, track, log)).toEqual([]);
  });

  test('not where only the lookup was copied, and once where an entry was repeated', async () => {
    const mine = await letterEntry(5, 1);
    const replayed: Entry = { ...mine, commit: bytesNamed('other commit') };
    const found = await findLetters(suite, receipt, [replayed, mine, { ...mine, day: mine.day + 1 }]);
    expect(found.map(({ index }) => index)).toEqual([1]);
  });

  test('and is stopped when one of them cannot be read, because it may hold an exclusion', async () => {
    const broken = await entryOf(receipt, 5, new Uint8Array(16).fill(0xff));
    await expect(findLetters(suite, receipt, [broken])).rejects.toMatchObject({ code: 'MALFORMED' });
  });
});

describe('the number of the next letter', () => {
  test('is one that the log does not have', async () => {
    const free = 1234;
    const log: Entry[] = [];
    for (let n = 0; n < LETTER_NUMBERS; n++) {
      if (n === free) continue;
      const tag = new Uint8Array(32);
      tag.set(await lookup(suite, receipt, n));
      log.push({ day: 1, commit, tag });
    }
    expect(await drawLetterNumber(suite, random, receipt, log)).toBe(free);
    const tag = new Uint8Array(32);
    tag.set(await lookup(suite, receipt, free));
    await expect(drawLetterNumber(suite, random, receipt, [...log, { day: 1, commit, tag }])).rejects.toMatchObject({
      code: 'RANGE',
    });
  });

  test('is drawn evenly from two random bytes, and again when it is taken', async () => {
    const used = await letterEntry(9, 1);
    const draws = [Uint8Array.of(0x10, 9), Uint8Array.of(0, 9), Uint8Array.of(0xff, 0xff)];
    const scripted = (): Uint8Array => draws.shift() ?? new Uint8Array(2);
    // 65,536 draws are a whole multiple of 4,096 numbers: 0x1009 stands for 9 as 0x0009 does, and neither is free.
    expect(await drawLetterNumber(suite, scripted, receipt, [used])).toBe(4095);
  });
});

describe('a source finds the statuses', () => {
  test('of the members asked for, in log order, whatever else is in the log', async () => {
    const log = [
      ...others(10),
      await statusEntry(7, 0, 'RECEIVED', 1),
      await statusEntry(300, 0, 'ACKNOWLEDGED', 2),
      await statusEntry(9, 0, 'CLOSED', 3),
      ...others(4),
      await statusEntry(7, 1, 'MESSAGE', 4),
    ];
    const found = await findStatuses(suite, track, [300, 7, 7], log);
    expect(found.map(({ index, member, counter, payload: { status } }) => [index, member, counter, status])).toEqual([
      [10, 7, 0, 'RECEIVED'],
      [11, 300, 0, 'ACKNOWLEDGED'],
      [17, 7, 1, 'MESSAGE'],
    ]);
  });

  test('across gaps of up to 15 unused counters, and no further', async () => {
    const log = [
      await statusEntry(7, STATUS_GAP - 1, 'RECEIVED', 1),
      await statusEntry(7, 2 * STATUS_GAP - 1, 'MESSAGE', 2),
      await statusEntry(7, 3 * STATUS_GAP, 'CLOSED', 3),
    ];
    expect((await findStatuses(suite, track, [7], log)).map(({ counter }) => counter)).toEqual([15, 31]);
  });

  test('beyond an entry that cannot be read, which whoever knows the key could have made', async () => {
    const log = [
      await entryOf(track, statusNumber(7, 0), new Uint8Array(16).fill(0xff)),
      await statusEntry(7, STATUS_GAP, 'RECEIVED', 1),
    ];
    expect((await findStatuses(suite, track, [7], log)).map(({ counter }) => counter)).toEqual([16]);
  });

  test.each([
    [65_536, 0],
    [0, 65_536],
    [-1, 0],
    [0, 0.5],
  ])('and member %d with counter %d has no number', (member, counter) => {
    refuses(() => statusNumber(member, counter), 'RANGE');
  });
});

function others(count: number): Entry[] {
  return Array.from({ length: count }, () => ({ day: 20_000, commit: random(32), tag: random(32) }));
}

async function entryOf(key: Uint8Array, n: number, bytes: Uint8Array): Promise<Entry> {
  const own = random(32);
  return { day: 20_000, commit: own, tag: await makeTag(suite, key, n, own, bytes) };
}

async function letterEntry(n: number, letterNumber: number): Promise<Entry> {
  const value: LetterPayload = {
    kind: 1,
    desk: 1,
    consent: false,
    rosterSequence: 1,
    excludedPositions: 0,
    excludedUnits: 0,
    day: 0,
    letterNumber,
  };
  return entryOf(receipt, n, encodeLetterPayload(value));
}

async function statusEntry(
  member: number,
  counter: number,
  status: StatusPayload['status'],
  sequence: number,
): Promise<Entry> {
  const bytes = encodeStatusPayload({ status, reason: '', sequence, position: 3 });
  return entryOf(track, statusNumber(member, counter), bytes);
}
