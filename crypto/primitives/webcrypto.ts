/** Hashing, key derivation and sealing by WebCrypto: native code, so it stays fast where a browser has no JIT. */
import { assertLength } from '../bytes.ts';
import { ProtocolError } from '../errors.ts';
import type { AeadSealer } from './port.ts';
import { own, type OwnBytes, type SealingSubtle, type SubtleGcm, type SubtleKey, type SubtleUse } from './subtle.ts';

const maximumHkdfLength = 255 * 32;
/** What every engine takes: OpenSSL refuses longer info. */
const maximumHkdfInfo = 1024;

export async function digestSha256(subtle: SealingSubtle, message: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await subtle.digest('SHA-256', own(message)));
}

export async function deriveHmac(subtle: SealingSubtle, key: Uint8Array, message: Uint8Array): Promise<Uint8Array> {
  const imported = await importHmacKey(subtle, key);
  return new Uint8Array(await subtle.sign('HMAC', imported, own(message)));
}

export async function deriveHmacMany(
  subtle: SealingSubtle,
  key: Uint8Array,
  messages: readonly Uint8Array[],
): Promise<Uint8Array[]> {
  const imported = await importHmacKey(subtle, key);
  const digests = await Promise.all(messages.map((message) => subtle.sign('HMAC', imported, own(message))));
  return digests.map((digest) => new Uint8Array(digest));
}

async function importHmacKey(subtle: SealingSubtle, key: Uint8Array): Promise<SubtleKey> {
  // Engines disagree about empty HMAC keys, and the protocol has none.
  if (key.length === 0) throw new ProtocolError('BAD_LENGTH');
  return subtle.importKey('raw', own(key), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
}

export async function deriveHkdf(
  subtle: SealingSubtle,
  salt: Uint8Array,
  ikm: Uint8Array,
  info: Uint8Array,
  length: number,
): Promise<Uint8Array> {
  assertHkdf(info, length);
  const key = await subtle.importKey('raw', own(ikm), { name: 'HKDF' }, false, ['deriveBits']);
  const algorithm = { name: 'HKDF', hash: 'SHA-256', salt: own(salt), info: own(info) };
  return new Uint8Array(await subtle.deriveBits(algorithm, key, 8 * length));
}

/** What every provider takes. @throws RANGE */
export function assertHkdf(info: Uint8Array, length: number): void {
  if (!Number.isInteger(length) || length < 1 || length > maximumHkdfLength) throw new ProtocolError('RANGE');
  if (info.length > maximumHkdfInfo) throw new ProtocolError('RANGE');
}

export async function sealGcm(
  subtle: SealingSubtle,
  key: Uint8Array,
  nonce: Uint8Array,
  aad: Uint8Array,
  plaintext: Uint8Array,
): Promise<Uint8Array> {
  const seal = await gcmSealer(subtle, key);
  return seal(nonce, aad, plaintext);
}

/** Setting up a key is a job for another thread, like sealing itself: whoever seals a stream does it once. */
export async function gcmSealer(subtle: SealingSubtle, key: Uint8Array): Promise<AeadSealer> {
  const imported = await importGcmKey(subtle, key, 'encrypt');
  return async (nonce, aad, plaintext) =>
    new Uint8Array(await subtle.encrypt(gcmParameters(nonce, aad), imported, own(plaintext)));
}

/** @throws BAD_LENGTH unless the key has 32 bytes (WebCrypto would take 16 and 24 too) */
export async function importGcmKey(subtle: SealingSubtle, key: Uint8Array, use: SubtleUse): Promise<SubtleKey> {
  assertLength(key, 32);
  return subtle.importKey('raw', own(key), { name: 'AES-GCM' }, false, [use]);
}

/** @throws BAD_LENGTH unless the nonce has 12 bytes (other lengths are hashed first, which nobody here means) */
export function gcmParameters(nonce: Uint8Array, aad: Uint8Array): SubtleGcm {
  assertLength(nonce, 12);
  const iv: OwnBytes = own(nonce);
  return { name: 'AES-GCM', iv, additionalData: own(aad), tagLength: 128 };
}
