/** One document for a translator or an expert: recorded with receiver and last day, then encrypted to their key. It cannot be taken back. */
import { concat, formatHex, memberKeyName, type Suite } from '../../crypto/index.ts';
import type { Caseload } from '../caseload/caseload.ts';
import { sharedEntry, type Document } from '../evidence/custody-record.ts';
import { hashOf } from '../evidence/hash.ts';
import { record } from '../evidence/recording.ts';
import { sealStream } from '../openpgp/sealing-stream.ts';
import { Refusal } from '../register/transport.ts';
import { comparedFingerprint, signingKeyOf } from './referral.ts';

export interface ShareWish {
  readonly caseload: Caseload;
  readonly suite: Suite;
  readonly id: string;
  readonly document: Document;
  /** Of the document, whole. */
  readonly bytes: Uint8Array;
  readonly to: string;
  /** Last day, 0 for no end. */
  readonly until: number;
  /** What for. */
  readonly text: string;
  /** Armored certificate. */
  readonly recipient: string;
  readonly fingerprint: string;
}

export interface SharedDocument {
  /** OpenPGP message. */
  readonly sealed: Uint8Array<ArrayBuffer>;
  /** Armored certificate of the signature. */
  readonly signedWith: string;
}

/** @throws Refusal WRONG_DOCUMENT if the bytes are not those of the hash, WRONG_FINGERPRINT, NO_CASE, or why the case does not record it; BAD_KEY */
export async function shareDocument(wish: ShareWish): Promise<SharedDocument> {
  const { caseload, suite, id, document, bytes, to, until, text, recipient } = wish;
  const standing = caseload.material(id)?.standing;
  if (standing === undefined) throw new Refusal('NO_CASE');
  if (formatHex(hashOf(bytes)) !== formatHex(document.hash)) throw new Refusal('WRONG_DOCUMENT');
  const fingerprint = await comparedFingerprint(recipient, wish.fingerprint);
  const { member, seed } = standing.signer;
  const key = await signingKeyOf(suite, seed, memberKeyName(standing.view.trust.origin, member));
  const pieces: Uint8Array[] = [];
  // No name inside: it comes from a stranger.
  const sealing = await sealStream(recipient, key, '', (piece) => {
    pieces.push(piece);
    return Promise.resolve();
  });
  await sealing.write(bytes);
  await sealing.end();
  const why = text === '' ? `OpenPGP ${fingerprint}` : `${text} · OpenPGP ${fingerprint}`;
  await record(caseload, id, sharedEntry(document, { to, until, text: why }));
  return { sealed: Uint8Array.from(concat(...pieces)), signedWith: key.toPublic().armor() };
}
