/** What a member has begun to write, kept encrypted between two times that the keys are open: a lock must not cost an hour's letter. */
import { z } from 'zod';
import { languages, statuses } from '../../../crypto/index.ts';
import { bytesAsHex, keptFormsShape, noForms } from './draft-forms.ts';
import type { ViewStore } from './view-store.ts';

const id = z.string().regex(/^[0-9a-f]{64}$/u);
const words = z.string().max(100_000);
const draftsShape = z.strictObject({
  answers: z
    .array(z.strictObject({ id, status: z.enum(statuses), language: z.enum(languages), text: words }))
    .max(1_000),
  texts: z.array(z.strictObject({ id, field: z.string().min(1).max(120), text: words })).max(5_000),
  forms: keptFormsShape,
});

/** Answers by case, texts by case and field, and open forms. */
export type KeptDrafts = z.infer<typeof draftsShape>;

export interface DraftExchanges {
  readonly DRAFTS: { readonly ask: null; readonly answer: KeptDrafts };
  /** Takes the place of all that were kept. @returns whether they outlive these keys: not without an encrypted index that can be written */
  readonly KEEP_DRAFTS: { readonly ask: KeptDrafts; readonly answer: boolean };
}

interface DraftHandlers {
  readonly DRAFTS: () => Promise<KeptDrafts>;
  readonly KEEP_DRAFTS: (ask: KeptDrafts) => Promise<boolean>;
}

const none: KeptDrafts = { answers: [], texts: [], forms: noForms };

/**
 * @param store of the keys that are open
 * @param lasting whether what it was given last outlives them
 */
export function draftHandlers(store: () => ViewStore, lasting: () => boolean): DraftHandlers {
  return {
    DRAFTS: async () => parseDrafts(await store().read('drafts')),
    KEEP_DRAFTS: async (drafts) => {
      await store().keep('drafts', JSON.stringify(draftsShape.parse(drafts), bytesAsHex));
      return lasting();
    },
  };
}

/** What another version kept, or nobody can read, is no draft. */
export function parseDrafts(text: string | null): KeptDrafts {
  if (text === null) return none;
  try {
    return draftsShape.parse(JSON.parse(text));
  } catch {
    return none;
  }
}
