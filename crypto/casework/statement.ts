/**
 * Statements: what the body says about a case, signed, with nothing of its contents (protocol section 6). The source gets one inside
 * each answer, both oversight officers get it sealed, and the log holds its commitment.
 */
import { equalBytes, formatBase64, formatHex, type Branded } from '../bytes.ts';
import { encodeCanonical, type JsonObject, type JsonValue } from '../canonical.ts';
import { labels } from '../constants.ts';
import { reasons, statuses, type ReasonCode, type StatusCode } from '../codes.ts';
import { ProtocolError } from '../errors.ts';
import { commitTo } from '../log/commit.ts';
import type { StatusPayload } from '../log/payload.ts';
import type { PublicSuite } from '../primitives/port.ts';
import { dayShape } from '../roster/periods.ts';
import { assertInForce } from '../roster/roster.ts';
import type { VerifiedRoster } from '../roster/verify.ts';
import { array, integer, literal, object, type Shape } from '../shape.ts';
import {
  hashShape,
  memberShape,
  positionOf,
  positionShape,
  rosterHashShape,
  signatureShape,
  signObject,
  verifyObject,
  type Signer,
} from './signing.ts';
import { statusRules } from './status-rules.ts';

export const statementFormat = labels.statement;

export interface StatementSignature {
  readonly member: number;
  /** 0 to 15, or 255 */
  readonly position: number;
  /** 64 bytes */
  readonly signature: Uint8Array;
}

export interface StatementFacts {
  /** Commit of the case's first letter, 32 bytes. */
  readonly letter: Uint8Array;
  readonly status: StatusCode;
  /** Empty for none. */
  readonly reason: ReasonCode | '';
  /** Of the statement in its case, from 1. */
  readonly sequence: number;
  /** UTC days since 1970-01-01. */
  readonly day: number;
}

export interface Statement extends StatementFacts {
  /** Hash of the roster under which all signers stand, 32 bytes. */
  readonly roster: Uint8Array;
  /** One or two, of different members, in the order in which they signed. */
  readonly signatures: readonly StatementSignature[];
}

/** A statement that as many members signed as its status asks for. Only `verifyStatement` makes one. */
export type VerifiedStatement = Branded<Statement, 'VerifiedStatement'>;

export const sequenceShape: Shape<number> = integer(1, 0xffff);
export const reasonShape: Shape<ReasonCode | ''> = literal('', ...reasons);

const shape = object({
  format: literal(statementFormat),
  letter: hashShape,
  status: literal(...statuses),
  reason: reasonShape,
  sequence: sequenceShape,
  roster: rosterHashShape,
  day: dayShape,
  signatures: array(object({ member: memberShape, position: positionShape, signature: signatureShape }), 1, 2),
});

/** Checks the form and that the reason belongs to the status, not the signatures. @throws MALFORMED, RANGE */
export function parseStatement(value: JsonValue): Statement {
  const { format: _, ...statement } = shape(value);
  assertReason(statement);
  return statement;
}

export function statementJson(statement: Statement): JsonObject {
  return {
    ...factsJson(statement),
    signatures: statement.signatures.map(({ member, position, signature }) => ({
      ...{ member, position },
      signature: formatBase64(signature),
    })),
  };
}

/** Canonical JSON with its signatures: what is hashed for the log and sealed to oversight. */
export function encodeStatement(statement: Statement): Uint8Array {
  return encodeCanonical(statementJson(statement));
}

/** The commitment of the status entry: over H(statement with its signatures). @param salt 32 bytes */
export async function statementCommit(suite: PublicSuite, statement: Statement, salt: Uint8Array): Promise<Uint8Array> {
  return commitTo(suite, 'status', await suite.sha256(encodeStatement(statement)), salt);
}

/** What the tag of the entry says about a statement. @param member whose counter numbers the entry: one of the signers. @throws NOT_ENTITLED */
export function statementPayload(statement: Statement, member: number): StatusPayload {
  const signer = statement.signatures.find((signature) => signature.member === member);
  if (signer === undefined) throw new ProtocolError('NOT_ENTITLED');
  const { status, reason, sequence } = statement;
  return { status, reason, sequence, position: signer.position };
}

/** A statement with its first signature. @throws MALFORMED, RANGE, EXPIRED, NOT_ENTITLED */
export async function signStatement(suite: PublicSuite, facts: StatementFacts, signer: Signer): Promise<Statement> {
  const { letter, status, reason, sequence, day } = facts;
  const unsigned: Statement = { letter, status, reason, sequence, day, roster: signer.roster.hash, signatures: [] };
  return addSignature(suite, unsigned, signer);
}

/**
 * Adds the second signature. Checks the first: nobody signs under something that is not what it claims to be.
 *
 * @throws DUPLICATE if the same member has signed, WRONG_CONTEXT under another roster, and as `verifyProposed`
 */
export async function cosignStatement(suite: PublicSuite, statement: Statement, signer: Signer): Promise<Statement> {
  await verifyProposed(suite, statement, signer.roster);
  return addSignature(suite, statement, signer);
}

async function addSignature(suite: PublicSuite, statement: Statement, signer: Signer): Promise<Statement> {
  const { roster, member, seed } = signer;
  assertInForce(roster, statement.day);
  assertReason(statement);
  if (!roster.members.some(({ number }) => number === member)) throw new ProtocolError('NOT_ENTITLED');
  if (statement.signatures.some((signature) => signature.member === member)) throw new ProtocolError('DUPLICATE');
  const signature = await signObject(suite, seed, labels.statement, factsJson(statement));
  const position = positionOf(roster, member);
  const signed = { ...statement, signatures: [...statement.signatures, { member, position, signature }] };
  parseStatement(statementJson(signed));
  return signed;
}

/**
 * @param roster the one that the statement names; whether it was in force on the day of the entry is for the caller to check
 * @throws WRONG_CONTEXT under another roster, EXPIRED if the roster was not in force on the statement's day, RANGE for a reason
 *   that does not belong to the status, UNDER_SIGNED, DUPLICATE if one member signed twice, NOT_ENTITLED, BAD_SIGNATURE
 */
export async function verifyStatement(
  suite: PublicSuite,
  statement: Statement,
  roster: VerifiedRoster,
): Promise<VerifiedStatement> {
  await verifySignatures(suite, statement, roster);
  if (statement.signatures.length < statusRules[statement.status].signers) throw new ProtocolError('UNDER_SIGNED');
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- signatures and their number have been checked
  return statement as VerifiedStatement;
}

/** A statement that waits for its second signature: exactly one, and it holds. @throws as `verifyStatement` */
export async function verifyProposed(
  suite: PublicSuite,
  statement: Statement,
  roster: VerifiedRoster,
): Promise<Statement> {
  if (statement.signatures.length !== 1) throw new ProtocolError('MALFORMED');
  await verifySignatures(suite, statement, roster);
  return statement;
}

/** Whether both say the same, whoever signed. */
export function statesTheSame(a: Statement, b: Statement): boolean {
  return equalBytes(encodeCanonical(factsJson(a)), encodeCanonical(factsJson(b)));
}

async function verifySignatures(suite: PublicSuite, statement: Statement, roster: VerifiedRoster): Promise<void> {
  if (!equalBytes(roster.hash, statement.roster)) throw new ProtocolError('WRONG_CONTEXT');
  assertInForce(roster, statement.day);
  assertReason(statement);
  const members = new Set(statement.signatures.map(({ member }) => member));
  if (members.size !== statement.signatures.length) throw new ProtocolError('DUPLICATE');
  for (const signature of statement.signatures) {
    await verifyObject(suite, roster, signature, labels.statement, factsJson(statement));
  }
}

function assertReason({ status, reason }: StatementFacts): void {
  if (!statusRules[status].reasons.includes(reason)) throw new ProtocolError('RANGE');
}

/** What each signature covers: the statement as if nobody had signed. */
function factsJson(statement: Statement): JsonObject {
  return {
    format: statementFormat,
    letter: formatBase64(statement.letter),
    status: statement.status,
    reason: statement.reason,
    sequence: statement.sequence,
    roster: formatHex(statement.roster),
    day: statement.day,
    signatures: [],
  };
}
