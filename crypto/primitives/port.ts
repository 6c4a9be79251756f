/** What the protocol needs from cryptography (suite 1). Everything is asynchronous because WebCrypto is. */

/** A cryptographically secure source of random bytes, passed in by the program that runs the protocol. */
export type Random = (length: number) => Uint8Array;

/** What a server may hold: nothing here opens anything. */
export interface PublicSuite {
  readonly name: 'portable' | 'sodium';

  /** FIPS 180-4; 32 bytes. */
  sha256(message: Uint8Array): Promise<Uint8Array>;

  /** RFC 2104 with SHA-256; 32 bytes. @throws BAD_LENGTH for an empty key */
  hmacSha256(key: Uint8Array, message: Uint8Array): Promise<Uint8Array>;

  /** The same for many messages under one key, in order; the key is set up once. @throws BAD_LENGTH for an empty key */
  hmacSha256Many(key: Uint8Array, messages: readonly Uint8Array[]): Promise<Uint8Array[]>;

  /** RFC 5869 with SHA-256, Extract then Expand. @throws RANGE unless `length` is 1..8160 and info at most 1,024 bytes */
  hkdf(salt: Uint8Array, ikm: Uint8Array, info: Uint8Array, length: number): Promise<Uint8Array>;

  /**
   * AES-256-GCM (SP 800-38D). Key 32 bytes, nonce 12 bytes; returns ciphertext followed by the 16-byte tag.
   * @throws BAD_LENGTH
   */
  aeadSeal(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, plaintext: Uint8Array): Promise<Uint8Array>;

  /** The same for many plaintexts under one key, which is set up once. @throws BAD_LENGTH */
  aeadSealer(key: Uint8Array): Promise<AeadSealer>;

  /** X-Wing: seed of 32 bytes to public key of 1,216 bytes (ML-KEM-768 1,184 | X25519 32). @throws BAD_LENGTH */
  kemPublicKey(seed: Uint8Array): Promise<Uint8Array>;

  /**
   * Does ahead of time whatever in encapsulations to this very array depends on the key alone. Results stay the same; without it, or
   * for equal bytes in another array, an encapsulation takes longer where the provider is slow.
   * @throws BAD_LENGTH, BAD_KEY (see `assertKemPublicKey`)
   */
  kemPrepare(publicKey: Uint8Array): Promise<void>;

  /**
   * X-Wing. `eseed` is 64 fresh random bytes (ML-KEM message 32 | X25519 secret 32), used for one encapsulation only.
   * Ciphertext 1,120 bytes (ML-KEM-768 1,088 | X25519 32), shared secret 32 bytes.
   * @throws BAD_LENGTH, BAD_KEY (see `assertKemPublicKey`)
   */
  kemEncapsulate(publicKey: Uint8Array, eseed: Uint8Array): Promise<Encapsulation>;

  /** Ed25519: seed of 32 bytes to public key of 32 bytes. @throws BAD_LENGTH */
  signPublicKey(seed: Uint8Array): Promise<Uint8Array>;

  /** Ed25519 (RFC 8032), 64 bytes, deterministic. @throws BAD_LENGTH */
  sign(seed: Uint8Array, message: Uint8Array): Promise<Uint8Array>;

  /** Ed25519, cofactorless, after the strict pre-check of `ed25519-strict.ts`. @throws BAD_SIGNATURE for whatever reason */
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<void>;
}

/** `aeadSeal` with its key already given. A nonce must never come twice. @throws BAD_LENGTH */
export type AeadSealer = (nonce: Uint8Array, aad: Uint8Array, plaintext: Uint8Array) => Promise<Uint8Array>;

export interface Encapsulation {
  readonly ciphertext: Uint8Array;
  readonly sharedSecret: Uint8Array;
}

/** What people's own devices hold. */
export interface Suite extends PublicSuite {
  /**
   * X-Wing. A ciphertext made for another key gives an unrelated secret, not an error (implicit rejection).
   * @throws BAD_LENGTH, BAD_KEY (see `assertKemCiphertext`; depends on public bytes only)
   */
  kemDecapsulate(seed: Uint8Array, ciphertext: Uint8Array): Promise<Uint8Array>;

  /** The plaintext, or null if the ciphertext does not open (including when it is shorter than a tag). @throws BAD_LENGTH for key or nonce */
  aeadOpen(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, ciphertext: Uint8Array): Promise<Uint8Array | null>;
}
