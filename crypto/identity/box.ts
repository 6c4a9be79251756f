/**
 * The identity box in bytes (protocol section 4.6), 9,304 of them whatever was typed and whoever may open it:
 *
 *     version = 1 | epoch | key commitment 32 | 6 shares of: ciphertext 1,120 | sealed share 49 | share hash 32 | sealed identity 2,064
 *
 * It stands in the statement of an IDENTITY letter, as canonical JSON, and is bound to the place that it was made for.
 */
import { ascii, assertLength, concat, decodeUtf8, encodeUtf8, formatBase64, lp, Reader, u16, u8 } from '../bytes.ts';
import { decodeCanonical, encodeCanonical } from '../canonical.ts';
import { hashLength, kemCiphertextLength, labels, tagLength } from '../constants.ts';
import { derive } from '../derive.ts';
import { ProtocolError } from '../errors.ts';
import type { PublicSuite } from '../primitives/port.ts';
import { shareLength } from '../primitives/shamir.ts';
import { maximumEpochs } from '../roster/periods.ts';
import { base64Bytes, literal, object } from '../shape.ts';
import { identityLength } from './content.ts';
import { shareCount } from './custodians.ts';

/** Where a box belongs: it opens nowhere else [a share of one source's box must not be asked for in another's name]. */
export interface BoxPlace {
  /** H(the source's Ed25519 public key), 32 bytes. */
  readonly source: Uint8Array;
  /** Number of the letter that carries it. */
  readonly number: number;
  /** Hash of the letter's roster, 32 bytes. */
  readonly roster: Uint8Array;
}

export interface SealedShare {
  /** X-Wing, 1,120 bytes. */
  readonly ciphertext: Uint8Array;
  /** 49 bytes. */
  readonly sealed: Uint8Array;
  /** Of the share, 32 bytes: a custodian who hands out another one is known by name. */
  readonly hash: Uint8Array;
}

export interface IdentityBox {
  /** Index, in the letter's roster, of the epoch whose keys received the shares. */
  readonly epoch: number;
  /** Of the box key, 32 bytes. */
  readonly commitment: Uint8Array;
  /** Six, by `CustodianSlot.index`. */
  readonly shares: readonly SealedShare[];
  /** 2,064 bytes. */
  readonly sealed: Uint8Array;
}

export const boxFormat = 'kupuya/identity-box/v1';
const version = 1;
const sealedShareLength = shareLength + tagLength;
const sealedIdentityLength = identityLength + tagLength;
export const boxLength =
  2 + hashLength + shareCount * (kemCiphertextLength + sealedShareLength + hashLength) + sealedIdentityLength;

const statementShape = object({ format: literal(boxFormat), box: base64Bytes(boxLength, boxLength) });

/** 9,304 bytes. @throws BAD_LENGTH */
export function encodeBox(box: IdentityBox): Uint8Array {
  const bytes = concat(beforeSealed(box), box.sealed);
  decodeBox(bytes);
  return bytes;
}

/** @param bytes controlled by the source. @throws BAD_LENGTH, MALFORMED for another version */
export function decodeBox(bytes: Uint8Array): IdentityBox {
  assertLength(bytes, boxLength);
  const reader = new Reader(bytes);
  if (reader.u8() !== version) throw new ProtocolError('MALFORMED');
  const epoch = reader.u8();
  if (epoch >= maximumEpochs) throw new ProtocolError('MALFORMED');
  const commitment = reader.take(hashLength);
  const shares = Array.from({ length: shareCount }, () => ({
    ciphertext: reader.take(kemCiphertextLength),
    sealed: reader.take(sealedShareLength),
    hash: reader.take(hashLength),
  }));
  const sealed = reader.take(sealedIdentityLength);
  reader.end();
  return { epoch, commitment, shares, sealed };
}

/** The statement of an IDENTITY letter. @throws BAD_LENGTH */
export function formatBox(box: IdentityBox): string {
  return decodeUtf8(encodeCanonical({ format: boxFormat, box: formatBase64(encodeBox(box)) }));
}

/** @param statement as the source wrote it. @throws MALFORMED, NOT_CANONICAL, BAD_JSON, BAD_LENGTH, RANGE */
export function parseBox(statement: string): IdentityBox {
  return decodeBox(statementShape(decodeCanonical(encodeUtf8(statement), { nfc: false })).box);
}

/** All that the sealed identity is bound to: place, commitment, shares and their hashes. */
export function identityContext(place: BoxPlace, box: Omit<IdentityBox, 'sealed'>): Uint8Array {
  return concat(placeContext(place), beforeSealed(box));
}

export function deriveContentKey(suite: PublicSuite, boxKey: Uint8Array, place: BoxPlace): Promise<Uint8Array> {
  return derive(suite, labels.identity, boxKey, concat(ascii('content'), placeContext(place)));
}

export function deriveBoxCommitment(suite: PublicSuite, boxKey: Uint8Array, place: BoxPlace): Promise<Uint8Array> {
  return derive(suite, labels.identity, boxKey, concat(ascii('commitment'), placeContext(place)));
}

/** @param secret of the encapsulation, 32 bytes */
export function deriveShareKey(
  suite: PublicSuite,
  secret: Uint8Array,
  place: BoxPlace,
  index: number,
): Promise<Uint8Array> {
  return derive(suite, labels.identity, secret, concat(ascii('share'), shareContext(place, index)));
}

/** 32 bytes. */
export function shareHash(suite: PublicSuite, place: BoxPlace, index: number, share: Uint8Array): Promise<Uint8Array> {
  assertLength(share, shareLength);
  return suite.sha256(concat(shareContext(place, index), share));
}

/** What a sealed share is bound to. @param index 0 to 5 */
export function shareContext(place: BoxPlace, index: number): Uint8Array {
  return concat(placeContext(place), u8(index));
}

function placeContext({ source, number, roster }: BoxPlace): Uint8Array {
  assertLength(source, hashLength);
  assertLength(roster, hashLength);
  return concat(lp(labels.identity), source, u16(number), roster);
}

function beforeSealed({ epoch, commitment, shares }: Omit<IdentityBox, 'sealed'>): Uint8Array {
  const parts = shares.flatMap(({ ciphertext, sealed, hash }) => [ciphertext, sealed, hash]);
  return concat(u8(version), u8(epoch), commitment, ...parts);
}
