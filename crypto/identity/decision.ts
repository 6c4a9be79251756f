/** What a custodian answers to a request, sealed to both members who asked and to the custodian's own memory (protocol section 7.6). */
import { formatBase64, formatHex, type Branded } from '../bytes.ts';
import type { JsonObject, JsonValue } from '../canonical.ts';
import { hashShape, positionOf, signObject, type Signer } from '../casework/signing.ts';
import { labels } from '../constants.ts';
import { ProtocolError } from '../errors.ts';
import type { PublicSuite } from '../primitives/port.ts';
import { shareLength } from '../primitives/shamir.ts';
import { base64Bytes, literal, nullable, object, text } from '../shape.ts';
import { assertReceived, sentShapes, type Received, type Sent } from './received.ts';
import { reasonLimit } from './request.ts';

export const decisionFormat = 'kupuya/identity-decision/v1';

/** DAMAGED: the box has no share that the custodian can open. */
export const decisionResults = ['RELEASED', 'REFUSED', 'DAMAGED'] as const;
export type DecisionResult = (typeof decisionResults)[number];

export interface DecisionFacts {
  /** Commit of the IDENTITY letter, 32 bytes. */
  readonly letter: Uint8Array;
  /** Hash of the PROPOSE event, 32 bytes. */
  readonly proposal: Uint8Array;
  readonly result: DecisionResult;
  /** 33 bytes, exactly if released. Secret. */
  readonly share: Uint8Array | null;
  /** At most 400 bytes; not empty in a refusal. */
  readonly reason: string;
}

/** From a custodian to one of those who asked, or to the custodian's own memory. */
export interface IdentityDecision extends DecisionFacts, Sent {}

/** Only `verifyDecision` makes one; whether the share is true, the box says. */
export type VerifiedDecision = Branded<IdentityDecision, 'VerifiedDecision'>;

const shape = object({
  format: literal(decisionFormat),
  letter: hashShape,
  proposal: hashShape,
  result: literal(...decisionResults),
  share: nullable(base64Bytes(shareLength, shareLength)),
  reason: text(reasonLimit),
  ...sentShapes,
});

/** @param value from `decodeContent`. @throws MALFORMED */
export function parseDecision(value: JsonValue): IdentityDecision {
  const { format: _, ...decision } = shape(value);
  const { result, share, reason } = decision;
  if ((result === 'RELEASED') !== (share !== null)) throw new ProtocolError('MALFORMED');
  if (result === 'REFUSED' && reason.trim() === '') throw new ProtocolError('MALFORMED');
  return decision;
}

/** For `encodeContent`. */
export function decisionJson(decision: IdentityDecision): JsonObject {
  return { ...unsignedJson(decision), signature: formatBase64(decision.signature) };
}

/** @throws NOT_ENTITLED, MALFORMED */
export async function signDecision(
  suite: PublicSuite,
  facts: DecisionFacts & Pick<IdentityDecision, 'to' | 'day'>,
  { roster, member, seed }: Signer,
): Promise<IdentityDecision> {
  if (!roster.members.some(({ number }) => number === member)) throw new ProtocolError('NOT_ENTITLED');
  const { letter, proposal, result, share, reason, to, day } = facts;
  const position = positionOf(roster, member);
  const unsigned = { letter, proposal, result, share, reason, to, day, roster: roster.hash, member, position };
  const signature = await signObject(suite, seed, labels.identity, unsignedJson(unsigned));
  const decision = { ...unsigned, signature };
  parseDecision(decisionJson(decision));
  return decision;
}

/** @throws what `assertReceived` throws */
export async function verifyDecision(
  suite: PublicSuite,
  decision: IdentityDecision,
  received: Received,
): Promise<VerifiedDecision> {
  await assertReceived(suite, decision, unsignedJson(decision), received);
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- receiver, signer and signature have been checked
  return decision as VerifiedDecision;
}

function unsignedJson(decision: Omit<IdentityDecision, 'signature'>): JsonObject {
  const { share } = decision;
  return {
    format: decisionFormat,
    letter: formatBase64(decision.letter),
    proposal: formatBase64(decision.proposal),
    ...{ result: decision.result, reason: decision.reason, to: decision.to, day: decision.day },
    share: share === null ? null : formatBase64(share),
    roster: formatHex(decision.roster),
    ...{ member: decision.member, position: decision.position },
  };
}
