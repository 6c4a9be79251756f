/** Codenames as people write them: twelve words of 11 bits, or forty decimal digits in ten groups of four. */
import { ProtocolError } from '../errors.ts';
import type { PublicSuite } from '../primitives/port.ts';
import { type Codename, decodeValue, encodeValue } from './codename.ts';
import { foldWord, placesOf, wordBits, type WordList } from './words.ts';

const wordCount = 12;
const digitCount = 40;
const digitGroup = 4;

/** Twelve words; the first stands for the most significant bits. */
export async function formatWords(suite: PublicSuite, codename: Codename, list: WordList): Promise<readonly string[]> {
  const value = await encodeValue(suite, codename);
  return Array.from({ length: wordCount }, (_, index) => {
    const shift = wordBits * BigInt(wordCount - 1 - index);
    const word = list.words[Number((value >> shift) & ((1n << wordBits) - 1n))];
    if (word === undefined) throw new ProtocolError('RANGE');
    return word;
  });
}

/** `0000 0000 0000 0000 0000 0000 0000 0000 0000 0000` */
export async function formatDigits(suite: PublicSuite, codename: Codename): Promise<string> {
  const digits = (await encodeValue(suite, codename)).toString().padStart(digitCount, '0');
  return Array.from({ length: digitCount / digitGroup }, (_, index) =>
    digits.slice(index * digitGroup, (index + 1) * digitGroup),
  ).join(' ');
}

/**
 * Reads words or digits as typed or pasted: case, spacing, punctuation, line numbers before words and look-alike letters do not
 * matter. The words must all be of one list.
 *
 * @throws BAD_LENGTH unless there are twelve words or forty digits
 * @throws UNKNOWN_WORD with the position (from 1) of the first unknown word in the list that knows most of the words
 * @throws BAD_CHECKSUM if the words or digits do not fit together
 */
export async function parseCodename(suite: PublicSuite, text: string, lists: readonly WordList[]): Promise<Codename> {
  const tokens = foldWord(text).match(/\p{L}[\p{L}\p{M}ʻ]*|[0-9]+/gu) ?? [];
  const words = tokens.filter((token) => !/^[0-9]/u.test(token));
  // Among words, numbers are the numbering of the lines.
  return words.length > 0 ? parseWords(suite, words, lists) : decodeValue(suite, parseDigits(tokens.join('')));
}

function parseDigits(digits: string): bigint {
  if (digits.length !== digitCount) throw new ProtocolError('BAD_LENGTH');
  return BigInt(digits);
}

async function parseWords(suite: PublicSuite, words: readonly string[], lists: readonly WordList[]): Promise<Codename> {
  if (words.length !== wordCount) throw new ProtocolError('BAD_LENGTH');
  const readings: readonly Reading[] = lists.map((list) => words.map((word) => placesOf(list).get(word)));
  const complete = readings.filter(isComplete);
  if (complete.length === 0) throw new ProtocolError('UNKNOWN_WORD', { position: firstUnknown(readings) });
  const codenames = await Promise.all(complete.map((reading) => attemptReading(suite, reading)));
  const found = codenames.find((codename) => codename !== null);
  if (!found) throw new ProtocolError('BAD_CHECKSUM');
  return found;
}

/** Lists that share words can give several readings; the checksum decides. */
async function attemptReading(suite: PublicSuite, reading: readonly number[]): Promise<Codename | null> {
  try {
    return await decodeValue(
      suite,
      reading.reduce((value, place) => (value << wordBits) | BigInt(place), 0n),
    );
  } catch (error) {
    if (error instanceof ProtocolError && error.code === 'BAD_CHECKSUM') return null;
    throw error;
  }
}

type Reading = readonly (number | undefined)[];

function isComplete(reading: Reading): reading is readonly number[] {
  return reading.every((place) => place !== undefined);
}

function firstUnknown(readings: readonly Reading[]): number {
  const counted = readings.map((reading) => ({
    reading,
    known: reading.filter((place) => place !== undefined).length,
  }));
  const most = Math.max(0, ...counted.map(({ known }) => known));
  const best = counted.find(({ known }) => known === most)?.reading ?? [];
  return Math.max(0, best.indexOf(undefined)) + 1;
}
