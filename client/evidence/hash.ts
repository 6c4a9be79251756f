/** SHA-256 of what does not fit into memory: WebCrypto hashes only what is there as a whole. */
import { sha256 } from '@noble/hashes/sha2.js';

export interface RunningHash {
  update(bytes: Uint8Array): void;
  /** 32 bytes. Nothing can be added afterwards. */
  digest(): Uint8Array;
}

export function beginHash(): RunningHash {
  const hash = sha256.create();
  return {
    update: (bytes) => {
      hash.update(bytes);
    },
    digest: () => hash.digest(),
  };
}

/** Of bytes that are there. */
export function hashOf(bytes: Uint8Array): Uint8Array {
  return sha256(bytes);
}
