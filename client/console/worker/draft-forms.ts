/** Forms that a member has open, as they are kept between two times that the keys are open. Unlike a record, a form may be half filled in. */
import { z } from 'zod';
import {
  categories,
  consequences,
  dueProcessSteps,
  formatHex,
  linkRelations,
  measures,
  outcomes,
  parseHex,
  personRoles,
  retaliationForms,
  type RecordByKind,
  type RecordKind,
} from '../../../crypto/index.ts';

/** One open form; number 0 is a new sheet. */
export interface KeptForm<K extends RecordKind> {
  readonly id: string;
  readonly number: number;
  readonly data: RecordByKind[K];
  /** What the sheet said when the form was opened: whoever brings it back notices what a colleague has changed since. */
  readonly was: string;
}

export type KeptForms = { readonly [K in RecordKind]: readonly KeptForm<K>[] };

const words = z.string().max(100_000);
const whole = z.int().min(0);
const numbers = z.array(whole).max(1_000);
/** As bytes between page and worker, and in hex where it is kept as text. */
const bytes = z.union([
  z.instanceof(Uint8Array),
  z
    .string()
    .regex(/^(?:[0-9a-f]{2}){0,32}$/u)
    .transform((hex) => parseHex(hex)),
]);

function formsOf<T>(data: z.ZodType<T>) {
  const id = z.string().regex(/^[0-9a-f]{64}$/u);
  return z.array(z.strictObject({ id, number: whole, was: words, data })).max(1_000);
}

export const keptFormsShape: z.ZodType<KeptForms> = z.strictObject({
  ALLEGATION: formsOf(
    z.strictObject({
      category: z.enum(['UNSPECIFIED', ...categories]),
      text: words,
      accused: numbers,
      outcome: z.enum(['', ...outcomes]),
      consequences: z.array(z.enum(consequences)),
      reason: words,
    }),
  ),
  PERSON: formsOf(
    z.strictObject({
      sort: z.enum(['PERSON', 'ORGANISATION']),
      name: words,
      roles: z.array(z.enum(personRoles)),
      organisation: whole,
      text: words,
    }),
  ),
  TASK: formsOf(z.strictObject({ text: words, member: whole, due: whole, done: whole })),
  TAG: formsOf(z.strictObject({ text: words })),
  LINK: formsOf(z.strictObject({ letter: bytes, relation: z.enum(linkRelations), text: words })),
  RETALIATION: formsOf(
    z.strictObject({
      form: z.enum(retaliationForms),
      day: whole,
      measure: z.enum(['', ...measures]),
      text: words,
      checked: numbers,
      ended: whole,
    }),
  ),
  RIGHT: formsOf(
    z.strictObject({ person: whole, step: z.enum(dueProcessSteps), due: whole, done: whole, text: words }),
  ),
  TRIAGE: formsOf(
    z.strictObject({ remit: z.enum(['IN', 'OUT', 'UNSURE']), harm: z.enum(['NONE', 'URGENT']), text: words }),
  ),
  HOLD: formsOf(z.strictObject({ text: words })),
});

export const noForms: KeptForms = {
  ...{ ALLEGATION: [], PERSON: [], TASK: [], TAG: [], LINK: [], RETALIATION: [], RIGHT: [], TRIAGE: [], HOLD: [] },
};

/** For JSON, which has no bytes. */
export function bytesAsHex(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? formatHex(value) : value;
}
