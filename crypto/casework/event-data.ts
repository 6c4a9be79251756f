/**
 * The types of events and what each carries (protocol section 7). A new type is a line in `EventDataByType`, one in `codecs`, and one
 * rule in `event-rules.ts`; the compiler names every place that is missing.
 */
import { formatBase64, formatHex } from '../bytes.ts';
import type { JsonObject, JsonValue } from '../canonical.ts';
import { outcomes, statuses, type OutcomeCode, type ReasonCode, type StatusCode } from '../codes.ts';
import { assertAscending } from '../roster/periods.ts';
import { languages, type Language } from '../roster/texts.ts';
import { array, hexBytes, literal, map, nullable, object, text, type Shape } from '../shape.ts';
import { answerNumberShape, counterShape } from './answer.ts';
import { hashShape, memberOrNobodyShape, memberShape, signatureShape, textLimit } from './signing.ts';
import { parseStatement, reasonShape, statementJson, type Statement } from './statement.ts';

/** Acts that need a second member. */
export const acts = ['CLOSE', 'EXTEND', 'REFER', 'OPEN_IDENTITY', 'EXPORT', 'ERASE'] as const;
export type Act = (typeof acts)[number];

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
}

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
const idsShape: Shape<readonly Uint8Array[]> = array(hexBytes(16), 1, 64);
const wordsShape = text(textLimit);
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
