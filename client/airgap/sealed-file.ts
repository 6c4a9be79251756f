/**
 * One file on a stick: sealed to one X-Wing key, in pieces of one size, so that whoever finds the stick learns neither what it holds nor
 * how many reports there are.
 *
 *     0 version 1 | 1 direction | 2-1,121 X-Wing ciphertext | pieces of 1,048,576 + 16 bytes
 *
 * The pieces open to `length u32 | content | zeros`. Each has its number and whether it is the last in its nonce [a file that was cut or put
 * together anew does not open]; the first 1,122 bytes are associated data of every piece.
 */
import {
  assertZero,
  concat,
  lp,
  Reader,
  u32,
  u8,
  type PublicSuite,
  type Random,
  type Suite,
} from '../../crypto/index.ts';
import { Refusal } from '../register/transport.ts';

/** Which way a file goes: from the courier to the member, or back. */
export type Direction = 'out' | 'back';

const version = 1;
const directions: Readonly<Record<Direction, number>> = { out: 1, back: 2 };
const ciphertextLength = 1_120;
const encapsulationSeedLength = 64;
const headerLength = 2 + ciphertextLength;
const pieceLength = 2 ** 20;
const tagLength = 16;
/** Bytes of content: what a browser can hold beside everything else. */
export const sealedFileLimit = 2 ** 30;
const label = 'kupuya/stick/v1';

/** @param publicKey X-Wing, 1,216 bytes. @throws Refusal BUNDLE_TOO_LARGE; BAD_KEY */
export async function sealFile(
  suite: PublicSuite,
  random: Random,
  publicKey: Uint8Array,
  direction: Direction,
  content: Uint8Array,
): Promise<Uint8Array> {
  if (content.length > sealedFileLimit) throw new Refusal('BUNDLE_TOO_LARGE');
  const { ciphertext, sharedSecret } = await suite.kemEncapsulate(publicKey, random(encapsulationSeedLength));
  const header = concat(u8(version), u8(directions[direction]), ciphertext);
  const seal = await suite.aeadSealer(await keyOf(suite, sharedSecret, direction));
  const pieces = Math.ceil((4 + content.length) / pieceLength);
  const padded = new Uint8Array(pieces * pieceLength);
  padded.set(u32(content.length));
  padded.set(content, 4);
  const file = new Uint8Array(headerLength + pieces * (pieceLength + tagLength));
  file.set(header);
  for (let index = 0; index < pieces; index++) {
    const piece = padded.subarray(index * pieceLength, (index + 1) * pieceLength);
    file.set(
      await seal(nonceOf(index, index === pieces - 1), header, piece),
      headerLength + index * (pieceLength + tagLength),
    );
  }
  return file;
}

/**
 * @param seed X-Wing, 32 bytes
 * @param file from a stick: anybody may have written it
 * @throws Refusal BUNDLE_UNREADABLE for whatever reason: another's, cut, damaged, or no such file at all
 */
export async function openFile(
  suite: Suite,
  seed: Uint8Array,
  direction: Direction,
  file: Uint8Array,
): Promise<Uint8Array> {
  const pieces = (file.length - headerLength) / (pieceLength + tagLength);
  if (!Number.isInteger(pieces) || pieces < 1 || pieces * pieceLength > sealedFileLimit + pieceLength)
    throw unreadable();
  const header = file.slice(0, headerLength);
  if (header[0] !== version || header[1] !== directions[direction]) throw unreadable();
  try {
    const shared = await suite.kemDecapsulate(seed, header.subarray(2));
    const key = await keyOf(suite, shared, direction);
    const padded = new Uint8Array(pieces * pieceLength);
    for (let index = 0; index < pieces; index++) {
      const start = headerLength + index * (pieceLength + tagLength);
      const piece = file.subarray(start, start + pieceLength + tagLength);
      const opened = await suite.aeadOpen(key, nonceOf(index, index === pieces - 1), header, piece);
      if (opened === null) throw unreadable();
      padded.set(opened, index * pieceLength);
    }
    const reader = new Reader(padded);
    const content = reader.take(reader.u32());
    assertZero(reader.take(reader.remaining));
    return content;
  } catch (cause) {
    throw new Refusal('BUNDLE_UNREADABLE', { cause });
  }
}

function keyOf(suite: PublicSuite, shared: Uint8Array, direction: Direction): Promise<Uint8Array> {
  return suite.hkdf(lp(label), shared, u8(directions[direction]), 32);
}

function nonceOf(index: number, isLast: boolean): Uint8Array {
  return concat(new Uint8Array(7), u32(index), u8(isLast ? 1 : 0));
}

function unreadable(): Refusal {
  return new Refusal('BUNDLE_UNREADABLE');
}
