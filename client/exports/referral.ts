/**
 * A referral: the same bundle, for another body, as one OpenPGP message. Encrypted to a key whose fingerprint somebody has compared, and signed
 * with a key of the member's own, which is derived from the keyring for this purpose alone.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { encodeUtf8, memberKeyName, type PublicSuite, type Suite } from '../../crypto/index.ts';
import { makeSigningKey } from '../openpgp/signing-key.ts';
import { sealStream } from '../openpgp/sealing-stream.ts';
import { fingerprintOf } from '../openpgp/public-key.ts';
import { Refusal } from '../register/transport.ts';
import { makeCourtBundle, type BundleWish, type MadeBundle } from './court-bundle.ts';
import type { Outlet } from './outlet.ts';

export interface ReferralWish extends Omit<BundleWish, 'referral' | 'suite'> {
  readonly suite: Suite;
  /** Name of the body that receives it. */
  readonly to: string;
  /** Armored certificate. */
  readonly recipient: string;
  /** Fingerprint that somebody has compared, 40 hexadecimal digits; blanks do not matter. */
  readonly fingerprint: string;
}

export interface MadeReferral extends MadeBundle {
  /** Armored certificate with which the receiver checks the signature, and its fingerprint. */
  readonly signedWith: string;
  readonly signedFingerprint: string;
}

const purpose = 'kupuya/referral-key/v1';

/** @throws BAD_KEY for a certificate that cannot be used; Refusal WRONG_FINGERPRINT; what `makeCourtBundle` throws */
export async function makeReferral(wish: ReferralWish, outlet: Outlet): Promise<MadeReferral> {
  const { suite, caseload, id, to, recipient } = wish;
  const standing = caseload.material(id)?.standing;
  if (standing === undefined) throw new Refusal('NO_CASE');
  const fingerprint = await comparedFingerprint(recipient, wish.fingerprint);
  const { member, seed } = standing.signer;
  const key = await signingKeyOf(suite, seed, memberKeyName(standing.view.trust.origin, member));
  const signedFingerprint = key.getFingerprint().toLowerCase();
  const name = `case-${id.slice(0, 8)}.zip`;
  const sealing = await sealStream(recipient, key, name, (bytes) => outlet.write(bytes));
  const sealed: Outlet = {
    write: (bytes) => sealing.write(bytes),
    end: async () => {
      await sealing.end();
      await outlet.end();
    },
    abort: async () => {
      await sealing.abort();
      await outlet.abort();
    },
  };
  const text = `OpenPGP ${fingerprint}, signed ${signedFingerprint}`;
  const made = await makeCourtBundle({ ...wish, referral: { to, text } }, sealed);
  return { ...made, signedWith: key.toPublic().armor(), signedFingerprint };
}

/** @throws BAD_KEY; Refusal WRONG_FINGERPRINT if the certificate is not the one that somebody has compared */
export async function comparedFingerprint(recipient: string, compared: string): Promise<string> {
  const fingerprint = await fingerprintOf(recipient);
  if (fingerprint !== compared.replace(/\s/gu, '').toLowerCase()) throw new Refusal('WRONG_FINGERPRINT');
  return fingerprint;
}

/** @param seed of the member's signatures, 32 bytes. Never used itself: a signature of one kind must not pass for another */
export async function signingKeyOf(
  suite: PublicSuite,
  seed: Uint8Array,
  name: string,
): ReturnType<typeof makeSigningKey> {
  return makeSigningKey(suite, hmac(sha256, seed, encodeUtf8(purpose)), name);
}
