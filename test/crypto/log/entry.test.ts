import fc from 'fast-check';
import {
  commitTo,
  decodeEntry,
  decodeLetterPayload,
  decodeStatusPayload,
  encodeEntry,
  encodeLetterPayload,
  encodeStatusPayload,
  ENTRY_BYTES,
  formatHex,
  reasons,
  statuses,
  type CommitType,
  type LetterPayload,
  type StatusPayload,
} from '../../../crypto/public.ts';
import { bitFlips, bytesNamed, refuses, suite, truncations } from './support.ts';

const entry = { day: 20_500, commit: bytesNamed('commit'), tag: bytesNamed('tag') };
const letter: LetterPayload = {
  kind: 1,
  desk: 15,
  consent: true,
  rosterSequence: 0x01020304,
  excludedPositions: 0x8001,
  excludedUnits: 0x80000001,
  day: 0x5015,
  letterNumber: 2,
};
const status: StatusPayload = { status: 'EXTENDED', reason: 'COMPLEX', sequence: 258, position: 15 };

describe('an entry', () => {
  test('is 69 bytes: version, day, commit, tag', () => {
    const bytes = encodeEntry(entry);
    expect(bytes.length).toBe(ENTRY_BYTES);
    expect(formatHex(bytes)).toBe(`0100005014${formatHex(entry.commit)}${formatHex(entry.tag)}`);
  });

  test('comes back from its bytes', () => {
    const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), bytes32, bytes32, (day, commit, tag) => {
        expect(decodeEntry(encodeEntry({ day, commit, tag }))).toEqual({ day, commit, tag });
      }),
    );
  });

  test('is refused cut anywhere, with a byte after it, or in another version', () => {
    const bytes = encodeEntry(entry);
    for (const cut of truncations(bytes)) refuses(() => decodeEntry(cut), 'TRUNCATED');
    refuses(() => decodeEntry(new Uint8Array([...bytes, 0])), 'TRAILING_BYTES');
    for (const version of [0, 2, 129]) {
      refuses(() => decodeEntry(bytes.with(0, version)), 'MALFORMED');
    }
  });

  test('with any bit flipped is refused or another entry', () => {
    for (const flipped of bitFlips(encodeEntry(entry))) {
      if (flipped[0] === 1) expect(encodeEntry(decodeEntry(flipped))).toEqual(flipped);
      else expect(() => decodeEntry(flipped)).toThrow(/./u);
    }
  });

  test.each([-1, 2 ** 32, 0.5])('is not written for day %d', (day) => {
    refuses(() => encodeEntry({ ...entry, day }), 'RANGE');
  });

  test('is not written with a commit or tag of another length', () => {
    for (const bad of [new Uint8Array(31), new Uint8Array(33)]) {
      refuses(() => encodeEntry({ ...entry, commit: bad }), 'BAD_LENGTH');
      refuses(() => encodeEntry({ ...entry, tag: bad }), 'BAD_LENGTH');
    }
  });
});

describe('a commitment', () => {
  test('differs by type, body and salt', async () => {
    const [body, salt] = [bytesNamed('body'), bytesNamed('salt')];
    const types: CommitType[] = ['letter', 'status', 'dummy', 'erasure'];
    const commits = await Promise.all(types.map((type) => commitTo(suite, type, body, salt)));
    const swapped = await commitTo(suite, 'letter', salt, body);
    expect(new Set([...commits, swapped].map(formatHex)).size).toBe(5);
  });

  test('is not made over other lengths', async () => {
    const good = new Uint8Array(32);
    for (const bad of [new Uint8Array(31), new Uint8Array(33), new Uint8Array()]) {
      await expect(commitTo(suite, 'letter', bad, good)).rejects.toMatchObject({ code: 'BAD_LENGTH' });
      await expect(commitTo(suite, 'letter', good, bad)).rejects.toMatchObject({ code: 'BAD_LENGTH' });
    }
  });
});

describe('what a tag carries', () => {
  test('for a letter is laid out as the protocol says', () => {
    expect(formatHex(encodeLetterPayload(letter))).toBe('011f0102030480018000000150150002');
  });

  test('for a status is laid out as the protocol says', () => {
    expect(formatHex(encodeStatusPayload(status))).toBe('800b0c0001020f000000000000000000');
  });

  test('for a letter comes back from its bytes', () => {
    const u = (bits: number, min = 0): fc.Arbitrary<number> => fc.integer({ min, max: 2 ** bits - 1 });
    const payload = fc.record({
      kind: u(7, 1),
      desk: u(4, 1),
      consent: fc.boolean(),
      rosterSequence: u(32),
      excludedPositions: u(16),
      excludedUnits: u(32),
      day: u(16),
      letterNumber: u(16, 1),
    });
    fc.assert(fc.property(payload, (value) => expect(decodeLetterPayload(encodeLetterPayload(value))).toEqual(value)));
  });

  test('for every status and reason comes back from its bytes', () => {
    for (const code of statuses) {
      for (const reason of [...reasons, ''] as const) {
        for (const position of [0, 15, 255]) {
          const value: StatusPayload = { status: code, reason, sequence: 65_535, position };
          expect(decodeStatusPayload(encodeStatusPayload(value))).toEqual(value);
        }
      }
    }
  });

  test('is refused cut, with a byte after it, or read as the other kind', () => {
    const both = [
      { bytes: encodeLetterPayload(letter), decode: decodeLetterPayload, other: decodeStatusPayload },
      { bytes: encodeStatusPayload(status), decode: decodeStatusPayload, other: decodeLetterPayload },
    ];
    for (const { bytes, decode, other } of both) {
      for (const cut of truncations(bytes)) expect(() => decode(cut)).toThrow(/./u);
      refuses(() => decode(new Uint8Array([...bytes, 0])), 'TRAILING_BYTES');
      expect(() => other(bytes)).toThrow(/./u);
    }
  });

  test('with any bit flipped is refused or the one encoding of something else', () => {
    for (const flipped of bitFlips(encodeLetterPayload(letter))) {
      const read = attempt(() => encodeLetterPayload(decodeLetterPayload(flipped)));
      if (read !== null) expect(read).toEqual(flipped);
    }
    for (const flipped of bitFlips(encodeStatusPayload(status))) {
      const read = attempt(() => encodeStatusPayload(decodeStatusPayload(flipped)));
      if (read !== null) expect(read).toEqual(flipped);
    }
  });

  test.each([
    { kind: 0 },
    { kind: 128 },
    { desk: 0 },
    { desk: 16 },
    { letterNumber: 0 },
    { day: 65_536 },
    { excludedPositions: -1 },
  ])('is not written for a letter with %j', (change) => {
    refuses(() => encodeLetterPayload({ ...letter, ...change }), 'RANGE');
  });

  test.each([{ sequence: 0 }, { sequence: 65_536 }, { position: 16 }, { position: 256 }, { position: -1 }])(
    'is not written for a status with %j',
    (change) => {
      refuses(() => encodeStatusPayload({ ...status, ...change }), 'RANGE');
    },
  );
});

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
