/** What a person has answered so far. Lives in memory only, until it is sent or forgotten. */
import type { Category, Channel, Harm, Region, Relation, Sector, Urgency } from '../../../crypto/index.ts';
import type { ReportDraft } from '../../reporting/compose.ts';

/** Short optional questions beside the statement; the code travels with the answer. */
export const prompts = ['WHEN', 'WHERE', 'WHO', 'HOW_KNOWN'] as const;
export type Prompt = (typeof prompts)[number];

export type Safety = 'YES' | 'NO';
export type Handler = 'WOMAN' | 'MAN' | 'ANY';

export interface Draft {
  readonly desk: number | null;
  readonly excludedMembers: readonly number[];
  readonly excludedUnits: readonly number[];
  readonly category: Category | null;
  readonly safety: Safety | null;
  /** Who should talk with the person; asked on the sensitive path. */
  readonly handler: Handler | null;
  readonly sector: Sector | null;
  readonly region: Region | null;
  readonly relation: Relation | null;
  readonly harm: Harm | null;
  readonly urgency: Urgency | null;
  readonly office: string;
  readonly again: boolean;
  readonly statement: string;
  readonly answers: Readonly<Record<Prompt, string>>;
  readonly consent: boolean | null;
  /** False once the person has chosen to send without coming back. */
  readonly comesBack: boolean;
}

export const emptyDraft: Draft = {
  desk: null,
  excludedMembers: [],
  excludedUnits: [],
  category: null,
  safety: null,
  handler: null,
  sector: null,
  region: null,
  relation: null,
  harm: null,
  urgency: null,
  office: '',
  again: false,
  statement: '',
  answers: { WHEN: '', WHERE: '', WHO: '', HOW_KNOWN: '' },
  consent: null,
  comesBack: true,
};

/** Whether something would be lost with the draft. */
export function hasText({ statement, office, answers }: Draft): boolean {
  return [statement, office, ...Object.values(answers)].some((text) => text.trim() !== '');
}

/** On this path help comes first, and no amounts are asked. */
export function isSensitive({ category }: Draft): boolean {
  return category === 'SEXTORTION';
}

/** For the engine. Answers to questions that the path no longer asks are left out. */
export function reportDraft(
  draft: Draft,
  desk: number,
  language: ReportDraft['language'],
  channel: Channel,
): ReportDraft {
  const sensitive = isSensitive(draft);
  const answers = [
    ...prompts.map((question) => ({ question, text: draft.answers[question] })),
    ...(sensitive && draft.safety !== null ? [{ question: 'SAFE_NOW', text: draft.safety }] : []),
    ...(sensitive && draft.handler !== null ? [{ question: 'HANDLER', text: draft.handler }] : []),
  ].filter(({ text }) => text.trim() !== '');
  return {
    desk,
    excluded: { members: ascending(draft.excludedMembers), units: ascending(draft.excludedUnits) },
    consent: draft.consent === true,
    language,
    front: { office: draft.office.trim(), urgency: draft.urgency ?? 'NONE', again: draft.again },
    statement: draft.statement,
    answers,
    codes: {
      channel,
      identity: 'ANON',
      relation: draft.relation ?? 'UNSPECIFIED',
      category: draft.category ?? 'UNSPECIFIED',
      sector: draft.sector ?? 'UNSPECIFIED',
      region: draft.region ?? 'UNSPECIFIED',
      harm: (sensitive ? null : draft.harm) ?? 'UNSPECIFIED',
    },
  };
}

function ascending(numbers: readonly number[]): readonly number[] {
  return [...numbers].sort((a, b) => a - b);
}
