/** The 80 bytes that the oversight officers count. */
import fc from 'fast-check';
import {
  categories,
  channels,
  emptyCapsule,
  harms,
  identityModes,
  letterKinds,
  regions,
  relations,
  sectors,
  type CapsuleContent,
} from '../../../crypto/index.ts';
import { decodeCapsuleContent, encodeCapsuleContent } from '../../../crypto/letter/capsule-content.ts';
import { refusalOf } from '../suites.ts';

const optional = <Code extends string>(list: readonly Code[]): fc.Arbitrary<Code | 'UNSPECIFIED'> =>
  fc.constantFrom<Code | 'UNSPECIFIED'>('UNSPECIFIED', ...list);
const kinds = letterKinds.filter((kind) => kind !== 'COVER');
const track = new Uint8Array(32).fill(9);

const contents: fc.Arbitrary<CapsuleContent> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    desk: fc.integer({ min: 1, max: 15 }),
    consent: fc.boolean(),
    channel: optional(channels),
    identity: optional(identityModes),
    relation: optional(relations),
    category: optional(categories),
    sector: optional(sectors),
    region: optional(regions),
    harm: optional(harms),
  })
  .map((content) => ({ ...content, track: content.kind === 'REPORT' ? track : null }));

const withByte = (offset: number, byte: number): Uint8Array => {
  const bytes = encodeCapsuleContent({ ...emptyCapsule('COVER'), kind: 'FOLLOW_UP', desk: 1 });
  bytes[offset] = byte;
  return bytes;
};

test('every content has 80 bytes and comes back as it was', () => {
  fc.assert(
    fc.property(contents, (content) => {
      const bytes = encodeCapsuleContent(content);
      expect(bytes).toHaveLength(80);
      expect(decodeCapsuleContent(bytes)).toEqual(content);
    }),
  );
});

test('codes are numbered from 1 in the order of section 13', () => {
  const bytes = encodeCapsuleContent({
    ...{ kind: 'REPORT', desk: 4, consent: true, channel: 'ONION', identity: 'NAMED', relation: 'UNDISCLOSED' },
    ...{ category: 'RETALIATION', sector: 'OTHER_PUBLIC', region: 'OSH_CITY', harm: 'LIFE_OR_HEALTH', track },
  });
  expect([...bytes.subarray(0, 10)]).toEqual([1, 4, 1, 2, 3, 9, 14, 14, 9, 6]);
  expect(bytes.subarray(10, 48).every((byte) => byte === 0)).toBe(true);
  expect(bytes.subarray(48)).toEqual(track);
});

test('cover is 9 and zeros', () => {
  expect(encodeCapsuleContent(emptyCapsule('COVER'))).toEqual(Uint8Array.of(9, ...new Uint8Array(79)));
});

test('a kind of a later version is UNKNOWN, whatever stands behind it', () => {
  for (const kind of [0, 10, 77, 255]) {
    const bytes = new Uint8Array(80).fill(0xee);
    bytes[0] = kind;
    expect(decodeCapsuleContent(bytes)).toEqual(emptyCapsule('UNKNOWN'));
  }
  expect(refusalOf(() => encodeCapsuleContent(emptyCapsule('UNKNOWN')))).toBe('RANGE');
});

test.each([
  ['no desk', withByte(1, 0)],
  ['desk 16', withByte(1, 16)],
  ['a flag nobody knows', withByte(2, 2)],
  ['channel 13', withByte(3, 13)],
  ['identity mode 4', withByte(4, 4)],
  ['relation 10', withByte(5, 10)],
  ['category 15', withByte(6, 15)],
  ['sector 15', withByte(7, 15)],
  ['region 10', withByte(8, 10)],
  ['harm 7', withByte(9, 7)],
  ['something in the reserved bytes', withByte(10, 1)],
  ['something at their end', withByte(47, 1)],
  ['a track outside a REPORT', withByte(48, 1)],
  ['cover that says more', withByte(0, 9)],
  ['79 bytes', withByte(9, 0).subarray(0, 79)],
  ['81 bytes', Uint8Array.of(...withByte(9, 0), 0)],
])('%s is refused', (_, bytes) => {
  expect(refusalOf(() => decodeCapsuleContent(bytes))).not.toBeNull();
});
