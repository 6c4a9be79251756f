/**
 * Records: what a body keeps about a case beside its course, as numbered sheets of several kinds (protocol section 7.4). A sheet that is
 * written again takes the place of what it said; what it said before stays in the history. A new kind is a line in `RecordByKind` and one
 * in `codecs`.
 */
import { formatBase64 } from '../bytes.ts';
import type { JsonObject, JsonValue } from '../canonical.ts';
import {
  categories,
  consequences,
  measures,
  outcomes,
  retaliationForms,
  type Category,
  type Consequence,
  type Measure,
  type OutcomeCode,
  type RetaliationForm,
  type Unspecified,
} from '../codes.ts';
import { ProtocolError } from '../errors.ts';
import { assertAscending, dayShape } from '../roster/periods.ts';
import { array, integer, literal, map, object, text, type Shape } from '../shape.ts';
import { hashShape, memberOrNobodyShape } from './signing.ts';

/** Sheets of one kind in one case. */
export const recordLimit = 512;

export const personRoles = ['ACCUSED', 'AFFECTED', 'WITNESS', 'INVOLVED'] as const;
export type PersonRole = (typeof personRoles)[number];
export const linkRelations = ['RELATED', 'SAME_MATTER', 'DUPLICATE', 'SAME_SOURCE', 'EARLIER'] as const;
export type LinkRelation = (typeof linkRelations)[number];
/** What a person who is accused is owed. */
export const dueProcessSteps = ['NOTICE', 'CORRECTION', 'EXONERATION'] as const;
export type DueProcessStep = (typeof dueProcessSteps)[number];
/** Days after an act of retaliation on which somebody asks how it went on. */
export const retaliationChecks = [30, 90, 180, 365] as const;

/** Days are UTC days since 1970-01-01, 0 for none; numbers of other sheets are 1 or more, 0 for none. */
export interface RecordByKind {
  /** What somebody is said to have done. An outcome of its own; empty while it is open. */
  readonly ALLEGATION: {
    readonly category: Category | Unspecified;
    readonly text: string;
    /** Numbers of PERSON sheets, ascending. */
    readonly accused: readonly number[];
    readonly outcome: OutcomeCode | '';
    readonly consequences: readonly Consequence[];
    /** Why this outcome. */
    readonly reason: string;
  };
  readonly PERSON: {
    readonly sort: 'PERSON' | 'ORGANISATION';
    readonly name: string;
    readonly roles: readonly PersonRole[];
    /** Number of a PERSON sheet that is an organisation. */
    readonly organisation: number;
    readonly text: string;
  };
  readonly TASK: {
    readonly text: string;
    readonly member: number;
    readonly due: number;
    readonly done: number;
  };
  readonly TAG: { readonly text: string };
  /** To another case, named by the commit of its first letter. */
  readonly LINK: { readonly letter: Uint8Array; readonly relation: LinkRelation; readonly text: string };
  readonly RETALIATION: {
    readonly form: RetaliationForm;
    readonly day: number;
    readonly measure: Measure | '';
    readonly text: string;
    /** Days of the follow-ups made, ascending. */
    readonly checked: readonly number[];
    /** Last day, once nothing more is to be feared. */
    readonly ended: number;
  };
  readonly RIGHT: {
    /** Number of the PERSON sheet. */
    readonly person: number;
    readonly step: DueProcessStep;
    readonly due: number;
    readonly done: number;
    /** Why it is delayed, what was corrected, or how it was told. */
    readonly text: string;
  };
  /** The first look: number 1 alone. */
  readonly TRIAGE: {
    readonly remit: 'IN' | 'OUT' | 'UNSURE';
    readonly harm: 'NONE' | 'URGENT';
    readonly text: string;
  };
  /** A legal hold: while one is kept, nothing is erased. */
  readonly HOLD: { readonly text: string };
}

export type RecordKind = keyof RecordByKind;

export type RecordContent = {
  readonly [K in RecordKind]: { readonly kind: K; readonly data: RecordByKind[K] };
}[RecordKind];

interface Codec<T> {
  readonly parse: Shape<T>;
  readonly format: (data: T) => JsonObject;
}

const words = text(8_192);
const name = text(512, 1);
const dayOrNone: Shape<number> = (value) => (value === 0 ? 0 : dayShape(value));
const numberShape = integer(1, recordLimit);
const numberOrNone = integer(0, recordLimit);
const numbers = ascending(array(numberShape, 0, 64));
const plain = (data: JsonObject): JsonObject => data;

/** Each code once, in the order of its list. */
function codesOf<const C extends string>(list: readonly C[]): Shape<readonly C[]> {
  return map(array(literal(...list), 0, list.length), (codes) => {
    const sorted = list.filter((code) => codes.includes(code));
    if (sorted.length !== codes.length || !sorted.every((code, index) => code === codes[index]))
      throw new ProtocolError('NOT_CANONICAL');
    return codes;
  });
}

function ascending(shape: Shape<readonly number[]>): Shape<readonly number[]> {
  return map(shape, (list) => {
    assertAscending(list);
    return list;
  });
}

const codecs: { readonly [K in RecordKind]: Codec<RecordByKind[K]> } = {
  ALLEGATION: {
    parse: object({
      category: literal('UNSPECIFIED', ...categories),
      text: words,
      accused: numbers,
      outcome: literal('', ...outcomes),
      consequences: codesOf(consequences),
      reason: words,
    }),
    format: plain,
  },
  PERSON: {
    parse: object({
      sort: literal('PERSON', 'ORGANISATION'),
      name,
      roles: codesOf(personRoles),
      organisation: numberOrNone,
      text: words,
    }),
    format: plain,
  },
  TASK: {
    parse: object({ text: text(8_192, 1), member: memberOrNobodyShape, due: dayOrNone, done: dayOrNone }),
    format: plain,
  },
  TAG: { parse: object({ text: text(128, 1) }), format: plain },
  LINK: {
    parse: object({ letter: hashShape, relation: literal(...linkRelations), text: words }),
    format: ({ letter, relation, text: why }) => ({ letter: formatBase64(letter), relation, text: why }),
  },
  RETALIATION: {
    parse: object({
      form: literal(...retaliationForms),
      day: dayShape,
      measure: literal('', ...measures),
      text: words,
      checked: ascending(array(dayShape, 0, 64)),
      ended: dayOrNone,
    }),
    format: plain,
  },
  RIGHT: {
    parse: object({
      person: numberShape,
      step: literal(...dueProcessSteps),
      due: dayOrNone,
      done: dayOrNone,
      text: words,
    }),
    format: plain,
  },
  TRIAGE: {
    parse: object({ remit: literal('IN', 'OUT', 'UNSURE'), harm: literal('NONE', 'URGENT'), text: words }),
    format: plain,
  },
  HOLD: { parse: object({ text: words }), format: plain },
};

export const recordKinds: readonly RecordKind[] = Object.keys(codecs).filter(isRecordKind);

export function isRecordKind(kind: string): kind is RecordKind {
  return Object.hasOwn(codecs, kind);
}

/** @throws MALFORMED, RANGE, NOT_CANONICAL */
export function parseRecord(kind: RecordKind, data: JsonValue): RecordContent {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the codec of this very kind read it
  return { kind, data: codecs[kind].parse(data) } as RecordContent;
}

export function recordJson<K extends RecordKind>(content: {
  readonly kind: K;
  readonly data: RecordByKind[K];
}): JsonObject {
  return codecs[content.kind].format(content.data);
}

/** A sheet as it stands, with who wrote it last. */
export interface Sheet<K extends RecordKind> {
  readonly number: number;
  /** False once it was taken back; its number is not given again. */
  readonly kept: boolean;
  /** Member number of the last writer. */
  readonly by: number;
  readonly day: number;
  readonly data: RecordByKind[K];
}

/** All sheets of a case, each kind in the order of its numbers from 1. */
export type Sheets = { readonly [K in RecordKind]: readonly Sheet<K>[] };

export const noSheets: Sheets = {
  ALLEGATION: [],
  PERSON: [],
  TASK: [],
  TAG: [],
  LINK: [],
  RETALIATION: [],
  RIGHT: [],
  TRIAGE: [],
  HOLD: [],
};

/** Why a record is not written, or null. @param circle member numbers who may be given tasks */
export function recordFault(
  sheets: Sheets,
  content: RecordContent & { readonly number: number },
  circle: readonly number[],
): 'WRONG_NUMBER' | 'UNKNOWN_RECORD' | 'NOT_ELIGIBLE' | null {
  const count = sheets[content.kind].length;
  const most = content.kind === 'TRIAGE' ? 1 : recordLimit;
  if (content.number < 1 || content.number > Math.min(count + 1, most)) return 'WRONG_NUMBER';
  // Whom a sheet names already it may go on naming: a task of somebody who has left can still be crossed off or taken back.
  const before = sheetBefore(sheets, content);
  const known = before === null ? [] : personsNamed(before);
  const fresh = personsNamed(content).filter((number) => !known.includes(number));
  if (!fresh.every((number) => sheets.PERSON.some((sheet) => sheet.number === number && sheet.kept)))
    return 'UNKNOWN_RECORD';
  if (content.kind !== 'TASK' || content.data.member === 0 || circle.includes(content.data.member)) return null;
  return before?.kind === 'TASK' && before.data.member === content.data.member ? null : 'NOT_ELIGIBLE';
}

/** What the sheet of this number says so far. */
function sheetBefore(
  sheets: Sheets,
  { kind, number }: { readonly kind: RecordKind; readonly number: number },
): RecordContent | null {
  const data = sheets[kind][number - 1]?.data;
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- sheets of a kind hold the data of that kind
  return data === undefined ? null : ({ kind, data } as RecordContent);
}

function personsNamed(content: RecordContent): readonly number[] {
  switch (content.kind) {
    case 'ALLEGATION':
      return content.data.accused;
    case 'RIGHT':
      return [content.data.person];
    case 'PERSON':
      return content.data.organisation === 0 ? [] : [content.data.organisation];
    default:
      return [];
  }
}

/** The sheets after one was written. */
export function withSheet<K extends RecordKind>(sheets: Sheets, kind: K, sheet: Sheet<K>): Sheets {
  const list: readonly Sheet<K>[] = sheets[kind];
  const next =
    sheet.number > list.length ? [...list, sheet] : list.map((each) => (each.number === sheet.number ? sheet : each));
  return { ...sheets, [kind]: next };
}

/** Allegations that stand without an outcome. */
export function undecided(sheets: Sheets): number {
  return sheets.ALLEGATION.filter(({ kept, data }) => kept && data.outcome === '').length;
}

export function isOnHold(sheets: Sheets): boolean {
  return sheets.HOLD.some(({ kept }) => kept);
}
