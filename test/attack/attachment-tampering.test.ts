/** P1, P5 and P7 for attachments: the server alters, reorders or cuts parts; the source lies about what is inside. */
import { concat, encodeUtf8, openAttachment, openPart, u32 } from '../../crypto/index.ts';
import { chunkContext, chunkNonce, deriveAttachmentKey } from '../../crypto/attachment/keys.ts';
import { encodeManifest } from '../../crypto/attachment/manifest.ts';
import { partRange } from '../../crypto/attachment/size.ts';
import { attach, content, detach, id, key, referTo, type Attached } from '../crypto/attachment/files.ts';
import { portable, sodium } from '../crypto/letter/suites.ts';
import { at, flip } from '../crypto/letter/world.ts';
import { refusal } from '../crypto/suites.ts';

let attached: Attached;

beforeAll(async () => {
  attached = await attach(sodium, [content(1_500_000), content(1_300_000, 'second')]);
});

const withParts = (parts: readonly Uint8Array[]): Attached => ({ ...attached, parts });

test('parts altered, swapped, cut, lengthened or missing never reach the reader', async () => {
  const [first, second, third] = [0, 1, 2].map((index) => at(attached.parts, index));
  if (first === undefined || second === undefined || third === undefined) throw new Error('three parts were expected');
  const forgeries = [
    [flip(first, 0), second, third],
    [first, flip(second, second.length - 1), third],
    [second, first, third],
    [first, first, third],
    [first, second, third.subarray(0, -1)],
    [first, second, concat(third, new Uint8Array(1))],
    [first, second, new Uint8Array()],
  ];
  for (const parts of forgeries) expect(await refusal(detach(sodium, withParts(parts)))).toBe('BAD_PROOF');
});

test('parts that change between checking and opening are noticed before they are handed out', async () => {
  const asked = new Map<number, number>();
  const opening = openAttachment(sodium, attached.reference, (index) => {
    const times = (asked.get(index) ?? 0) + 1;
    asked.set(index, times);
    const part = at(attached.parts, index);
    return Promise.resolve(index === 1 && times > 1 ? flip(part, 5) : part);
  });
  const { pieces } = await opening;
  const received: number[] = [];
  const reading = (async (): Promise<void> => {
    for await (const { bytes } of pieces()) received.push(bytes.length);
  })();
  expect(await refusal(reading)).toBe('BAD_PROOF');
  expect(received).toHaveLength(1);
});

test('the source cannot give two readers different contents: the letter names the hash of the parts', async () => {
  const other = await attach(sodium, [content(1_500_000), content(1_300_000, 'third')]);
  expect(await refusal(detach(portable, { ...attached, parts: other.parts }))).toBe('BAD_PROOF');
});

test('with the hash made to fit, a chunk still opens only in its place, whole, and under its id', async () => {
  const chunk = 65_552;
  const part = at(attached.parts, 0);
  const { length } = attached.reference;
  const swapped = concat(part.subarray(chunk, 2 * chunk), part.subarray(0, chunk), part.subarray(2 * chunk));
  const verdicts = [
    openPart(sodium, key, id, length, 0, swapped),
    openPart(sodium, key, id, length, 1, part),
    openPart(sodium, key, new Uint8Array(16), length, 0, part),
    openPart(sodium, new Uint8Array(32), id, length, 0, part),
    openPart(sodium, key, id, length, 0, flip(part, 15 * chunk + 7)),
  ];
  expect(await Promise.all(verdicts.map(refusal))).toEqual(verdicts.map(() => 'DAMAGED_LETTER'));
});

test('a stream cut at the border of a chunk does not pass for a shorter one', async () => {
  const short = await attach(sodium, [content(100_000)]);
  const cut = at(short.parts, 0).subarray(0, 65_552);
  // The last chunk says that it is the last, whatever the letter says about the length.
  expect(await refusal(openPart(sodium, key, id, 65_536, 0, cut))).toBe('DAMAGED_LETTER');
  const reference = await referTo(sodium, [cut], 65_536);
  expect(await refusal(detach(sodium, { reference, parts: [cut] }))).toBe('DAMAGED_LETTER');
});

describe('a source that seals what our program would not', () => {
  async function forge(plaintext: Uint8Array): Promise<Attached> {
    const streamKey = await deriveAttachmentKey(sodium, key, id);
    const chunks = await Promise.all(
      Array.from({ length: Math.ceil(plaintext.length / 65_536) }, (_, index) =>
        sodium.aeadSeal(
          streamKey,
          chunkNonce(index, plaintext.length),
          chunkContext,
          plaintext.subarray(index * 65_536, (index + 1) * 65_536),
        ),
      ),
    );
    const parts: Uint8Array[] = [];
    for (let index = 0; index < chunks.length; index += 16) parts.push(concat(...chunks.slice(index, index + 16)));
    return { reference: await referTo(sodium, parts, plaintext.length), parts };
  }
  const stream = (
    manifest: Uint8Array,
    contents: Uint8Array,
    padded = 65_536,
    length = manifest.length,
  ): Uint8Array => {
    const plaintext = new Uint8Array(padded);
    plaintext.set(concat(u32(length), manifest, contents));
    return plaintext;
  };
  const manifest = encodeManifest([{ name: 'a', type: '', size: 3 }]);
  const three = Uint8Array.of(1, 2, 3);
  const json = (text: string): Uint8Array => encodeUtf8(text);

  test('opens when nothing is wrong', async () => {
    const opened = await detach(portable, await forge(stream(manifest, three)));
    expect(opened.contents).toEqual([three]);
  });

  test.each([
    ['something in the padding', stream(manifest, Uint8Array.of(1, 2, 3, 0, 0, 9))],
    ['something in the last byte', flip(stream(manifest, three), 65_535)],
    ['more padding than the contents need', stream(manifest, three, 67_584)],
    ['less padding than the contents need', stream(encodeManifest([{ name: 'a', type: '', size: 65_536 }]), three)],
    [
      'a manifest that claims terabytes',
      stream(json('{"files":[{"name":"a","size":9007199254740991,"type":""}],"format":"kupuya/attachment/v1"}'), three),
    ],
    [
      'sizes whose sum is too much',
      stream(
        encodeManifest([
          { name: 'a', type: '', size: 60_000 },
          { name: 'b', type: '', size: 60_000 },
        ]),
        three,
      ),
    ],
    [
      'a manifest with a space',
      stream(json('{"files": [{"name":"a","size":3,"type":""}],"format":"kupuya/attachment/v1"}'), three),
    ],
    ['no files', stream(json('{"files":[],"format":"kupuya/attachment/v1"}'), new Uint8Array())],
    [
      'another format',
      stream(json('{"files":[{"name":"a","size":3,"type":""}],"format":"kupuya/attachment/v2"}'), three),
    ],
    ['a manifest that is longer than the stream', stream(manifest, three, 65_536, 65_535)],
    ['a manifest of 4 GiB', stream(manifest, three, 65_536, 0xffff_ffff)],
    ['zeros only', new Uint8Array(65_536)],
    [
      'padding in the second part',
      flip(
        stream(encodeManifest([{ name: 'a', type: '', size: 1_048_580 }]), content(1_048_580), 1_081_344),
        1_081_000,
      ),
    ],
  ])('%s is a damaged letter', async (_, plaintext) => {
    expect(await refusal(detach(sodium, await forge(plaintext)))).toBe('DAMAGED_LETTER');
  });

  test.each([0, 65_535, 65_537, 2 ** 34, 1.5])(
    'a length of %p, which padding never gives, is a damaged letter',
    async (length) => {
      expect(await refusal(detach(sodium, { ...attached, reference: { ...attached.reference, length } }))).toBe(
        'DAMAGED_LETTER',
      );
    },
  );
});

test('equal files give other bytes under another id and key, and nothing of them stands in a part', async () => {
  const bytes = encodeUtf8('CANARY-'.repeat(20_000));
  const { parts } = await attach(sodium, [bytes]);
  expect(Buffer.concat(parts).includes('CANARY')).toBe(false);
  const one = await deriveAttachmentKey(sodium, key, id);
  const two = await deriveAttachmentKey(sodium, key, new Uint8Array(16).fill(3));
  expect(one).not.toEqual(two);
});

test('every part but the last has one length', () => {
  const { length } = attached.reference;
  const lengths = attached.parts.map((part) => part.length);
  expect(lengths.slice(0, -1)).toEqual([1_048_832, 1_048_832]);
  expect(lengths).toEqual(lengths.map((_, index) => partRange(length, index).sealedLength));
});
