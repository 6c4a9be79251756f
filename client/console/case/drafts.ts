/**
 * What a member has begun to write and not sent, by case: in the page's memory, so that another tab, another case and a new sign-in lose
 * nothing. All of it outlives a lock and a reload in the worker's encrypted store (`use-kept-drafts.ts`).
 * Whoever reads a draft while drawing is drawn again when it changes.
 */
import { batch, signal, type Signal } from '@preact/signals';
import {
  recordKinds,
  type Language,
  type RecordByKind,
  type RecordKind,
  type StatusCode,
} from '../../../crypto/index.ts';
import type { KeptForm, KeptForms } from '../worker/draft-forms.ts';
import type { KeptDrafts } from '../worker/drafts.ts';

/** An answer that is being written. */
export interface AnswerDraft {
  readonly status: StatusCode;
  readonly language: Language;
  readonly text: string;
}

/** A sheet that is being written; number 0 is a new one. */
export interface SheetDraft<K extends RecordKind> {
  readonly number: number;
  readonly data: RecordByKind[K];
  /** What the sheet said when the form was opened, to notice a colleague's change. */
  readonly was: string;
}

type Kept<T> = Signal<ReadonlyMap<string, T>>;

export class Drafts {
  readonly #answers: Kept<AnswerDraft> = nothing();
  /** By case and field. */
  readonly #texts: Kept<{ readonly id: string; readonly field: string; readonly text: string }> = nothing();
  readonly #sheets: { readonly [K in RecordKind]: Kept<SheetDraft<K>> } = {
    ALLEGATION: nothing(),
    PERSON: nothing(),
    TASK: nothing(),
    TAG: nothing(),
    LINK: nothing(),
    RETALIATION: nothing(),
    RIGHT: nothing(),
    TRIAGE: nothing(),
    HOLD: nothing(),
  };

  answer(id: string): AnswerDraft | null {
    return this.#answers.value.get(id) ?? null;
  }

  /** Null forgets it. */
  setAnswer(id: string, draft: AnswerDraft | null): void {
    keep(this.#answers, id, draft);
  }

  /** A text of one field of a case; empty while nothing is written. */
  text(id: string, field: string): string {
    return this.#texts.value.get(`${id} ${field}`)?.text ?? '';
  }

  setText(id: string, field: string, text: string): void {
    keep(this.#texts, `${id} ${field}`, text === '' ? null : { id, field, text });
  }

  sheet<K extends RecordKind>(kind: K, id: string): SheetDraft<K> | null {
    const drafts: Kept<SheetDraft<K>> = this.#sheets[kind];
    return drafts.value.get(id) ?? null;
  }

  /** Null forgets it. */
  setSheet<K extends RecordKind>(kind: K, id: string, draft: SheetDraft<K> | null): void {
    const drafts: Kept<SheetDraft<K>> = this.#sheets[kind];
    keep(drafts, id, draft);
  }

  /** Ids of the cases in which something waits to be sent. An open form counts too: nobody else knows what it cost. */
  cases(): readonly string[] {
    const written = [...this.#answers.value].flatMap(([id, { text }]) => (text.trim() === '' ? [] : [id]));
    const texts = [...this.#texts.value.values()].map(({ id }) => id);
    const forms = recordKinds.flatMap((kind) => [...this.#sheets[kind].value.keys()]);
    return [...new Set([...written, ...texts, ...forms])];
  }

  /** All of it. A form that comes back tells by itself what a colleague has changed since. */
  kept(): KeptDrafts {
    const forms = <K extends RecordKind>(kind: K): readonly KeptForm<K>[] => {
      const drafts: Kept<SheetDraft<K>> = this.#sheets[kind];
      return [...drafts.value].map(([id, draft]) => ({ id, ...draft }));
    };
    return {
      answers: [...this.#answers.value].flatMap(([id, draft]) => (draft.text === '' ? [] : [{ id, ...draft }])),
      texts: [...this.#texts.value.values()],
      forms: {
        ALLEGATION: forms('ALLEGATION'),
        PERSON: forms('PERSON'),
        TASK: forms('TASK'),
        TAG: forms('TAG'),
        LINK: forms('LINK'),
        RETALIATION: forms('RETALIATION'),
        RIGHT: forms('RIGHT'),
        TRIAGE: forms('TRIAGE'),
        HOLD: forms('HOLD'),
      },
    };
  }

  /** Beside what was begun since, which goes before. */
  restore({ answers, texts, forms }: KeptDrafts): void {
    batch(() => {
      for (const { id, ...draft } of answers) if (this.answer(id) === null) this.setAnswer(id, draft);
      for (const { id, field, text } of texts) if (this.text(id, field) === '') this.setText(id, field, text);
      for (const kind of recordKinds) this.#restoreForms(kind, forms);
    });
  }

  #restoreForms<K extends RecordKind>(kind: K, forms: Pick<KeptForms, K>): void {
    for (const { id, ...draft } of forms[kind]) if (this.sheet(kind, id) === null) this.setSheet(kind, id, draft);
  }

  clear(): void {
    batch(() => {
      this.#answers.value = new Map();
      this.#texts.value = new Map();
      for (const kind of recordKinds) this.#sheets[kind].value = new Map();
    });
  }
}

function nothing<T>(): Kept<T> {
  return signal<ReadonlyMap<string, T>>(new Map());
}

function keep<T>(kept: Kept<T>, key: string, draft: T | null): void {
  const next = new Map(kept.value);
  if (draft === null) next.delete(key);
  else next.set(key, draft);
  kept.value = next;
}
