/**
 * The part of WebCrypto's SubtleCrypto that is used, as a structural type, so that this folder needs neither DOM nor Node types.
 * Sealing and opening are two types: whoever is given a SealingSubtle has no `decrypt` to call.
 */

/** WebCrypto refuses shared memory; its types say so. */
export type OwnBytes = Uint8Array<ArrayBuffer>;

export interface SubtleKey {
  readonly type: string;
}

export interface SubtleAlgorithm {
  readonly name: string;
  readonly hash?: string;
}

export interface SubtleHkdf extends SubtleAlgorithm {
  readonly hash: string;
  readonly salt: OwnBytes;
  readonly info: OwnBytes;
}

export interface SubtleGcm extends SubtleAlgorithm {
  readonly iv: OwnBytes;
  readonly additionalData: OwnBytes;
  readonly tagLength: number;
}

export interface SubtleX25519 extends SubtleAlgorithm {
  readonly public: SubtleKey;
}

export type SubtleUse = 'encrypt' | 'decrypt' | 'sign' | 'verify' | 'deriveBits';

export interface SealingSubtle {
  digest(algorithm: string, data: OwnBytes): Promise<ArrayBuffer>;
  importKey(
    format: 'raw' | 'pkcs8',
    keyData: OwnBytes,
    algorithm: SubtleAlgorithm,
    extractable: boolean,
    uses: SubtleUse[],
  ): Promise<SubtleKey>;
  exportKey(format: 'jwk', key: SubtleKey): Promise<{ x?: string }>;
  deriveBits(algorithm: SubtleHkdf | SubtleX25519, key: SubtleKey, bits: number): Promise<ArrayBuffer>;
  sign(algorithm: string, key: SubtleKey, data: OwnBytes): Promise<ArrayBuffer>;
  verify(algorithm: string, key: SubtleKey, signature: OwnBytes, data: OwnBytes): Promise<boolean>;
  encrypt(algorithm: SubtleGcm, key: SubtleKey, data: OwnBytes): Promise<ArrayBuffer>;
}

export interface Subtle extends SealingSubtle {
  decrypt(algorithm: SubtleGcm, key: SubtleKey, data: OwnBytes): Promise<ArrayBuffer>;
}

/** The same bytes as WebCrypto wants them: not copied unless they lie in shared memory. */
export function own(bytes: Uint8Array): OwnBytes {
  return isOwn(bytes) ? bytes : new Uint8Array(bytes);
}

function isOwn(bytes: Uint8Array): bytes is OwnBytes {
  // By tag, not by instanceof: the bytes may come from another realm (a worker's structured clone, a test sandbox).
  return Object.prototype.toString.call(bytes.buffer) === '[object ArrayBuffer]';
}
