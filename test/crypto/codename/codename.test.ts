import fc from 'fast-check';
import { formatHex, parseHex } from '../../../crypto/bytes.ts';
import { type Codename, createCodename, generateCodename } from '../../../crypto/codename/codename.ts';
import { deriveSourceKeys } from '../../../crypto/codename/keys.ts';
import { foldWord, suggestWords, type WordList } from '../../../crypto/codename/words.ts';
import { english } from '../../../crypto/codename/wordlists/en.ts';
import { formatDigits, formatWords, parseCodename } from '../../../crypto/codename/writing.ts';
import { ProtocolError } from '../../../crypto/errors.ts';
import type { Suite } from '../../../crypto/primitives/port.ts';
import vectors from '../../vectors/codename.json' with { type: 'json' };
import { refusal, refusalOf, suites } from '../suites.ts';

const suite = firstSuite();
const lists = [english];
const codenames = fc.uint8Array({ minLength: 15, maxLength: 15 }).map(createCodename);
const example = vectors[3] ?? raise();

describe.each(suites)('%s', (_name, each) => {
  test.each(vectors)('writes and reads the vector $bytes', async (vector) => {
    const codename = createCodename(parseHex(vector.bytes));
    expect((await formatWords(each, codename, english)).join(' ')).toBe(vector.words);
    expect(await formatDigits(each, codename)).toBe(vector.digits);
    expect(await parseCodename(each, vector.words, lists)).toEqual(codename);
    expect(await parseCodename(each, vector.digits, lists)).toEqual(codename);
  });

  test.each(vectors)('derives the keys of $bytes', async (vector) => {
    const keys = await deriveSourceKeys(each, createCodename(parseHex(vector.bytes)));
    const { receipt, track, reply, signSeed, kemSeed, escalate } = keys;
    const derived = { receipt, track, reply, sign: signSeed, kem: kemSeed, escalate };
    expect(Object.fromEntries(Object.entries(derived).map(([use, key]) => [use, formatHex(key)]))).toEqual(vector.keys);
    expect(formatHex(keys.signPublic)).toBe(vector.signPublic);
    expect(formatHex(await each.sha256(keys.kemPublic))).toBe(vector.kemPublicSha256);
  });
});

test('every codename survives being written and read, as words and as digits', async () => {
  await fc.assert(
    fc.asyncProperty(codenames, async (codename) => {
      expect(await parseCodename(suite, (await formatWords(suite, codename, english)).join(' '), lists)).toEqual(
        codename,
      );
      expect(await parseCodename(suite, await formatDigits(suite, codename), lists)).toEqual(codename);
    }),
  );
});

test('a codename is exactly 15 bytes of the given randomness', () => {
  expect(generateCodename((length) => new Uint8Array(length).fill(8))).toEqual(new Uint8Array(15).fill(8));
  for (const length of [0, 14, 16]) expect(refusalOf(() => createCodename(new Uint8Array(length)))).toBe('BAD_LENGTH');
  // @ts-expect-error plain bytes are not a codename until they are checked
  const unchecked: Codename = new Uint8Array(15);
  expect(unchecked).toHaveLength(15);
});

test.each([
  ['capitals', (words: string[]) => words.join(' ').toUpperCase()],
  ['lines and tabs', (words: string[]) => `\n\t${words.join('\r\n\t')}\n`],
  ['commas and full stops', (words: string[]) => `${words.join(', ')}.`],
  ['numbered lines', (words: string[]) => words.map((word, index) => `${String(index + 1)}. ${word}`).join('\n')],
  [
    'numbers without a space',
    (words: string[]) => words.map((word, index) => `${String(index + 1)})${word}`).join(' '),
  ],
  ['dashes', (words: string[]) => words.join('-')],
  ['full-width letters', (words: string[]) => words.join(' ').replace(/[a-z]/gu, widen)],
  ['no-break spaces and quotation marks', (words: string[]) => words.map((word) => `“${word}”`).join('\u00a0')],
])('words are read though they come with %s', async (_what, write) => {
  expect(await parseCodename(suite, write(example.words.split(' ')), lists)).toEqual(parseHex(example.bytes));
});

test.each([
  ['no spaces', (digits: string) => digits.replaceAll(' ', '')],
  ['dashes', (digits: string) => digits.replaceAll(' ', '-')],
  ['lines', (digits: string) => ` ${digits.replaceAll(' ', ' \n ')}\n`],
  ['full-width digits', (digits: string) => digits.replace(/[0-9]/gu, widen)],
])('digits are read though they come with %s', async (_what, write) => {
  expect(await parseCodename(suite, write(example.digits), lists)).toEqual(parseHex(example.bytes));
});

test('any other number of words or digits is refused by its length', async () => {
  const words = example.words.split(' ');
  for (const text of ['', '  ', '…', words.slice(1).join(' '), [...words, 'zoo'].join(' '), example.digits.slice(1)]) {
    expect(await refusal(parseCodename(suite, text, lists))).toBe('BAD_LENGTH');
  }
  expect(await refusal(parseCodename(suite, `${example.digits} 0`, lists))).toBe('BAD_LENGTH');
});

test('an unknown word is named by its position and never repeated', async () => {
  for (const position of [1, 7, 12]) {
    const words = example.words.split(' ').map((word, index) => (index + 1 === position ? 'qwertyword' : word));
    const error: unknown = await parseCodename(suite, words.join(' '), lists).catch((thrown: unknown) => thrown);
    if (!(error instanceof ProtocolError)) throw error;
    expect([error.code, error.position]).toEqual(['UNKNOWN_WORD', position]);
    expect(`${error.message} ${error.stack ?? ''}`).not.toContain('qwertyword');
  }
});

test('any single wrong word, and nearly any two exchanged words, are noticed', async () => {
  const words = example.words.split(' ');
  const wrong = words.flatMap((_, index) =>
    ['abandon', 'zoo', 'middle', 'legal'].map((other) => words.map((word, at) => (at === index ? other : word))),
  );
  const verdicts = await Promise.all(wrong.map((each) => refusal(parseCodename(suite, each.join(' '), lists))));
  expect(new Set(verdicts)).toEqual(new Set(['BAD_CHECKSUM']));
  const exchanged = words.map((_, index) =>
    words.with(index, words.at(index - 1) ?? '').with(index - 1, words[index] ?? ''),
  );
  for (const each of exchanged) expect(await refusal(parseCodename(suite, each.join(' '), lists))).toBe('BAD_CHECKSUM');
});

test('any single wrong digit is noticed', async () => {
  const digits = example.digits.replaceAll(' ', '');
  for (let index = 0; index < digits.length; index++) {
    const other = String((Number(digits[index]) + 1) % 10);
    const wrong = digits.slice(0, index) + other + digits.slice(index + 1);
    expect(await refusal(parseCodename(suite, wrong, lists))).toBe('BAD_CHECKSUM');
  }
});

test('numbers that twelve words cannot write are refused', async () => {
  for (const value of [2n ** 132n, 2n ** 132n + 5n, 10n ** 40n - 1n]) {
    expect(await refusal(parseCodename(suite, value.toString(), lists))).toBe('BAD_CHECKSUM');
  }
});

test('with several lists the words must be of one list, and the list that knows most of them names the unknown word', async () => {
  const reversed: WordList = { language: 'xx', words: english.words.map((word) => `${word}ʻё`) };
  const codename = createCodename(parseHex(example.bytes));
  const theirs = await formatWords(suite, codename, reversed);
  expect(await parseCodename(suite, theirs.join(' '), [english, reversed])).toEqual(codename);
  const retyped = theirs.map((word) => word.replace('ʻё', "'е").toUpperCase()).join(' ');
  expect(await parseCodename(suite, retyped, [english, reversed])).toEqual(codename);
  const mixed = theirs.map((word, index) => (index < 5 ? (example.words.split(' ')[index] ?? '') : word)).join(' ');
  const error: unknown = await parseCodename(suite, mixed, [english, reversed]).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'UNKNOWN_WORD', position: 1 });
});

test('lists that share words are told apart by the checksum', async () => {
  const rotated: WordList = { language: 'xx', words: [...english.words.slice(1), 'abandon'] };
  for (const order of [
    [english, rotated],
    [rotated, english],
  ]) {
    expect(await parseCodename(suite, example.words, order)).toEqual(parseHex(example.bytes));
  }
});

test('folding joins what people do not see in their own handwriting', () => {
  expect(['Ёлка', 'ЕЛКА', 'е\u0308лка'].map(foldWord)).toEqual(['елка', 'елка', 'елка']);
  expect(["o'rmon", 'O‘rmon', 'oʻrmon', 'o´rmon', 'o`rmon'].map(foldWord)).toEqual(Array(5).fill('oʻrmon'));
  expect(foldWord('и\u0306од')).toBe(foldWord('йод'));
  expect(foldWord('ﬁne')).toBe('fine');
});

test('suggestions begin like what was typed, in the order of the list', () => {
  expect(suggestWords('ZO', english)).toEqual(['zone', 'zoo']);
  expect(suggestWords('ab', english)).toEqual(['abandon', 'ability', 'able', 'about', 'above']);
  expect(suggestWords('ab', english, 2)).toEqual(['abandon', 'ability']);
  expect(suggestWords('', english)).toEqual([]);
  expect(suggestWords(' ', english)).toEqual([]);
  expect(suggestWords('xyz', english)).toEqual([]);
});

test('the English list has 2,048 words, folded, in order, with unique beginnings of four letters', () => {
  expect(english.words).toHaveLength(2048);
  expect(english.words.map(foldWord)).toEqual(english.words);
  expect(english.words.toSorted()).toEqual(english.words);
  expect(new Set(english.words.map((word) => word.slice(0, 4))).size).toBe(2048);
});

function widen(character: string): string {
  return String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0);
}

function firstSuite(): Suite {
  return suites[0]?.[1] ?? raise();
}

function raise(): never {
  throw new Error('the vectors or suites are missing');
}
