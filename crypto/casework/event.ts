/**
 * Events: everything that members do with a case, signed and chained by hash (protocol section 7). Here form and signatures; whether
 * the step was allowed, the state machine says.
 */
import { ascii, concat, formatBase64, formatHex, type Branded } from '../bytes.ts';
import { encodeCanonical, type JsonObject, type JsonValue } from '../canonical.ts';
import { labels } from '../constants.ts';
import { ProtocolError } from '../errors.ts';
import type { PublicSuite } from '../primitives/port.ts';
import { dayShape } from '../roster/periods.ts';
import { assertInForce, type Member } from '../roster/roster.ts';
import type { VerifiedRoster } from '../roster/verify.ts';
import { integer, literal, object, pattern, type Shape } from '../shape.ts';
import { eventDataJson, isEventType, parseEventContent, type EventContent } from './event-data.ts';
import { rosterOfHash } from './in-force.ts';
import {
  hashShape,
  memberShape,
  positionOf,
  positionShape,
  rosterHashShape,
  signatureShape,
  signObject,
  verifyEncoded,
  type Signer,
} from './signing.ts';
import { verifyProposed, verifyStatement } from './statement.ts';

export const eventFormat = labels.event;

/** `previous` of the first event. */
export const noPrevious: Uint8Array = new Uint8Array(32);

export interface EventPlace {
  /** Place of the event's first frame in the case, from 0. */
  readonly seq: number;
  /** Hash of the last valid event, 32 bytes; zeros in the first. */
  readonly previous: Uint8Array;
  /** UTC days since 1970-01-01. */
  readonly day: number;
}

export type CaseEvent = EventPlace &
  EventContent & {
    readonly member: number;
    readonly position: number;
    /** Hash of the roster under which the member signed, 32 bytes. */
    readonly roster: Uint8Array;
    readonly signature: Uint8Array;
  };

/** An event that its member signed under a roster of the log. Only `verifyEvent` makes one. */
export type VerifiedEvent = Branded<
  {
    readonly event: CaseEvent;
    /** H(canonical JSON with the signature), lower-case hex. */
    readonly hash: string;
    readonly rosterSequence: number;
    /** As the roster named has them. */
    readonly signer: Member;
  },
  'VerifiedEvent'
>;

const seqShape: Shape<number> = integer(0, 0xffff_ffff);
const shape = object({
  format: literal(eventFormat),
  seq: seqShape,
  previous: hashShape,
  member: memberShape,
  position: positionShape,
  roster: rosterHashShape,
  day: dayShape,
  type: pattern(/^[A-Z][A-Z_]{0,31}$/u),
  data: (value: JsonValue): JsonValue => value,
  signature: signatureShape,
});

/**
 * @param value from `decodeContent`
 * @returns null for a type that this version does not know
 * @throws MALFORMED, RANGE, DUPLICATE, NOT_CANONICAL
 */
export function parseEvent(value: JsonValue): CaseEvent | null {
  const { format: _, type, data, ...rest } = shape(value);
  return isEventType(type) ? { ...rest, ...parseEventContent(type, data) } : null;
}

/** For `encodeContent`. */
export function eventJson(event: CaseEvent): JsonObject {
  return { ...unsignedJson(event), signature: formatBase64(event.signature) };
}

/** 32 bytes: `previous` of the next event. */
export function eventHash(suite: PublicSuite, event: CaseEvent): Promise<Uint8Array> {
  return suite.sha256(encodeCanonical(eventJson(event)));
}

/** A signed event. @throws NOT_ENTITLED if the signer is not in the roster, EXPIRED, and what `parseEvent` throws */
export async function makeEvent(
  suite: PublicSuite,
  place: EventPlace,
  content: EventContent,
  signer: Signer,
): Promise<CaseEvent> {
  const { roster, member, seed } = signer;
  assertInForce(roster, place.day);
  if (!roster.members.some(({ number }) => number === member)) throw new ProtocolError('NOT_ENTITLED');
  const { seq, previous, day } = place;
  const unsigned = {
    seq,
    previous,
    day,
    member,
    position: positionOf(roster, member),
    roster: roster.hash,
    ...content,
  };
  const event: CaseEvent = {
    ...unsigned,
    signature: await signObject(suite, seed, labels.event, unsignedJson(unsigned)),
  };
  parseEvent(eventJson(event));
  return event;
}

/**
 * Checks the signature and those of the statements inside.
 *
 * @param rosters every roster of the governance log
 * @throws WRONG_CONTEXT for an unknown roster, EXPIRED if it was not in force on the event's day, NOT_ENTITLED, BAD_SIGNATURE, and
 *   what `verifyStatement` throws
 */
export async function verifyEvent(
  suite: PublicSuite,
  event: CaseEvent,
  rosters: readonly VerifiedRoster[],
): Promise<VerifiedEvent> {
  const roster = rosterOfHash(rosters, event.roster);
  assertInForce(roster, event.day);
  const unsigned = encodeCanonical(unsignedJson(event));
  const signer = await verifyEncoded(suite, roster, event, labels.event, unsigned);
  await verifyInnerStatement(suite, event, rosters);
  const hash = formatHex(await suite.sha256(withSignature(unsigned, event)));
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- everything above has been checked
  return { event, hash, rosterSequence: roster.sequence, signer } as VerifiedEvent;
}

/** The same as `eventJson` in canonical JSON, without writing it again: the keys are in order, so the signature comes just before the type. */
function withSignature(unsigned: Uint8Array, { type, signature }: CaseEvent): Uint8Array {
  const end = ascii(`"type":"${type}"}`);
  const start = unsigned.subarray(0, unsigned.length - end.length);
  return concat(start, ascii(`"signature":"${formatBase64(signature)}",`), end);
}

async function verifyInnerStatement(
  suite: PublicSuite,
  event: CaseEvent,
  rosters: readonly VerifiedRoster[],
): Promise<void> {
  if (event.type !== 'ANSWER' && event.type !== 'PROPOSE' && event.type !== 'APPROVE') return;
  const { statement } = event.data;
  if (statement === null) return;
  const roster = rosterOfHash(rosters, statement.roster);
  if (event.type === 'PROPOSE') await verifyProposed(suite, statement, roster);
  else await verifyStatement(suite, statement, roster);
  // Whoever carries a statement into the case stands behind it.
  if (!statement.signatures.some(({ member }) => member === event.member)) throw new ProtocolError('NOT_ENTITLED');
}

type Unsigned = EventPlace & EventContent & Pick<CaseEvent, 'member' | 'position' | 'roster'>;

function unsignedJson(event: Unsigned): JsonObject {
  return {
    format: eventFormat,
    seq: event.seq,
    previous: formatBase64(event.previous),
    member: event.member,
    position: event.position,
    roster: formatHex(event.roster),
    day: event.day,
    type: event.type,
    data: eventDataJson(event),
  };
}
