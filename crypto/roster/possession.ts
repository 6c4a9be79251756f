/** Proof that a member holds the signing key that the roster names (protocol section 3.3). */
import { concat, lp, lp16, u16 } from '../bytes.ts';
import { labels } from '../constants.ts';
import type { PublicSuite } from '../primitives/port.ts';

/** 64 bytes. Bound to number and origin, so a proof made for a demo or for another body proves nothing here. */
export async function signPossession(
  suite: PublicSuite,
  seed: Uint8Array,
  origin: string,
  member: number,
): Promise<Uint8Array> {
  return suite.sign(seed, possessionMessage(origin, member, await suite.signPublicKey(seed)));
}

/** @throws BAD_SIGNATURE */
export async function verifyPossession(
  suite: PublicSuite,
  origin: string,
  member: { readonly number: number; readonly sign: Uint8Array; readonly possession: Uint8Array },
): Promise<void> {
  await suite.verify(member.sign, possessionMessage(origin, member.number, member.sign), member.possession);
}

function possessionMessage(origin: string, member: number, publicKey: Uint8Array): Uint8Array {
  return concat(lp(labels.possession), u16(member), lp16(origin), publicKey);
}
