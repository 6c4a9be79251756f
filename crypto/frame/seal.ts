/** Sealing frames and making filler that cannot be told from them (protocol section 5). Nothing here opens anything. */
import { concat } from '../bytes.ts';
import { kemEncapsulationSeedLength, keyLength, labels } from '../constants.ts';
import { sealOnce } from '../derive.ts';
import { ProtocolError } from '../errors.ts';
import type { PublicSuite, Random } from '../primitives/port.ts';
import { frameCount } from './content.ts';
import {
  contentId,
  deriveFrameKey,
  encodeSlice,
  frameContext,
  frameLength,
  keyedPlaintextLength,
  keyedRoom,
  saltLength,
  sealedPlaintextLength,
  sealedRoom,
  type KeyedUse,
  type SealedUse,
} from './format.ts';

/**
 * One frame for each slice of the content, in order. Draws a salt of 16 bytes for each.
 *
 * @param key 32 bytes: `reply` for answers, the case key for events
 * @param content from `encodeContent`
 * @param locators for events, and only for them: where each frame will stand, 16 bytes each
 * @throws BAD_LENGTH for an empty content or another number of locators than frames, TOO_LARGE
 */
export async function sealKeyed(
  suite: PublicSuite,
  random: Random,
  key: Uint8Array,
  use: KeyedUse,
  content: Uint8Array,
  locators?: readonly Uint8Array[],
): Promise<Uint8Array[]> {
  const count = frameCount(content);
  // An event without its place could be moved, and an answer has none to be moved from.
  if ((use === labels.event ? count : 0) !== (locators ?? []).length) throw new ProtocolError('BAD_LENGTH');
  const id = await contentId(suite, content);
  const frames: Uint8Array[] = [];
  for (let index = 0; index < count; index++) {
    const data = content.subarray(index * keyedRoom, (index + 1) * keyedRoom);
    const plaintext = encodeSlice({ id, index, count, data }, keyedPlaintextLength);
    const salt = random(saltLength);
    const context = frameContext(use, locators?.[index] ?? null);
    frames.push(concat(salt, await sealUnder(suite, key, salt, use, context, plaintext)));
  }
  return frames;
}

/**
 * One frame to one X-Wing key. Draws 64 bytes for the encapsulation, then a salt of 16.
 *
 * @param content from `encodeContent`, at most 884 bytes
 * @throws BAD_LENGTH if it is empty, TOO_LARGE, BAD_KEY
 */
export async function sealSealed(
  suite: PublicSuite,
  random: Random,
  publicKey: Uint8Array,
  use: SealedUse,
  content: Uint8Array,
): Promise<Uint8Array> {
  if (content.length === 0) throw new ProtocolError('BAD_LENGTH');
  if (content.length > sealedRoom) throw new ProtocolError('TOO_LARGE');
  const slice = { id: await contentId(suite, content), index: 0, count: 1, data: content };
  return sealTo(suite, random, publicKey, use, encodeSlice(slice, sealedPlaintextLength));
}

/** Filler of the keyed shape: random bytes, which is what a keyed frame looks like. */
export function fillerKeyed(random: Random): Uint8Array {
  return random(frameLength);
}

/**
 * Filler of the sealed shape: zeros to a key that is thrown away [random bytes can be told from an X-Wing ciphertext]. Also the
 * throw-aways beside grants. Draws a seed of 32 bytes, then as `sealSealed`.
 */
export async function fillerSealed(suite: PublicSuite, random: Random): Promise<Uint8Array> {
  const publicKey = await suite.kemPublicKey(random(keyLength));
  return sealTo(suite, random, publicKey, labels.grant, new Uint8Array(sealedPlaintextLength));
}

async function sealTo(
  suite: PublicSuite,
  random: Random,
  publicKey: Uint8Array,
  use: SealedUse,
  plaintext: Uint8Array,
): Promise<Uint8Array> {
  const { ciphertext, sharedSecret } = await suite.kemEncapsulate(publicKey, random(kemEncapsulationSeedLength));
  const salt = random(saltLength);
  return concat(ciphertext, salt, await sealUnder(suite, sharedSecret, salt, use, frameContext(use, null), plaintext));
}

async function sealUnder(
  suite: PublicSuite,
  secret: Uint8Array,
  salt: Uint8Array,
  use: KeyedUse | SealedUse,
  context: Uint8Array,
  plaintext: Uint8Array,
): Promise<Uint8Array> {
  return sealOnce(suite, await deriveFrameKey(suite, secret, salt, use), context, plaintext);
}
