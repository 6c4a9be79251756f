/**
 * Answers: what a source reads (protocol section 6). An answer counts only together with its entry in the case log, so that the body
 * cannot say one thing to the source and another to the register.
 */
import { equalBytes, formatBase64, formatHex, type Branded } from '../bytes.ts';
import type { JsonObject, JsonValue } from '../canonical.ts';
import { labels } from '../constants.ts';
import { ProtocolError } from '../errors.ts';
import type { FoundStatus } from '../log/find.ts';
import type { PublicSuite } from '../primitives/port.ts';
import { excludedMembers, type Exclusions } from '../roster/readers.ts';
import type { Member } from '../roster/roster.ts';
import type { VerifiedRoster } from '../roster/verify.ts';
import { integer, literal, object, text, type Shape } from '../shape.ts';
import { assertSignerInForce, rosterOfHash } from './in-force.ts';
import {
  hashShape,
  memberShape,
  positionOf,
  positionShape,
  rosterHashShape,
  signatureShape,
  signObject,
  textLimit,
  verifyObject,
  type Signer,
} from './signing.ts';
import {
  parseStatement,
  statementCommit,
  statementJson,
  statementPayload,
  verifyStatement,
  type Statement,
} from './statement.ts';

export const answerFormat = labels.answer;

export interface AnswerFacts {
  /** H(the source's Ed25519 public key), 32 bytes. */
  readonly source: Uint8Array;
  /** Of the answer in its case, from 1. */
  readonly number: number;
  readonly text: string;
  /** With all its signatures. */
  readonly statement: Statement;
  /** Of the entry's commitment, 32 bytes. */
  readonly salt: Uint8Array;
  /** Of the signer's status entries in this case, from 0: numbers the entry. */
  readonly counter: number;
}

export interface Answer extends AnswerFacts {
  /** Hash of the roster under which it was signed, 32 bytes. */
  readonly roster: Uint8Array;
  /** One of the signers of the statement. */
  readonly member: number;
  readonly position: number;
  readonly signature: Uint8Array;
}

export const answerNumberShape: Shape<number> = integer(1, 0xffff);
export const counterShape: Shape<number> = integer(0, 0xffff);

const shape = object({
  format: literal(answerFormat),
  source: hashShape,
  number: answerNumberShape,
  text: text(textLimit),
  statement: parseStatement,
  salt: hashShape,
  counter: counterShape,
  roster: rosterHashShape,
  member: memberShape,
  position: positionShape,
  signature: signatureShape,
});

/** @param value from `decodeContent`. @throws MALFORMED, RANGE */
export function parseAnswer(value: JsonValue): Answer {
  const { format: _, ...answer } = shape(value);
  return answer;
}

/** For `encodeContent`. */
export function answerJson(answer: Answer): JsonObject {
  return { ...unsignedJson(answer), signature: formatBase64(answer.signature) };
}

/** @param signer one of the signers of the statement. @throws NOT_ENTITLED, MALFORMED, RANGE */
export async function signAnswer(suite: PublicSuite, facts: AnswerFacts, signer: Signer): Promise<Answer> {
  const { roster, member, seed } = signer;
  statementPayload(facts.statement, member);
  const { source, number, text: words, statement, salt, counter } = facts;
  const unsigned: Omit<Answer, 'signature'> = {
    ...{ source, number, text: words, statement, salt, counter, member },
    roster: roster.hash,
    position: positionOf(roster, member),
  };
  const answer = { ...unsigned, signature: await signObject(suite, seed, labels.answer, unsignedJson(unsigned)) };
  parseAnswer(answerJson(answer));
  return answer;
}

/** What the source knows about the conversation from the words and the public logs. */
export interface AnswerContext {
  /** H(the source's Ed25519 public key), 32 bytes. */
  readonly source: Uint8Array;
  /** Commit of letter 1. */
  readonly letter: Uint8Array;
  /** Of all the source's letters together. */
  readonly excluded: Exclusions;
  /** Members who left the case, with the first day on which they have no say. */
  readonly left: ReadonlyMap<number, number>;
  /** Every roster of the governance log. */
  readonly rosters: readonly VerifiedRoster[];
  /** Status entries found under `track`. */
  readonly entries: readonly FoundStatus[];
}

/** An answer that counts, with its entry in the log. Only `verifyAnswer` makes one. */
export type VerifiedAnswer = Branded<{ readonly answer: Answer; readonly found: FoundStatus }, 'VerifiedAnswer'>;

/**
 * @param answer from a page; whoever holds or held `reply` may have written it
 * @throws WRONG_CONTEXT if it belongs to another source or letter, names an unknown roster, or has no entry of its own in the log;
 *   EXPIRED, NOT_ENTITLED if a signer was not in force, is excluded or has left; and what `verifyStatement` throws
 */
export async function verifyAnswer(
  suite: PublicSuite,
  answer: Answer,
  context: AnswerContext,
): Promise<VerifiedAnswer> {
  const { statement } = answer;
  if (!equalBytes(answer.source, context.source)) throw new ProtocolError('WRONG_CONTEXT');
  if (!equalBytes(statement.letter, context.letter)) throw new ProtocolError('WRONG_CONTEXT');
  const found = await findEntry(suite, answer, context.entries);
  const roster = rosterOfHash(context.rosters, answer.roster);
  const member = await verifyObject(suite, roster, answer, labels.answer, unsignedJson(answer));
  assertHasSay(context, roster, member, found.entry.day);
  const statementRoster = rosterOfHash(context.rosters, statement.roster);
  await verifyStatement(suite, statement, statementRoster);
  for (const signature of statement.signatures) {
    const signer = statementRoster.members.find(({ number }) => number === signature.member);
    if (signer === undefined) throw new ProtocolError('NOT_ENTITLED');
    assertHasSay(context, statementRoster, signer, found.entry.day);
  }
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- everything above has been checked
  return { answer, found } as VerifiedAnswer;
}

/** In force under the roster named and the newest, not excluded, not gone. @throws EXPIRED, NOT_ENTITLED */
function assertHasSay(context: AnswerContext, named: VerifiedRoster, member: Member, day: number): void {
  const newest = assertSignerInForce(context.rosters, named, member, day);
  const excluded = [named, newest].flatMap((roster) => excludedMembers(roster, context.excluded));
  const gone = context.left.get(member.number);
  if (excluded.includes(member.number) || (gone !== undefined && day >= gone)) throw new ProtocolError('NOT_ENTITLED');
}

/** The entry that commits to this statement and is numbered and labelled as the answer says. */
async function findEntry(suite: PublicSuite, answer: Answer, entries: readonly FoundStatus[]): Promise<FoundStatus> {
  const commit = await statementCommit(suite, answer.statement, answer.salt);
  const payload = statementPayload(answer.statement, answer.member);
  const found = entries.find(({ entry }) => equalBytes(entry.commit, commit));
  if (found === undefined) throw new ProtocolError('WRONG_CONTEXT');
  const agrees =
    found.member === answer.member &&
    found.counter === answer.counter &&
    found.payload.status === payload.status &&
    found.payload.reason === payload.reason &&
    found.payload.sequence === payload.sequence &&
    found.payload.position === payload.position;
  if (!agrees) throw new ProtocolError('WRONG_CONTEXT');
  return found;
}

function unsignedJson(answer: Omit<Answer, 'signature'>): JsonObject {
  return {
    format: answerFormat,
    source: formatBase64(answer.source),
    number: answer.number,
    text: answer.text,
    statement: statementJson(answer.statement),
    salt: formatBase64(answer.salt),
    counter: answer.counter,
    roster: formatHex(answer.roster),
    member: answer.member,
    position: answer.position,
  };
}
