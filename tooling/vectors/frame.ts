/**
 * Writes `test/vectors/frame.json`: frames of both shapes with every value on the way (section 5 of `docs/protocol.md`), for
 * implementations in other languages. Shared secrets of the encapsulations and compressed contents are inputs there.
 * `node tooling/vectors/frame.ts` writes the file anew; a test compares it with what the code gives today.
 */
import { createHash, webcrypto } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  concat,
  decodeUtf8,
  encodeCanonical,
  encodeContent,
  encodeUtf8,
  fillerSealed,
  formatHex,
  frameCount,
  labels,
  locators,
  replacedPlaces,
  sealKeyed,
  sealSealed,
  type JsonObject,
  type KeyedUse,
  type Random,
  type SealedUse,
  type Suite,
} from '../../crypto/index.ts';
import { onceNonce } from '../../crypto/derive.ts';
import { decodeSlice, deriveFrameKey, frameContext } from '../../crypto/frame/format.ts';
import { deflate } from '../../crypto/primitives/inflate.ts';
import { createSodiumSuite } from '../../crypto/sodium.ts';

/** Everything that stands in `test/vectors/frame.json`. Byte strings are lower-case hexadecimal, JSON is text. */
export async function frameVectors(suite: Suite): Promise<object> {
  return {
    source: 'tooling/vectors/frame.ts; shared secrets and compressed contents are inputs; byte strings in hexadecimal',
    keyed: [
      await keyedVector(suite, 'an answer', labels.answer, { text: 'Билдирүүңүз келди.' }),
      await keyedVector(suite, 'an answer of three frames', labels.answer, { text: noise(3) }),
      await keyedVector(suite, 'an event', labels.event, { text: 'Белги' }),
      await keyedVector(suite, 'an event of two frames', labels.event, { text: noise(2) }),
    ],
    sealed: [
      await sealedVector(suite, 'a grant', labels.grant, { text: 'ачкыч' }),
      await sealedVector(suite, 'a rekey', labels.rekey, { text: 'жаңы ачкыч' }),
      await sealedVector(suite, 'a statement', labels.statement, { text: 'абал' }),
      await sealedVector(suite, 'a share of a batch key', labels.ratchet, { text: 'бөлүк' }),
    ],
    filler: await fillerVector(suite),
    pages: [
      { frames: 128, fresh: 16, release: 1 },
      { frames: 128, fresh: 16, release: 9 },
      { frames: 256, fresh: 8, release: 4_294_967_295 },
    ].map((given) => ({ ...given, places: replacedPlaces({ count: 1, ...given }, given.release) })),
    refusedSlices: refusedSlices.map(({ plaintext, ...rest }) => ({ ...rest, plaintext: formatHex(plaintext) })),
    refusedContents: refusedContents.map(({ content, ...rest }) => ({ ...rest, content: formatHex(content) })),
  };
}

async function keyedVector(suite: Suite, name: string, use: KeyedUse, value: JsonObject): Promise<object> {
  const key = some(`key of ${name}`);
  const content = encodeContent(value);
  const places = use === labels.event ? await locators(suite, key, 7, frameCount(content)) : null;
  const frames = await sealKeyed(suite, drawn(name), key, use, content, places ?? undefined);
  return {
    ...{ name, use },
    key: formatHex(key),
    ...contentVector(value, content),
    firstPlace: places === null ? null : 7,
    locators: places === null ? null : places.map(formatHex),
    frames: await Promise.all(
      frames.map((frame, index) => insideVector(suite, key, use, frame, places?.[index] ?? null)),
    ),
  };
}

async function sealedVector(suite: Suite, name: string, use: SealedUse, value: JsonObject): Promise<object> {
  const seed = some(`seed of ${name}`);
  const content = encodeContent(value);
  const frame = await sealSealed(suite, drawn(name), await suite.kemPublicKey(seed), use, content);
  const sharedSecret = await suite.kemDecapsulate(seed, frame.subarray(0, 1120));
  return {
    ...{ name, use },
    ...{ seed: formatHex(seed), sharedSecret: formatHex(sharedSecret) },
    ...contentVector(value, content),
    ...(await insideVector(suite, sharedSecret, use, frame.subarray(1120), null)),
    frame: formatHex(frame),
  };
}

async function fillerVector(suite: Suite): Promise<object> {
  const seed = some('filler/0');
  const frame = await fillerSealed(suite, drawn('filler'));
  const sharedSecret = await suite.kemDecapsulate(seed, frame.subarray(0, 1120));
  return {
    about: 'sealed to a key that is thrown away; its seed stands here only so that the filler can be made again',
    use: labels.grant,
    ...{ seed: formatHex(seed), sharedSecret: formatHex(sharedSecret) },
    ...(await insideVector(suite, sharedSecret, labels.grant, frame.subarray(1120), null)),
    frame: formatHex(frame),
  };
}

function contentVector(value: JsonObject, content: Uint8Array): object {
  return { json: decodeUtf8(encodeCanonical(value)), content: formatHex(content) };
}

/** @param saltAndSealed all of a keyed frame, a sealed one without its ciphertext */
async function insideVector(
  suite: Suite,
  secret: Uint8Array,
  use: KeyedUse | SealedUse,
  saltAndSealed: Uint8Array,
  locator: Uint8Array | null,
): Promise<object> {
  const salt = saltAndSealed.subarray(0, 16);
  const frameKey = await deriveFrameKey(suite, secret, salt, use);
  const aad = frameContext(use, locator);
  const plaintext = await suite.aeadOpen(frameKey, onceNonce, aad, saltAndSealed.subarray(16));
  if (plaintext === null) throw new Error('a frame just sealed does not open');
  return {
    ...{ salt: formatHex(salt), frameKey: formatHex(frameKey), aad: formatHex(aad), plaintext: formatHex(plaintext) },
    ...(saltAndSealed.length === 2048 ? { frame: formatHex(saltAndSealed) } : {}),
  };
}

const slice = (index: number, count: number, length: number, data: number, padding = 0): Uint8Array =>
  concat(
    some('slice').subarray(0, 8),
    Uint8Array.of(index, count, length >> 8, length & 0xff),
    new Uint8Array(data).fill(1),
    new Uint8Array(884 - data).fill(padding),
  );

/** Of 896 bytes; a keyed frame has the same rules. */
const refusedSlices = [
  { rule: 'a slice is not empty', plaintext: slice(0, 1, 0, 0) },
  { rule: 'there is at least one slice', plaintext: slice(0, 0, 1, 1) },
  { rule: 'a slice is one of those counted', plaintext: slice(1, 1, 1, 1) },
  { rule: 'there are at most 64 slices', plaintext: slice(0, 65, 884, 884) },
  { rule: 'a slice ends in its frame', plaintext: slice(0, 1, 885, 884) },
  { rule: 'all slices but the last are full', plaintext: slice(0, 2, 883, 883) },
  { rule: 'padding is zero', plaintext: slice(0, 1, 1, 1, 1) },
  { rule: 'zeros are no slice', plaintext: new Uint8Array(896) },
];
for (const { plaintext } of refusedSlices) assertRefused(() => decodeSlice(plaintext));

const refusedContents = [
  { rule: 'JSON is canonical', content: deflate(encodeUtf8('{"b":1,"a":2}')) },
  { rule: 'no key stands twice', content: deflate(encodeUtf8('{"a":1,"a":1}')) },
  { rule: 'nothing follows the stream', content: concat(deflate(encodeUtf8('{"a":1}')), Uint8Array.of(0)) },
  { rule: 'the stream is whole', content: deflate(encodeUtf8('{"a":1}')).slice(0, -1) },
  { rule: 'JSON is at most 65,536 bytes', content: deflate(encodeUtf8(`{"t":"${'x'.repeat(65_529)}"}`)) },
];

function assertRefused(act: () => unknown): void {
  try {
    act();
  } catch {
    return;
  }
  throw new Error('a vector that must be refused is not');
}

/** Hexadecimal that fills about `frames` frames however it is compressed. */
function noise(frames: number): string {
  return Array.from({ length: frames * 48 }, (_, index) => formatHex(some(`noise ${String(index)}`))).join('');
}

/** What a sealing draws: `some('NAME/0')`, `some('NAME/1')`, … cut or put together to the length asked for. */
function drawn(name: string): Random {
  let counter = 0;
  return (length) => {
    const blocks = Array.from({ length: Math.ceil(length / 32) }, () => some(`${name}/${String(counter++)}`));
    return concat(...blocks).subarray(0, length);
  };
}

/** 32 bytes that mean nothing. */
function some(name: string): Uint8Array {
  return new Uint8Array(
    createHash('sha256')
      .update(encodeUtf8(`kupuya vectors: ${name}`))
      .digest(),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const suite = await createSodiumSuite(webcrypto.subtle);
  const file = new URL('../../test/vectors/frame.json', import.meta.url);
  await writeFile(file, `${JSON.stringify(await frameVectors(suite), null, 2)}\n`);
}
