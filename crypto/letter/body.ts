/** What the source writes (section 4.2): canonical JSON, deflated, padded to one size. */
import { assertLength, assertZero, concat, formatBase64, formatHex, lp, Reader, u32 } from '../bytes.ts';
import { decodeCanonical, encodeCanonical, type JsonObject } from '../canonical.ts';
import { urgencies, type Urgency } from '../codes.ts';
import {
  attachmentFloor,
  attachmentLimit,
  bodyLimit,
  bodyPlaintextLength,
  hashLength,
  kemPublicKeyLength,
  keyLength,
  labels,
  partsLimit,
  signatureLength,
} from '../constants.ts';
import { ProtocolError } from '../errors.ts';
import { deflate, inflate } from '../primitives/inflate.ts';
import { languages, type Language } from '../roster/texts.ts';
import {
  array,
  base64Bytes,
  boolean,
  hexBytes,
  integer,
  literal,
  map,
  nullable,
  object,
  pattern,
  text,
  type Shape,
} from '../shape.ts';

/** Keys by which the readers answer; letter 1 alone carries them. */
export interface AnswerKeys {
  readonly track: Uint8Array;
  readonly reply: Uint8Array;
  /** X-Wing public key, 1,216 bytes. */
  readonly kem: Uint8Array;
}

export interface AttachmentReference {
  /** 16 bytes: the name of the parts on the server. */
  readonly id: Uint8Array;
  readonly key: Uint8Array;
  /** Bytes of the padded stream before sealing. */
  readonly length: number;
  /** `H(H(part 0) | H(part 1) | …)`. */
  readonly hash: Uint8Array;
}

/** Cumulative over a conversation; both lists ascend. */
export interface Excluded {
  readonly members: readonly number[];
  readonly units: readonly number[];
}

export interface LetterBody {
  /** Letter number from 1. */
  readonly number: number;
  /** The source's Ed25519 public key. */
  readonly sign: Uint8Array;
  /** Exactly in letter 1. */
  readonly keys: AnswerKeys | null;
  readonly desk: number;
  /** Bit i is intake position i of the letter's roster. */
  readonly readers: number;
  readonly excluded: Excluded;
  /** What is read before the text, so that a conflict of interest shows in time. */
  readonly front: { readonly office: string; readonly urgency: Urgency; readonly again: boolean };
  readonly language: Language;
  /** A long statement fills several letters: this is `part` of `parts`. */
  readonly part: number;
  readonly parts: number;
  readonly statement: string;
  readonly answers: readonly { readonly question: string; readonly text: string }[];
  readonly attachment: AttachmentReference | null;
  /** The key of that name, in an ESCALATION only. */
  readonly escalate: Uint8Array | null;
}

const format = 'kupuya/body/v1';
const lengthLength = 4;
/** Room for the deflated body. */
export const deflatedLimit = bodyPlaintextLength - lengthLength;

const ascending: (shape: Shape<readonly number[]>) => Shape<readonly number[]> = (shape) =>
  map(shape, (numbers) => {
    if (numbers.some((number, index) => index > 0 && number <= (numbers[index - 1] ?? 0)))
      throw new ProtocolError('MALFORMED');
    return numbers;
  });
const key = base64Bytes(keyLength, keyLength);

const shape = object({
  format: literal(format),
  capsule: key,
  number: integer(1, 65_535),
  sign: key,
  keys: nullable(object({ track: key, reply: key, kem: base64Bytes(kemPublicKeyLength, kemPublicKeyLength) })),
  desk: integer(1, 15),
  readers: integer(1, 65_535),
  excluded: object({
    members: ascending(array(integer(1, 65_535), 0, 64)),
    units: ascending(array(integer(1, 32), 0, 32)),
  }),
  front: object({ office: text(400), urgency: literal(...urgencies), again: boolean }),
  language: literal(...languages),
  part: integer(1, partsLimit),
  parts: integer(1, partsLimit),
  statement: text(bodyLimit),
  answers: array(object({ question: pattern(/^[A-Z0-9_]{1,40}$/u), text: text(bodyLimit) }), 0, 12),
  attachment: nullable(
    object({
      id: hexBytes(16),
      key,
      length: integer(attachmentFloor, attachmentLimit),
      hash: base64Bytes(hashLength, hashLength),
    }),
  ),
  escalate: nullable(key),
  signature: base64Bytes(signatureLength, signatureLength),
});

/** A body with what sealing adds. */
export interface SignedBody {
  readonly body: LetterBody;
  readonly capsuleKey: Uint8Array;
  readonly signature: Uint8Array;
}

/** What the source signs: everything of the letter before the body, and the body. */
export function signedBytes(beforeBody: Uint8Array, body: LetterBody, capsuleKey: Uint8Array): Uint8Array {
  return concat(lp(labels.letterSignature), beforeBody, encodeCanonical(toJson(body, capsuleKey)));
}

/** Canonical JSON. @throws MALFORMED, RANGE, TOO_LARGE for a body that no reader would accept */
export function encodeBody(signed: SignedBody): Uint8Array {
  const canonical = writeBody(signed);
  if (canonical.length > bodyLimit) throw new ProtocolError('TOO_LARGE');
  decodeBody(canonical);
  return canonical;
}

/** Canonical JSON of a body that may still be too long or not yet complete: for measuring. @throws MALFORMED, RANGE */
export function writeBody({ body, capsuleKey, signature }: SignedBody): Uint8Array {
  return encodeCanonical({ ...toJson(body, capsuleKey), signature: formatBase64(signature) });
}

/** @throws MALFORMED, NOT_CANONICAL, BAD_UTF8, BAD_JSON, RANGE */
export function decodeBody(bytes: Uint8Array): SignedBody {
  const { format: _, capsule: capsuleKey, signature, ...body } = shape(decodeCanonical(bytes, { nfc: false }));
  assertConsistent(body);
  return { body, capsuleKey, signature };
}

/** `u32 length | DEFLATE | zeros`, 11,628 bytes. @throws TOO_LARGE if it does not fit (see `bodyRoom`) */
export function packBody(canonical: Uint8Array): Uint8Array {
  const deflated = deflate(canonical);
  if (canonical.length > bodyLimit || deflated.length > deflatedLimit) throw new ProtocolError('TOO_LARGE');
  const packed = new Uint8Array(bodyPlaintextLength);
  packed.set(concat(u32(deflated.length), deflated));
  return packed;
}

/** @throws BAD_LENGTH, TRUNCATED, NOT_CANONICAL (padding), BAD_COMPRESSION, TOO_LARGE */
export function unpackBody(packed: Uint8Array): Uint8Array {
  assertLength(packed, bodyPlaintextLength);
  const reader = new Reader(packed);
  const deflated = reader.take(reader.u32());
  assertZero(reader.take(reader.remaining));
  return inflate(deflated, bodyLimit);
}

/** Rules between fields. */
function assertConsistent(body: Pick<LetterBody, 'number' | 'keys' | 'part' | 'parts'>): void {
  if ((body.number === 1) !== (body.keys !== null) || body.part > body.parts) throw new ProtocolError('MALFORMED');
}

function toJson(body: LetterBody, capsuleKey: Uint8Array): JsonObject {
  const { keys, attachment, escalate } = body;
  return {
    format,
    capsule: formatBase64(capsuleKey),
    number: body.number,
    sign: formatBase64(body.sign),
    keys: keys && { track: formatBase64(keys.track), reply: formatBase64(keys.reply), kem: formatBase64(keys.kem) },
    desk: body.desk,
    readers: body.readers,
    excluded: { members: [...body.excluded.members], units: [...body.excluded.units] },
    front: { office: body.front.office, urgency: body.front.urgency, again: body.front.again },
    language: body.language,
    part: body.part,
    parts: body.parts,
    statement: body.statement,
    answers: body.answers.map(({ question, text: answer }) => ({ question, text: answer })),
    attachment: attachment && {
      id: formatHex(attachment.id),
      key: formatBase64(attachment.key),
      length: attachment.length,
      hash: formatBase64(attachment.hash),
    },
    escalate: escalate && formatBase64(escalate),
  };
}
