/** Frames: both shapes, their slices, and what must not open (protocol section 5). */
import fc from 'fast-check';
import { concat, encodeUtf8, flipBits, labels } from './support.ts';
import { at, fixedRandom } from '../letter/world.ts';
import { portable, suites } from '../letter/suites.ts';
import { refusal, refusalOf } from '../suites.ts';
import {
  decodeContent,
  encodeContent,
  fillerKeyed,
  fillerSealed,
  frameCount,
  joinContents,
  joinSlices,
  openKeyed,
  openSealed,
  sealKeyed,
  sealSealed,
  type Slice,
} from '../../../crypto/index.ts';
import { decodeSlice, deriveFrameKey, encodeSlice, frameContext } from '../../../crypto/frame/format.ts';
import { deflate } from '../../../crypto/primitives/inflate.ts';

const random = fixedRandom('frames');
const key = random(32);
const place = random(16);
/** Noise, so that it stays as long when compressed. */
const long = (frames: number): Uint8Array => random(frames * 2004 - 7);

const openAll = async (frames: readonly Uint8Array[]): Promise<Slice[]> => {
  const slices: Slice[] = [];
  for (const frame of frames) {
    const slice = await openKeyed(portable, key, labels.answer, frame);
    if (slice !== null) slices.push(slice);
  }
  return slices;
};

test('what one provider seals the other opens, in both shapes', async () => {
  const content = encodeContent({ text: 'Салам, өөрөкөзү' });
  const seed = random(32);
  for (const sealer of suites) {
    for (const opener of suites) {
      const [keyed] = await sealKeyed(sealer, random, key, labels.event, content, [place]);
      const slice = await openKeyed(opener, key, labels.event, keyed ?? new Uint8Array(), place);
      expect(slice === null ? null : await joinSlices(opener, [slice])).toEqual(content);
      const sealed = await sealSealed(sealer, random, await sealer.kemPublicKey(seed), labels.grant, content);
      expect(await openSealed(opener, seed, labels.grant, sealed)).toEqual(content);
      expect([keyed?.length, sealed.length]).toEqual([2048, 2048]);
    }
  }
});

test('contents of every length around a whole frame come back in any order of frames', async () => {
  for (const length of [1, 2003, 2004, 2005, 4008, 4009, 64 * 2004]) {
    const content = random(length);
    const frames = await sealKeyed(portable, random, key, labels.answer, content);
    expect(frames).toHaveLength(frameCount(content));
    const slices = (await openAll(frames)).reverse();
    expect(await joinSlices(portable, slices)).toEqual(content);
    expect(await joinSlices(portable, slices.slice(1))).toBeNull();
  }
});

test('an empty content and one frame too many are refused', async () => {
  expect(await refusal(sealKeyed(portable, random, key, labels.answer, new Uint8Array()))).toBe('BAD_LENGTH');
  expect(await refusal(sealKeyed(portable, random, key, labels.answer, random(64 * 2004 + 1)))).toBe('TOO_LARGE');
  const publicKey = await portable.kemPublicKey(random(32));
  expect(await refusal(sealSealed(portable, random, publicKey, labels.grant, new Uint8Array()))).toBe('BAD_LENGTH');
  expect(await refusal(sealSealed(portable, random, publicKey, labels.grant, random(885)))).toBe('TOO_LARGE');
  expect((await sealSealed(portable, random, publicKey, labels.grant, random(884))).length).toBe(2048);
});

test('a frame opens under no other key, use or place', async () => {
  const content = random(50);
  const frame = at(await sealKeyed(portable, random, key, labels.event, content, [place]), 0);
  const elsewhere = place.map((byte, index) => (index === 15 ? byte ^ 1 : byte));
  expect(await openKeyed(portable, key, labels.event, frame, place)).not.toBeNull();
  expect(await openKeyed(portable, key, labels.event, frame, elsewhere)).toBeNull();
  expect(await openKeyed(portable, random(32), labels.event, frame, place)).toBeNull();
  expect(await openKeyed(portable, key, labels.answer, frame)).toBeNull();
});

test('an event without its place, and an answer with one, are neither sealed nor opened', async () => {
  const content = random(50);
  expect(await refusal(sealKeyed(portable, random, key, labels.event, content))).toBe('BAD_LENGTH');
  expect(await refusal(sealKeyed(portable, random, key, labels.event, content, [place, place]))).toBe('BAD_LENGTH');
  expect(await refusal(sealKeyed(portable, random, key, labels.answer, content, [place]))).toBe('BAD_LENGTH');
  expect(await refusal(openKeyed(portable, key, labels.event, random(2048)))).toBe('BAD_LENGTH');
});

test('an event frame offered as a grant does not open, nor a grant for another use', async () => {
  const seed = random(32);
  const publicKey = await portable.kemPublicKey(seed);
  const grant = await sealSealed(portable, random, publicKey, labels.grant, random(50));
  for (const use of [labels.rekey, labels.statement, labels.ratchet] as const) {
    expect(await openSealed(portable, seed, use, grant)).toBeNull();
  }
  const event = at(await sealKeyed(portable, random, key, labels.event, random(50), [place]), 0);
  expect(await openSealed(portable, seed, labels.grant, event)).toBeNull();
  expect(await openSealed(portable, random(32), labels.grant, grant)).toBeNull();
});

test('a changed bit anywhere closes a frame', async () => {
  const seed = random(32);
  const keyed = at(await sealKeyed(portable, random, key, labels.answer, random(50)), 0);
  const sealed = await sealSealed(portable, random, await portable.kemPublicKey(seed), labels.rekey, random(50));
  for (const frame of flipBits(keyed, 331)) expect(await openKeyed(portable, key, labels.answer, frame)).toBeNull();
  for (const frame of flipBits(sealed, 331)) expect(await openSealed(portable, seed, labels.rekey, frame)).toBeNull();
});

test('frames of another length are refused, never read', async () => {
  for (const length of [0, 2047, 2049, 4096]) {
    expect(await refusal(openKeyed(portable, key, labels.answer, new Uint8Array(length)))).toBe('BAD_LENGTH');
    expect(await refusal(openSealed(portable, key, labels.grant, new Uint8Array(length)))).toBe('BAD_LENGTH');
  }
});

test('filler opens for nobody and has the length of a frame', async () => {
  const seed = random(32);
  for (const suite of suites) {
    const keyed = fillerKeyed(random);
    const sealed = await fillerSealed(suite, random);
    expect([keyed.length, sealed.length]).toEqual([2048, 2048]);
    expect(await openKeyed(suite, key, labels.answer, keyed)).toBeNull();
    expect(await openSealed(suite, seed, labels.grant, sealed)).toBeNull();
    expect(await openSealed(suite, seed, labels.grant, keyed)).toBeNull();
  }
});

test('filler of the sealed shape is a well-formed encapsulation, unlike random bytes', async () => {
  const seed = random(32);
  const sealed = await fillerSealed(portable, random);
  expect((await portable.kemDecapsulate(seed, sealed.subarray(0, 1120))).length).toBe(32);
});

describe('slices', () => {
  const id = random(8);
  const slice = (change: Partial<Slice>): Slice => ({ id, index: 0, count: 1, data: random(10), ...change });
  const raw = (index: number, count: number, length: number, data: Uint8Array): Uint8Array =>
    concat(id, Uint8Array.of(index, count, length >> 8, length & 255), data, new Uint8Array(2004 - data.length));

  test('come back as they were', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64 }), fc.uint8Array({ minLength: 1, maxLength: 884 }), (count, data) => {
        const given = slice({ index: count - 1, count, data });
        expect(decodeSlice(encodeSlice(given, 896))).toEqual(given);
      }),
    );
  });

  const broken: readonly (readonly [rule: string, plaintext: Uint8Array, code: string])[] = [
    ['no data', raw(0, 1, 0, new Uint8Array()), 'MALFORMED'],
    ['count zero', raw(0, 0, 1, Uint8Array.of(1)), 'MALFORMED'],
    ['index equal to count', raw(1, 1, 1, Uint8Array.of(1)), 'MALFORMED'],
    ['65 slices', raw(0, 65, 2004, new Uint8Array(2004).fill(1)), 'MALFORMED'],
    ['longer than its frame', raw(0, 1, 2005, new Uint8Array(2004).fill(1)), 'MALFORMED'],
    ['not the last, not full', raw(0, 2, 2003, new Uint8Array(2003).fill(1)), 'MALFORMED'],
    ['padding that is not zero', raw(0, 1, 1, Uint8Array.of(1, 1)), 'NOT_CANONICAL'],
    ['all zeros', new Uint8Array(2016), 'MALFORMED'],
    ['cut', new Uint8Array(11), 'TRUNCATED'],
  ];
  test.each(broken)('%s: refused', async (_rule, plaintext, code) => {
    expect(refusalOf(() => decodeSlice(plaintext))).toBe(code);
    if (plaintext.length !== 2016) return;
    // Also when the one who holds the key made the frame: it is mine, but broken.
    const salt = random(16);
    const frameKey = await deriveFrameKey(portable, key, salt, labels.answer);
    const sealed = await portable.aeadSeal(frameKey, new Uint8Array(12), frameContext(labels.answer, null), plaintext);
    expect(await refusal(openKeyed(portable, key, labels.answer, concat(salt, sealed)))).toBe(code);
  });

  test('swapped between two contents do not make a third', async () => {
    const [a, b] = [long(3), long(3)];
    const [slicesA, slicesB] = [
      await openAll(await sealKeyed(portable, random, key, labels.answer, a)),
      await openAll(await sealKeyed(portable, random, key, labels.answer, b)),
    ];
    const swapped = [at(slicesA, 0), { ...at(slicesB, 1), id: at(slicesA, 1).id }, at(slicesA, 2)];
    expect(await joinSlices(portable, swapped)).toBeNull();
    expect(await joinContents(portable, [at(slicesA, 0), at(slicesB, 1), at(slicesA, 2)])).toEqual([]);
  });

  test('out of their order do not join', async () => {
    const slices = await openAll(await sealKeyed(portable, random, key, labels.answer, long(3)));
    const [first, second, third] = [at(slices, 0), at(slices, 1), at(slices, 2)];
    const reordered = [{ ...first, data: second.data }, { ...second, data: first.data }, third];
    expect(await joinSlices(portable, reordered)).toBeNull();
  });

  test('added by somebody else under the same id do not keep a content from being read', async () => {
    const content = long(3);
    const slices = await openAll(await sealKeyed(portable, random, key, labels.answer, content));
    const forged = { ...at(slices, 1), data: random(2004) };
    expect(await joinSlices(portable, [forged, ...slices, ...slices])).toEqual(content);
    expect(await joinSlices(portable, [{ ...at(slices, 0), count: 2 }, ...slices])).toEqual(content);
  });

  test('of several contents in one heap are told apart', async () => {
    const contents = [long(1), long(2), long(3)];
    const frames = await Promise.all(contents.map((each) => sealKeyed(portable, random, key, labels.answer, each)));
    const heap = (await openAll(frames.flat())).sort((a, b) => a.index - b.index);
    expect((await joinContents(portable, heap)).map(({ length }) => length).sort()).toEqual(
      contents.map(({ length }) => length).sort(),
    );
  });
});

describe('content', () => {
  test('comes back as it was typed, in no normal form', () => {
    const value = { text: 'e\u0301 \u212b', list: [1, true, null] };
    expect(decodeContent(encodeContent(value))).toEqual(value);
  });

  test('is refused beyond 65,536 bytes of JSON, on both sides', () => {
    const filling = { t: 'x'.repeat(65_536 - 8) };
    expect(decodeContent(encodeContent(filling))).toEqual(filling);
    expect(refusalOf(() => encodeContent({ t: 'x'.repeat(65_536 - 7) }))).toBe('TOO_LARGE');
    expect(refusalOf(() => decodeContent(deflate(encodeUtf8(`{"t":"${'x'.repeat(65_529)}"}`))))).toBe('TOO_LARGE');
  });

  test('is refused with anything after it, cut, or not canonical', () => {
    const bytes = encodeContent({ a: 1 });
    expect(refusalOf(() => decodeContent(concat(bytes, Uint8Array.of(0))))).toBe('BAD_COMPRESSION');
    for (let length = 0; length < bytes.length; length++) {
      expect(refusalOf(() => decodeContent(bytes.subarray(0, length)))).toBe('BAD_COMPRESSION');
    }
    expect(refusalOf(() => decodeContent(deflate(encodeUtf8('{"b":1,"a":2}'))))).toBe('NOT_CANONICAL');
    expect(refusalOf(() => decodeContent(deflate(encodeUtf8('{"a":1,"a":1}'))))).toBe('NOT_CANONICAL');
  });
});
