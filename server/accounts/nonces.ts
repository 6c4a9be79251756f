import { createHmac, timingSafeEqual } from 'node:crypto';
import { formatBase64Url, parseBase64Url, ProtocolError, type Random } from '../../crypto/public.ts';
import type { Clock } from '../clock.ts';

const lifeMs = 5 * 60_000;
const randomLength = 16;
const nonceLength = randomLength + 8 + 32;

/**
 * Nonces for passkeys, each good once and for five minutes. Anybody may ask for one, so nothing is remembered about those that were given
 * out: they carry their end and a code of ours. Only those that were used are remembered, until they would have ended.
 */
export class Nonces {
  readonly #key: Uint8Array;
  readonly #random: Random;
  readonly #clock: Clock;
  readonly #used = new Map<string, number>();

  constructor(random: Random, clock: Clock) {
    this.#key = random(32);
    this.#random = random;
    this.#clock = clock;
  }

  /** 56 bytes in base64url. */
  make(): string {
    const nonce = new Uint8Array(nonceLength);
    nonce.set(this.#random(randomLength));
    new DataView(nonce.buffer).setBigUint64(randomLength, BigInt(this.#clock() + lifeMs));
    nonce.set(this.#codeOf(nonce.subarray(0, randomLength + 8)), randomLength + 8);
    return formatBase64Url(nonce);
  }

  /** The bytes of a nonce of ours that has not ended and was not used, or null. */
  read(text: string): Uint8Array | null {
    const nonce = parse(text);
    if (nonce === null || !timingSafeEqual(this.#codeOf(nonce.subarray(0, -32)), nonce.subarray(-32))) return null;
    return this.#clock() < endOf(nonce) && !this.#used.has(formatBase64Url(nonce)) ? nonce : null;
  }

  /** False if somebody was quicker. @param nonce as `read` gave it */
  use(nonce: Uint8Array): boolean {
    const now = this.#clock();
    for (const [text, end] of this.#used) if (end <= now) this.#used.delete(text);
    const text = formatBase64Url(nonce);
    if (this.#used.has(text)) return false;
    this.#used.set(text, endOf(nonce));
    return true;
  }

  #codeOf(bytes: Uint8Array): Uint8Array {
    return createHmac('sha256', this.#key).update(bytes).digest();
  }
}

function endOf(nonce: Uint8Array): number {
  return Number(new DataView(nonce.buffer, nonce.byteOffset).getBigUint64(randomLength));
}

function parse(text: string): Uint8Array | null {
  try {
    const bytes = parseBase64Url(text);
    return bytes.length === nonceLength ? bytes : null;
  } catch (error) {
    if (error instanceof ProtocolError) return null;
    throw error;
  }
}
