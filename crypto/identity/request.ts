/**
 * Asking a custodian for a share: the same words, signed by two members, each in a sealed frame of their own (protocol section 7.6). The file
 * key lets the custodian read the letter itself, so that nothing about box and source has to be believed.
 */
import { equalBytes, formatBase64, formatHex, type Branded } from '../bytes.ts';
import type { JsonObject, JsonValue } from '../canonical.ts';
import { hashShape, memberShape, positionOf, signObject, type Signer } from '../casework/signing.ts';
import { labels } from '../constants.ts';
import { ProtocolError } from '../errors.ts';
import type { PublicSuite } from '../primitives/port.ts';
import { literal, object, text } from '../shape.ts';
import { assertReceived, sentShapes, type Received, type Sent } from './received.ts';

export const requestFormat = 'kupuya/identity-request/v1';

/** Of the reason, in bytes of UTF-8: a request is one sealed frame. */
export const reasonLimit = 400;

/** What both members ask for, word for word. */
export interface RequestFacts {
  /** Commit of the IDENTITY letter, 32 bytes. */
  readonly letter: Uint8Array;
  /** Its file key, 32 bytes. Secret. */
  readonly file: Uint8Array;
  /** Hash of the PROPOSE event, 32 bytes. */
  readonly proposal: Uint8Array;
  /** Member who proposed. */
  readonly asks: number;
  /** Member who approved. */
  readonly approves: number;
  /** Why, at most 400 bytes. The custodian reads it, and the source is told. */
  readonly reason: string;
}

/** From `asks` or `approves` to a custodian. */
export interface IdentityRequest extends RequestFacts, Sent {}

/** A request that its member signed while they were a member. Only `verifyRequest` makes one; it takes two of them to ask. */
export type VerifiedRequest = Branded<IdentityRequest, 'VerifiedRequest'>;

const shape = object({
  format: literal(requestFormat),
  letter: hashShape,
  file: hashShape,
  proposal: hashShape,
  asks: memberShape,
  approves: memberShape,
  reason: text(reasonLimit),
  ...sentShapes,
});

/** @param value from `decodeContent`. @throws MALFORMED; NOT_ENTITLED unless one of two different members speaks */
export function parseRequest(value: JsonValue): IdentityRequest {
  const { format: _, ...request } = shape(value);
  const { asks, approves, member } = request;
  if (asks === approves || (member !== asks && member !== approves)) throw new ProtocolError('NOT_ENTITLED');
  return request;
}

/** For `encodeContent`. */
export function requestJson(request: IdentityRequest): JsonObject {
  return { ...unsignedJson(request), signature: formatBase64(request.signature) };
}

/** @throws NOT_ENTITLED, MALFORMED */
export async function signRequest(
  suite: PublicSuite,
  facts: RequestFacts & Pick<IdentityRequest, 'to' | 'day'>,
  { roster, member, seed }: Signer,
): Promise<IdentityRequest> {
  if (!roster.members.some(({ number }) => number === member)) throw new ProtocolError('NOT_ENTITLED');
  const { letter, file, proposal, asks, approves, reason, to, day } = facts;
  const position = positionOf(roster, member);
  const unsigned = { letter, file, proposal, asks, approves, reason, to, day, roster: roster.hash, member, position };
  const signature = await signObject(suite, seed, labels.identity, unsignedJson(unsigned));
  const request = { ...unsigned, signature };
  parseRequest(requestJson(request));
  return request;
}

/** @throws what `assertReceived` throws */
export async function verifyRequest(
  suite: PublicSuite,
  request: IdentityRequest,
  received: Received,
): Promise<VerifiedRequest> {
  await assertReceived(suite, request, unsignedJson(request), received);
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- receiver, signer and signature have been checked
  return request as VerifiedRequest;
}

/** Whether two requests ask for the same, word for word: what one member signed for one letter asks for no other. */
export function asksTheSame(a: RequestFacts, b: RequestFacts): boolean {
  return (
    equalBytes(a.letter, b.letter) &&
    equalBytes(a.file, b.file) &&
    equalBytes(a.proposal, b.proposal) &&
    a.asks === b.asks &&
    a.approves === b.approves &&
    a.reason === b.reason
  );
}

function unsignedJson(request: Omit<IdentityRequest, 'signature'>): JsonObject {
  return {
    format: requestFormat,
    letter: formatBase64(request.letter),
    file: formatBase64(request.file),
    proposal: formatBase64(request.proposal),
    ...{ asks: request.asks, approves: request.approves, reason: request.reason, to: request.to, day: request.day },
    roster: formatHex(request.roster),
    ...{ member: request.member, position: request.position },
  };
}
