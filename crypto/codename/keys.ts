/** Everything a source can ever do follows from the codename. */
import { ascii, lp } from '../bytes.ts';
import type { PublicSuite } from '../primitives/port.ts';
import { type Codename, codenameLabel } from './codename.ts';

/** All secrets are 32 bytes; none of them leaves the device except where its line says so. */
export interface SourceKeys {
  /** Recognises the source's own letters in the log. Never sent. */
  readonly receipt: Uint8Array;
  /** Recognises status entries; shared with the readers of the first letter. */
  readonly track: Uint8Array;
  /** Opens answers; shared with the readers of the first letter. */
  readonly reply: Uint8Array;
  /** Ed25519 seed: proves that letters come from one source. */
  readonly signSeed: Uint8Array;
  /** Ed25519 public key, 32 bytes; in every letter. */
  readonly signPublic: Uint8Array;
  /** X-Wing seed: opens rekeys. */
  readonly kemSeed: Uint8Array;
  /** X-Wing public key, 1,216 bytes; in the first letter. */
  readonly kemPublic: Uint8Array;
  /** Lets the oversight desk read; handed over only with the source's consent. */
  readonly escalate: Uint8Array;
}

/** HKDF-SHA-256, salt the codename's label, input its 15 bytes, info the ASCII name of the use, 32 bytes each. */
export async function deriveSourceKeys(suite: PublicSuite, codename: Codename): Promise<SourceKeys> {
  const derive = (use: string): Promise<Uint8Array> => suite.hkdf(lp(codenameLabel), codename, ascii(use), 32);
  const [receipt, track, reply, signSeed, kemSeed, escalate] = await Promise.all([
    derive('receipt'),
    derive('track'),
    derive('reply'),
    derive('sign'),
    derive('kem'),
    derive('escalate'),
  ]);
  const [signPublic, kemPublic] = await Promise.all([suite.signPublicKey(signSeed), suite.kemPublicKey(kemSeed)]);
  return { receipt, track, reply, signSeed, signPublic, kemSeed, kemPublic, escalate };
}
