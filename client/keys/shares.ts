/**
 * A key file in the hands of several institutions: a copy locked with a drawn secret, and the secret shared out so that any `threshold`
 * of the shares open the copy and fewer tell nothing. Each share is 38 words on paper:
 *
 *     0 version 1 | 1-4 set | 5 index | 6 threshold | 7 shares in all | 8-15 commitment | 16-47 share | 48-51 checksum
 *
 * The commitment is the beginning of `H(lp(label) | set | secret)`: shares that do not belong together are told before anything is opened.
 */
import {
  combineShares,
  concat,
  encodeKeyring,
  english,
  equalBytes,
  foldWord,
  formatHex,
  lp,
  placesOf,
  ProtocolError,
  Reader,
  splitSecret,
  u8,
  type Keyring,
  type PublicSuite,
  type Random,
} from '../../crypto/index.ts';
import { openKeyring, sealKeyring } from '../openpgp/keyring-file.ts';
import { Refusal } from '../register/transport.ts';

export interface Share {
  /** 4 bytes, drawn for each set: shares of two sets do not mix. */
  readonly set: Uint8Array;
  /** From 1. */
  readonly index: number;
  readonly threshold: number;
  readonly total: number;
  /** 8 bytes. */
  readonly commitment: Uint8Array;
  /** 32 bytes. Secret. */
  readonly value: Uint8Array;
}

export interface SharedKeyFile {
  /** Armored; every holder may keep one. */
  readonly copy: string;
  readonly shares: readonly Share[];
  /** Groups of shares that were put together again, each opening the copy: all there are. */
  readonly tried: number;
}

const version = 1;
const secretLength = 32;
const label = 'kupuya/shares/v1';
const checksumLabel = 'kupuya/share-words/v1';
export const mostShares = 8;
export const shareWords = 38;
const bitsPerWord = 11;
const shareBytes = 52;

/**
 * @param total 2 to 8
 * @param threshold 2 to `total`
 * @throws RANGE; BAD_PROOF if any group of shares does not give the secret back (then nothing of it is to be used)
 */
export async function shareKeyFile(
  suite: PublicSuite,
  random: Random,
  keyring: Keyring,
  { total, threshold }: { readonly total: number; readonly threshold: number },
): Promise<SharedKeyFile> {
  if (!Number.isInteger(total) || !Number.isInteger(threshold)) throw new ProtocolError('RANGE');
  if (total < 2 || total > mostShares || threshold < 2 || threshold > total) throw new ProtocolError('RANGE');
  const [secret, set] = [random(secretLength), random(4)];
  const commitment = await commitmentOf(suite, set, secret);
  const values = await splitSecret(random, secret, total, threshold);
  const shares = values.map((value, index) => ({
    ...{ set, index: index + 1, threshold, total, commitment },
    value: value.subarray(0, secretLength),
  }));
  const copy = await sealKeyring(keyring, { passphrase: formatHex(secret) });
  // From paper, as it will be: words and all.
  const read = await Promise.all(shares.map(async (share) => parseShare(suite, await formatShare(suite, share))));
  const groups = groupsOf(read, threshold);
  for (const group of groups) {
    if (!equalBytes(await combine(suite, group), secret)) throw new ProtocolError('BAD_PROOF');
  }
  const opened = await openKeyring(copy, formatHex(secret));
  if (!equalBytes(encodeKeyring(opened), encodeKeyring(keyring))) throw new ProtocolError('BAD_PROOF');
  return { copy, shares, tried: groups.length };
}

/**
 * @param copy the armored file
 * @throws Refusal SHARES_TOO_FEW, SHARES_OTHER_SET, SHARES_WRONG; DUPLICATE; BAD_KEYRING, BAD_PASSPHRASE for a copy of another set
 */
export async function recoverKeyFile(suite: PublicSuite, copy: string, shares: readonly Share[]): Promise<Keyring> {
  return openKeyring(copy, formatHex(await combine(suite, shares)));
}

/** 38 words of the codename list with single spaces. */
export async function formatShare(suite: PublicSuite, share: Share): Promise<string> {
  const { set, index, threshold, total, commitment, value } = share;
  const body = concat(u8(version), set, u8(index), u8(threshold), u8(total), commitment, value);
  const bytes = concat(body, await checksumOf(suite, body));
  const bits = [...bytes]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('')
    .padEnd(shareWords * bitsPerWord, '0');
  return Array.from({ length: shareWords }, (_, place) => {
    const number = Number.parseInt(bits.slice(place * bitsPerWord, (place + 1) * bitsPerWord), 2);
    return english.words[number] ?? '';
  }).join(' ');
}

/**
 * @param typed words in any case, with numbers, commas or line breaks between them
 * @throws UNKNOWN_WORD with its place; BAD_LENGTH for another number of words; BAD_CHECKSUM
 */
export async function parseShare(suite: PublicSuite, typed: string): Promise<Share> {
  const words = typed.split(/[\s\d.,;:()\p{Pd}]+/u).filter((word) => word !== '');
  const places = placesOf(english);
  const numbers = words.map((word, index) => {
    const place = places.get(foldWord(word));
    if (place === undefined) throw new ProtocolError('UNKNOWN_WORD', { position: index + 1 });
    return place;
  });
  if (numbers.length !== shareWords) throw new ProtocolError('BAD_LENGTH');
  const bits = numbers.map((number) => number.toString(2).padStart(bitsPerWord, '0')).join('');
  const bytes = Uint8Array.from({ length: shareBytes }, (_, index) =>
    Number.parseInt(bits.slice(8 * index, 8 * index + 8), 2),
  );
  const body = bytes.subarray(0, shareBytes - 4);
  if (!equalBytes(bytes.subarray(shareBytes - 4), await checksumOf(suite, body)))
    throw new ProtocolError('BAD_CHECKSUM');
  const reader = new Reader(body);
  if (reader.u8() !== version) throw new ProtocolError('MALFORMED');
  const set = reader.take(4);
  const [index, threshold, total] = [reader.u8(), reader.u8(), reader.u8()];
  return { set, index, threshold, total, commitment: reader.take(8), value: reader.take(secretLength) };
}

async function combine(suite: PublicSuite, shares: readonly Share[]): Promise<Uint8Array> {
  const [first] = shares;
  if (first === undefined) throw new Refusal('SHARES_TOO_FEW');
  const isOneSet = shares.every(
    ({ set, commitment, threshold }) =>
      equalBytes(set, first.set) && equalBytes(commitment, first.commitment) && threshold === first.threshold,
  );
  if (!isOneSet) throw new Refusal('SHARES_OTHER_SET');
  if (new Set(shares.map(({ index }) => index)).size !== shares.length) throw new ProtocolError('DUPLICATE');
  if (shares.length < first.threshold) throw new Refusal('SHARES_TOO_FEW');
  const some = shares.slice(0, first.threshold);
  const secret = await combineShares(some.map(({ value, index }) => concat(value, u8(index))));
  if (!equalBytes(await commitmentOf(suite, first.set, secret), first.commitment)) throw new Refusal('SHARES_WRONG');
  return secret;
}

async function commitmentOf(suite: PublicSuite, set: Uint8Array, secret: Uint8Array): Promise<Uint8Array> {
  return (await suite.sha256(concat(lp(label), set, secret))).subarray(0, 8);
}

async function checksumOf(suite: PublicSuite, body: Uint8Array): Promise<Uint8Array> {
  return (await suite.sha256(concat(lp(checksumLabel), body))).subarray(0, 4);
}

/** Every choice of `size` of these, in order. */
function groupsOf<T>(items: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, index) => groupsOf(items.slice(index + 1), size - 1).map((rest) => [item, ...rest]));
}
