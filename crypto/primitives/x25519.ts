/** X25519 (RFC 7748) with fresh keys: by WebCrypto where the engine has it, for there it is native code, else by noble. */
import { x25519 } from '@noble/curves/ed25519.js';
import { concat, equalBytes, parseHex } from '../bytes.ts';
import { attempt } from './attempt.ts';
import { own, type SealingSubtle, type SubtleKey } from './subtle.ts';

export interface Agreement {
  /** The public key of the secret, 32 bytes. */
  readonly ours: Uint8Array;
  /** 32 bytes, secret. */
  readonly shared: Uint8Array;
}

/** @param secret 32 bytes; `theirs` was given before and has passed the strict check of `xwing-strict.ts` */
export type Agree = (secret: Uint8Array) => Promise<Agreement>;

export interface X25519 {
  /** @param theirs 32 bytes, public: canonical and not of small order */
  with(theirs: Uint8Array): Promise<Agree>;
}

export const nobleX25519: X25519 = {
  with: (theirs) =>
    Promise.resolve((secret) =>
      attempt(() => ({ ours: x25519.getPublicKey(secret), shared: x25519.getSharedSecret(secret, theirs) })),
    ),
};

/** RFC 8410: everything that stands before the 32-byte secret in PKCS #8. */
const pkcs8Prefix = parseHex('302e020100300506032b656e04220420');
const algorithm = { name: 'X25519' };
/** u = 9: what times the base point is the public key. Some engines do not tell the public key of an imported secret. */
const basePoint = Uint8Array.from({ length: 32 }, (_, index) => (index === 0 ? 9 : 0));

/** The provider, or null if this engine lacks X25519 or does not compute RFC 7748's example. */
export async function probeWebX25519(subtle: SealingSubtle): Promise<X25519 | null> {
  try {
    const candidate = await createWebX25519(subtle);
    const agree = await candidate.with(probe.theirs);
    const { ours, shared } = await agree(probe.secret);
    return equalBytes(ours, probe.ours) && equalBytes(shared, probe.shared) ? candidate : null;
  } catch {
    return null;
  }
}

async function createWebX25519(subtle: SealingSubtle): Promise<X25519> {
  const importPoint = (u: Uint8Array): Promise<SubtleKey> => subtle.importKey('raw', own(u), algorithm, false, []);
  const base = await importPoint(basePoint);
  return {
    async with(theirs) {
      const point = await importPoint(theirs);
      return async (secret) => {
        const document = concat(pkcs8Prefix, secret);
        const key = await subtle.importKey('pkcs8', own(document), algorithm, false, ['deriveBits']);
        document.fill(0);
        const multiply = async (by: SubtleKey): Promise<Uint8Array> =>
          new Uint8Array(await subtle.deriveBits({ name: 'X25519', public: by }, key, 256));
        const [ours, shared] = await Promise.all([multiply(base), multiply(point)]);
        return { ours, shared };
      };
    },
  };
}

/** RFC 7748 section 6.1, Alice's side; her secret is not clamped. */
const probe = {
  secret: parseHex('77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a'),
  ours: parseHex('8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a'),
  theirs: parseHex('de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f'),
  shared: parseHex('4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742'),
};
