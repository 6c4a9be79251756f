/** Attachments: what goes in comes out, whichever provider, in whatever order the parts were made. */
import fc from 'fast-check';
import {
  assertPartLength,
  attachmentLength,
  createAttachmentSealer,
  fileSlices,
  sealedPartLength,
  type AttachedFile,
} from '../../../crypto/index.ts';
import { padme, partRange } from '../../../crypto/attachment/size.ts';
import { portable, sodium } from '../letter/suites.ts';
import { at } from '../letter/world.ts';
import { refusal, refusalOf } from '../suites.ts';
import { attach, content, describeFiles, detach, id, key, reader } from './files.ts';

const file = (size: number): AttachedFile => ({ name: 'a', type: '', size });
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

test.each([
  ['one empty file', [0]],
  ['one byte', [1]],
  ['three files within one chunk', [10, 0, 20]],
  ['a part and a bit', [1_048_576, 1]],
  ['files over the border of parts', [700_000, 700_000, 1_000_000]],
  ['64 files', Array.from({ length: 64 }, (_, index) => index)],
])('%s come back from the other provider', async (_, sizes) => {
  const contents = sizes.map((size, index) => content(size, String(index)));
  const attached = await attach(portable, contents);
  const opened = await detach(sodium, attached);
  expect(opened.files).toEqual(describeFiles(contents));
  for (const [index, bytes] of contents.entries()) expect(same(at(opened.contents, index), bytes)).toBe(true);
  const again = await attach(sodium, contents);
  expect(again.parts.every((part, index) => same(part, at(attached.parts, index)))).toBe(true);
});

test('a stream that ends with a chunk or a part has no empty chunk behind it', async () => {
  for (const total of [65_536, 1_048_576]) {
    // A size of as many digits, so that the manifest is as long.
    const { streamLength } = attachmentLength([{ name: 'сүрөт 0.jpg', type: 'image/jpeg', size: total - 200 }]);
    const attached = await attach(sodium, [content(total - (streamLength - (total - 200)))]);
    expect(attached.parts).toHaveLength(1);
    expect(at(attached.parts, 0)).toHaveLength(total + (total / 65_536) * 16);
  }
});

test('a part made again is the same part, whatever was made before', async () => {
  const contents = [content(2_500_000)];
  const files = describeFiles(contents);
  const { parts } = await attach(sodium, contents);
  const sealer = await createAttachmentSealer(portable, key, id, files);
  expect(sealer.parts).toBe(3);
  for (const index of [2, 0, 1, 2]) {
    expect(same(await sealer.sealPart(index, reader(files, contents)), at(parts, index))).toBe(true);
  }
});

test('a part put where another was is the same part, and one for which there is no room is refused', async () => {
  const contents = [content(2_500_000)];
  const files = describeFiles(contents);
  const { parts } = await attach(sodium, contents);
  const sealer = await createAttachmentSealer(portable, key, id, files);
  const room = new Uint8Array(sealedPartLength);
  for (const index of [0, 2, 1, 2]) {
    const part = await sealer.sealPart(index, reader(files, contents), room);
    expect(part.buffer).toBe(room.buffer);
    expect(same(part, at(parts, index))).toBe(true);
  }
  const short = room.subarray(0, at(parts, 2).length - 1);
  expect(await refusal(sealer.sealPart(2, reader(files, contents), short))).toBe('BAD_LENGTH');
});

test('sealing asks for what one part holds and for nothing twice', async () => {
  const files = [file(1_500_000), file(900_000)];
  const sealer = await createAttachmentSealer(sodium, key, id, files);
  const asked: [number, number][] = [];
  for (let index = 0; index < sealer.parts; index++) {
    await sealer.sealPart(index, (offset, length) => {
      asked.push([offset, length]);
      return Promise.resolve(new Uint8Array(length));
    });
  }
  let end = 0;
  for (const [offset, length] of asked) {
    expect(offset).toBe(end);
    expect(length).toBeLessThanOrEqual(1_048_576);
    end = offset + length;
  }
  expect(end).toBe(2_400_000);
});

test('a file that changed its length under the upload is refused', async () => {
  const sealer = await createAttachmentSealer(sodium, key, id, [file(1000)]);
  for (const given of [0, 999, 1001]) {
    expect(await refusal(sealer.sealPart(0, () => Promise.resolve(new Uint8Array(given))))).toBe('BAD_LENGTH');
  }
});

test.each([-1, 1, 0.5, Number.NaN])('part %p of one is refused', async (index) => {
  const sealer = await createAttachmentSealer(sodium, key, id, [file(1)]);
  expect(await refusal(sealer.sealPart(index, () => Promise.resolve(new Uint8Array(1))))).toBe('RANGE');
});

test('lengths are padded as Padmé says: few lengths, at most 12 % more', () => {
  expect([65_536, 65_537, 67_584, 67_585, 1_048_576, 1_048_577, 200_000_000].map(padme)).toEqual([
    65_536, 67_584, 67_584, 69_632, 1_048_576, 1_081_344, 201_326_592,
  ]);
  fc.assert(
    fc.property(fc.integer({ min: 65_536, max: 2 ** 33 }), (length) => {
      const padded = padme(length);
      expect(padded).toBeGreaterThanOrEqual(length);
      expect(padded).toBeLessThanOrEqual(length * 1.12);
      expect(padme(padded)).toBe(padded);
    }),
  );
});

test('the lengths announced are the lengths made', async () => {
  for (const sizes of [[0], [70_000], [1_048_576], [3_000_000, 5]]) {
    const contents = sizes.map((size) => content(size));
    const announced = attachmentLength(describeFiles(contents));
    const { parts } = await attach(sodium, contents);
    expect(parts).toHaveLength(announced.parts);
    expect(parts.reduce((total, part) => total + part.length, 0)).toBe(announced.sealedLength);
    for (const [index, part] of parts.entries()) {
      expect(partRange(announced.padded, index).sealedLength).toBe(part.length);
      expect(refusalOf(() => assertPartLength(part.length))).toBeNull();
    }
  }
});

test('everything short leaks only that it is short', () => {
  const lengths = [[0], [1], [60_000], [1, 2, 3]].map((sizes) => attachmentLength(sizes.map(file)).sealedLength);
  expect(new Set(lengths)).toEqual(new Set([65_552]));
});

test('the door takes parts of whole chunks and one that is not empty, and nothing else', () => {
  for (const length of [17, 65_552, 65_552 + 17, 1_048_832])
    expect(refusalOf(() => assertPartLength(length))).toBeNull();
  for (const length of [0, 1, 16, 65_553, 65_552 + 16, 1_048_833, -1, 0.5]) {
    expect(refusalOf(() => assertPartLength(length))).toBe('BAD_LENGTH');
  }
});

test('files that no manifest can hold are refused before anything is read', async () => {
  const refused = (files: readonly AttachedFile[]): Promise<string | null> =>
    refusal(createAttachmentSealer(sodium, key, id, files));
  expect(await refused([])).toBe('MALFORMED');
  expect(await refused(Array.from({ length: 65 }, () => file(1)))).toBe('MALFORMED');
  expect(await refused([{ ...file(1), name: '' }])).toBe('MALFORMED');
  expect(await refused([{ ...file(1), name: 'ы'.repeat(128) }])).toBe('MALFORMED');
  expect(await refused([{ ...file(1), name: 'a\0b' }])).toBe('MALFORMED');
  expect(await refused([file(-1)])).toBe('MALFORMED');
  expect(await refused([file(2 ** 33)])).toBe('TOO_LARGE');
  expect(await refusal(createAttachmentSealer(sodium, key.subarray(1), id, [file(1)]))).toBe('BAD_LENGTH');
  expect(await refusal(createAttachmentSealer(sodium, key, id.subarray(1), [file(1)]))).toBe('BAD_LENGTH');
});

test('the slices of a range are that range, file by file', () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(sizes, fc.nat(200), fc.nat(200), (list, offset, length) => {
      const files = list.map(file);
      const whole = list.flatMap((size, index) =>
        Array.from({ length: size }, (_, place) => `${String(index)}:${String(place)}`),
      );
      const sliced = fileSlices(files, offset, length).flatMap((slice) =>
        Array.from({ length: slice.length }, (_, place) => `${String(slice.file)}:${String(slice.offset + place)}`),
      );
      expect(sliced).toEqual(whole.slice(offset, offset + length));
    }),
  );
});
