/**
 * What an ESCALATION letter says to the oversight desk (protocol section 4.2): the entry of the first letter with its proof, the clock
 * that was missed, and the statements that were received. Everything in it can be checked against the public log; nothing in it opens
 * anything [the file key travels apart, as `escalate` of the body, and only by consent].
 */
import { decodeUtf8, encodeUtf8, formatBase64 } from '../bytes.ts';
import { decodeCanonical, encodeCanonical, type JsonObject } from '../canonical.ts';
import { hashLength } from '../constants.ts';
import { ENTRY_BYTES } from '../log/entry.ts';
import { dayShape } from '../roster/periods.ts';
import { array, base64Bytes, integer, literal, object, text } from '../shape.ts';
import { parseStatement, statementJson, type Statement } from './statement.ts';

/** The clock that was missed (section 7.3). */
export type MissedClock = 'ACKNOWLEDGEMENT' | 'FEEDBACK';

/** A statement with the salt of its entry, so that the entry can be found. */
export interface ReceivedStatement {
  readonly statement: Statement;
  /** 32 bytes */
  readonly salt: Uint8Array;
}

export interface Escalation {
  readonly missed: MissedClock;
  /** Its last day by the source's count; UTC days since 1970-01-01. */
  readonly due: number;
  /** The first letter's entry in the case log, 69 bytes. */
  readonly entry: Uint8Array;
  /** `.tlog-proof` of that entry. */
  readonly proof: string;
  /** Status entries that the source has found; more than `statements` if not all fit or some answers are missing. */
  readonly found: number;
  /** In the order of the log. */
  readonly statements: readonly ReceivedStatement[];
  /** The source's own words, at most 4,096 bytes. */
  readonly text: string;
}

export const escalationFormat = 'kupuya/escalation/v1';
export const escalationTextLimit = 4_096;
const proofLimit = 16_384;
const maximumStatements = 64;

const shape = object({
  format: literal(escalationFormat),
  missed: literal('ACKNOWLEDGEMENT', 'FEEDBACK'),
  due: dayShape,
  entry: base64Bytes(ENTRY_BYTES, ENTRY_BYTES),
  proof: text(proofLimit, 1),
  found: integer(0, 0xffff),
  statements: array(
    object({ statement: parseStatement, salt: base64Bytes(hashLength, hashLength) }),
    0,
    maximumStatements,
  ),
  text: text(escalationTextLimit),
});

/** The statement text of the letter: canonical JSON. @throws MALFORMED, RANGE */
export function formatEscalation(escalation: Escalation): string {
  const formatted = decodeUtf8(encodeCanonical(escalationJson(escalation)));
  parseEscalation(formatted);
  return formatted;
}

/** @throws MALFORMED, RANGE, BAD_JSON, NOT_CANONICAL */
export function parseEscalation(statement: string): Escalation {
  const { format: _, ...escalation } = shape(decodeCanonical(encodeUtf8(statement), { nfc: false }));
  return escalation;
}

function escalationJson({ missed, due, entry, proof, found, statements, text: words }: Escalation): JsonObject {
  return {
    format: escalationFormat,
    ...{ missed, due, proof, found },
    entry: formatBase64(entry),
    statements: statements.map(({ statement, salt }) => ({
      statement: statementJson(statement),
      salt: formatBase64(salt),
    })),
    text: words,
  };
}
