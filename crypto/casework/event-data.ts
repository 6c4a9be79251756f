/**
 * The types of events and what each carries (protocol section 7). A new type is a line in `EventDataByType`, one in `codecs`, and one
 * rule in `event-rules.ts`; the compiler names every place that is missing.
 */
import { formatBase64, formatHex } from '../bytes.ts';
import type { JsonObject, JsonValue } from '../canonical.ts';
import { outcomes, statuses, type OutcomeCode, type ReasonCode, type StatusCode } from '../codes.ts';
import { ProtocolError } from '../errors.ts';
import { assertAscending } from '../roster/periods.ts';
import { languages, type Language } from '../roster/texts.ts';
import {
  array,
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
import { answerNumberShape, counterShape } from './answer.ts';
import { custodyJson, parseCustody, type CustodyData } from './custody.ts';
import { isRecordKind, parseRecord, recordJson, recordLimit, type RecordContent } from './records.ts';
import { hashShape, memberOrNobodyShape, memberShape, signatureShape, textLimit } from './signing.ts';
import { parseStatement, reasonShape, statementJson, type Statement } from './statement.ts';

/** Acts that need a second member. */
export const acts = ['CLOSE', 'EXTEND', 'REFER', 'OPEN_IDENTITY', 'EXPORT', 'ERASE'] as const;
export type Act = (typeof acts)[number];
/** What two can decide: EXCLUDE comes by an event of its own, because it names people. */
export type DecidedAct = Act | 'EXCLUDE';

/** A circle holds at most as many members as a start, removal or rotation posts sealed frames. */
export const circleLimit = 16;

export interface EventDataByType {
  readonly START: {
    /** Commit of the case's first letter. */
    readonly letter: Uint8Array;
    /** Its file key. Secret. */
    readonly file: Uint8Array;
    /** Member numbers, ascending: the first circle. */
    readonly grantees: readonly number[];
    /** `caseKeyHash` of the case's first key: a start repeated under another key begins nothing. */
    readonly key: Uint8Array;
  };
  readonly LETTER: { readonly letter: Uint8Array; readonly file: Uint8Array };
  readonly STATUS: { readonly status: StatusCode; readonly reason: ReasonCode | '' };
  readonly ANSWER: {
    readonly number: number;
    readonly text: string;
    readonly language: Language;
    readonly statement: Statement;
    readonly salt: Uint8Array;
    readonly counter: number;
  };
  readonly NOTE: { readonly text: string };
  /** 0: nobody. */
  readonly ASSIGN: { readonly member: number };
  readonly PROPOSE: {
    readonly act: Act;
    readonly reason: ReasonCode | '';
    readonly text: string;
    readonly outcome: OutcomeCode | '';
    /** Signed by the proposer, for the acts that the source is told of; null for the others. */
    readonly statement: Statement | null;
  };
  /** `event` is the hash of the proposal; the statement carries the proposer's signature and then the approver's. */
  readonly APPROVE: { readonly event: Uint8Array; readonly statement: Statement | null };
  readonly REJECT: { readonly event: Uint8Array };
  readonly GRANT: { readonly to: number };
  readonly RECUSE: {
    readonly member: number;
    readonly text: string;
    /** For the source (`signLeave`); null in a case whose first letter is damaged. */
    readonly leave: Uint8Array | null;
  };
  /** `key` is `caseKeyHash` of the key under which the case goes on. */
  readonly ROTATE: { readonly grantees: readonly number[]; readonly key: Uint8Array };
  /** 16 bytes each. */
  readonly CLAIM: { readonly ids: readonly Uint8Array[] };
  /** A sheet of the case's records, new or in place of what it said; `kept` false takes it back. */
  readonly RECORD: { readonly number: number; readonly kept: boolean } & RecordContent;
  readonly CUSTODY: CustodyData;
  /** Who must not see the case. Counts at once if nobody of the circle is meant, else as a proposal that a second member approves. */
  readonly EXCLUDE: { readonly members: readonly number[]; readonly units: readonly number[]; readonly text: string };
  /** Directly after the GRANT that let `member` in: they only stand in, for proposals that have waited `after` days. */
  readonly SUBSTITUTE: { readonly member: number; readonly after: number };
  /** The identity in `letter` was opened by these custodians, as `proposal` (its hash) allowed. */
  readonly IDENTITY: {
    readonly letter: Uint8Array;
    readonly proposal: Uint8Array;
    readonly custodians: readonly number[];
  };
  /** As `proposal` allowed: nothing follows, and the keys are not given again. */
  readonly ERASED: { readonly proposal: Uint8Array };
}

/** Longest wait before a substitute may approve, in days. */
export const substituteLimit = 60;

export type EventType = keyof EventDataByType;
/** A type with its data; narrow it by `type`. */
export type EventContent = {
  readonly [T in EventType]: { readonly type: T; readonly data: EventDataByType[T] };
}[EventType];

interface Codec<T> {
  readonly parse: Shape<T>;
  readonly format: (data: T) => JsonObject;
}

const membersShape: Shape<readonly number[]> = map(array(memberShape, 1, circleLimit), (members) => {
  assertAscending(members);
  return members;
});
const listed = (most: number): Shape<readonly number[]> =>
  map(array(integer(1, 0xffff), 0, most), (numbers) => {
    assertAscending(numbers);
    return numbers;
  });
const unitsListed = map(listed(32), (units) => {
  if (units.some((unit) => unit > 32)) throw new ProtocolError('RANGE');
  return units;
});
const idsShape: Shape<readonly Uint8Array[]> = array(hexBytes(16), 1, 64);
const wordsShape = text(textLimit);
const anything = (value: JsonValue): JsonValue => value;
const formatLetter = ({ letter, file }: { readonly letter: Uint8Array; readonly file: Uint8Array }): JsonObject => ({
  letter: formatBase64(letter),
  file: formatBase64(file),
});

const codecs: { readonly [T in EventType]: Codec<EventDataByType[T]> } = {
  START: {
    parse: object({ letter: hashShape, file: hashShape, grantees: membersShape, key: hashShape }),
    format: (data) => ({ ...formatLetter(data), grantees: data.grantees, key: formatBase64(data.key) }),
  },
  LETTER: { parse: object({ letter: hashShape, file: hashShape }), format: formatLetter },
  STATUS: {
    parse: object({ status: literal(...statuses), reason: reasonShape }),
    format: ({ status, reason }) => ({ status, reason }),
  },
  ANSWER: {
    parse: object({
      number: answerNumberShape,
      text: wordsShape,
      language: literal(...languages),
      statement: parseStatement,
      salt: hashShape,
      counter: counterShape,
    }),
    format: ({ number, text: words, language, statement, salt, counter }) => ({
      ...{ number, text: words, language, counter },
      statement: statementJson(statement),
      salt: formatBase64(salt),
    }),
  },
  NOTE: { parse: object({ text: wordsShape }), format: (data) => ({ text: data.text }) },
  ASSIGN: { parse: object({ member: memberOrNobodyShape }), format: ({ member }) => ({ member }) },
  PROPOSE: {
    parse: object({
      act: literal(...acts),
      reason: reasonShape,
      text: wordsShape,
      outcome: literal('', ...outcomes),
      statement: nullable(parseStatement),
    }),
    format: ({ act, reason, text: words, outcome, statement }) => ({
      ...{ act, reason, text: words, outcome },
      statement: statement === null ? null : statementJson(statement),
    }),
  },
  APPROVE: {
    parse: object({ event: hashShape, statement: nullable(parseStatement) }),
    format: ({ event, statement }) => ({
      event: formatBase64(event),
      statement: statement === null ? null : statementJson(statement),
    }),
  },
  REJECT: { parse: object({ event: hashShape }), format: ({ event }) => ({ event: formatBase64(event) }) },
  GRANT: { parse: object({ to: memberShape }), format: ({ to }) => ({ to }) },
  RECUSE: {
    parse: object({ member: memberShape, text: wordsShape, leave: nullable(signatureShape) }),
    format: ({ member, text: words, leave }) => ({
      ...{ member, text: words },
      leave: leave === null ? null : formatBase64(leave),
    }),
  },
  ROTATE: {
    parse: object({ grantees: membersShape, key: hashShape }),
    format: ({ grantees, key }) => ({ grantees, key: formatBase64(key) }),
  },
  CLAIM: { parse: object({ ids: idsShape }), format: ({ ids }) => ({ ids: ids.map(formatHex) }) },
  RECORD: {
    parse: map(
      object({ kind: pattern(/^[A-Z]{1,16}$/u), number: integer(1, recordLimit), kept: boolean, data: anything }),
      ({ kind, number, kept, data }) => {
        if (!isRecordKind(kind)) throw new ProtocolError('MALFORMED');
        return { number, kept, ...parseRecord(kind, data) };
      },
    ),
    format: (data) => ({ kind: data.kind, number: data.number, kept: data.kept, data: recordJson(data) }),
  },
  CUSTODY: { parse: parseCustody, format: custodyJson },
  EXCLUDE: {
    parse: object({ members: listed(64), units: unitsListed, text: wordsShape }),
    format: ({ members, units, text: words }) => ({ members, units, text: words }),
  },
  SUBSTITUTE: {
    parse: object({ member: memberShape, after: integer(1, substituteLimit) }),
    format: ({ member, after }) => ({ member, after }),
  },
  IDENTITY: {
    parse: object({ letter: hashShape, proposal: hashShape, custodians: listed(64) }),
    format: ({ letter, proposal, custodians }) => ({
      letter: formatBase64(letter),
      proposal: formatBase64(proposal),
      custodians,
    }),
  },
  ERASED: {
    parse: object({ proposal: hashShape }),
    format: ({ proposal }) => ({ proposal: formatBase64(proposal) }),
  },
};

export const eventTypes: readonly EventType[] = Object.keys(codecs).filter(isEventType);

export function isEventType(name: string): name is EventType {
  return Object.hasOwn(codecs, name);
}

/** @throws MALFORMED, RANGE, DUPLICATE, NOT_CANONICAL */
export function parseEventContent(type: EventType, data: JsonValue): EventContent {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the codec of this very type read it
  return { type, data: codecs[type].parse(data) } as EventContent;
}

export function eventDataJson<T extends EventType>(content: {
  readonly type: T;
  readonly data: EventDataByType[T];
}): JsonObject {
  return codecs[content.type].format(content.data);
}
