/** How much fits into a letter, measured by really deflating, before anything is sealed; and what to do when it does not. */
import { bodyLimit, keyLength, partsLimit, signatureLength } from '../constants.ts';
import { ProtocolError } from '../errors.ts';
import { deflate } from '../primitives/inflate.ts';
import { deflatedLimit, writeBody, type LetterBody } from './body.ts';

/**
 * The capsule key and the signature are not known yet. Something as incompressible stands in for them, and this much is kept
 * back, because their digits may deflate a few bytes worse.
 */
const reserve = 64;
/** The search for the place to cut stops when it is this close, in UTF-16 units. */
const precision = 64;

/**
 * Bytes that are left for more text, after deflating; negative if the body is too long already. Ordinary text takes about a half
 * to a third of its bytes in UTF-8.
 * @throws MALFORMED for text that no letter can hold (U+0000, half a surrogate pair)
 */
export function bodyRoom(body: LetterBody): number {
  const canonical = writeBody({ body, capsuleKey: standIn(keyLength), signature: standIn(signatureLength) });
  return Math.min(deflatedLimit - reserve - deflate(canonical).length, bodyLimit - canonical.length);
}

/**
 * One body, or a long statement over several: letter numbers count on, `part` and `parts` say which is which, the statements joined
 * are the statement. Keys, answers, attachment and escalation stand in the first alone; the others are FOLLOW_UP letters.
 *
 * @throws TOO_LARGE if it would take more than eight, or something else than the statement does not fit
 * @throws MALFORMED as bodyRoom
 */
export function splitStatement(body: LetterBody): LetterBody[] {
  const whole = { ...body, part: 1, parts: 1 };
  if (bodyRoom(whole) >= 0) return [whole];
  if (body.statement.length > partsLimit * bodyLimit) throw new ProtocolError('TOO_LARGE');

  const bodies: LetterBody[] = [];
  let rest = body.statement;
  while (rest !== '') {
    if (bodies.length === partsLimit) throw new ProtocolError('TOO_LARGE');
    const template = continuation(body, bodies.length);
    const length = fittingLength(template, rest);
    if (length === 0) throw new ProtocolError('TOO_LARGE');
    bodies.push({ ...template, statement: rest.slice(0, length) });
    rest = rest.slice(length);
  }
  // A body that is too long without any statement cannot be mended by splitting.
  if (bodies.length === 0) throw new ProtocolError('TOO_LARGE');
  return bodies.map((part) => ({ ...part, parts: bodies.length }));
}

function continuation(body: LetterBody, index: number): LetterBody {
  const template = { ...body, number: body.number + index, part: index + 1, parts: partsLimit };
  return index === 0 ? template : { ...template, keys: null, answers: [], attachment: null, escalate: null };
}

/** UTF-16 units from the beginning of `text` that fit, preferably up to a line or a word; 0 if nothing does. */
function fittingLength(template: LetterBody, text: string): number {
  const fits = (length: number): boolean =>
    bodyRoom({ ...template, statement: text.slice(0, wholeCharacters(text, length)) }) >= 0;
  if (fits(text.length)) return text.length;
  if (!fits(0)) return 0;
  let fitting = 0;
  let exceeding = Math.min(text.length, 8192);
  while (exceeding < text.length && fits(exceeding)) {
    fitting = exceeding;
    exceeding = Math.min(text.length, 2 * exceeding);
  }
  while (exceeding - fitting > precision) {
    const middle = Math.floor((fitting + exceeding) / 2);
    if (fits(middle)) fitting = middle;
    else exceeding = middle;
  }
  const longest = wholeCharacters(text, fitting);
  const comfortable = comfortableLength(text, longest);
  return fits(comfortable) ? comfortable : longest;
}

/** Never between the halves of a surrogate pair. */
function wholeCharacters(text: string, length: number): number {
  const next = text.charCodeAt(length);
  return next >= 0xdc00 && next <= 0xdfff ? length - 1 : length;
}

/** After the last line break, else after the last space, of the last eighth; else where it is. */
function comfortableLength(text: string, longest: number): number {
  const start = Math.floor((longest * 7) / 8);
  const tail = text.slice(start, longest);
  const line = tail.lastIndexOf('\n');
  const cut = line < 0 ? tail.lastIndexOf(' ') : line;
  return cut < 0 ? longest : start + cut + 1;
}

/** Fixed bytes that do not deflate: a linear congruential sequence (Park and Miller, 1988). */
function standIn(length: number): Uint8Array {
  let state = length;
  return Uint8Array.from({ length }, () => {
    state = (state * 48_271) % 0x7fff_ffff;
    return (state >> 8) & 0xff;
  });
}
