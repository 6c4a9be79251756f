/**
 * Answers that are ready in four languages. None says what a report is about, who is asked or what was found: a source may read them where
 * somebody looks over their shoulder, and the same words for everybody tell nothing of anybody.
 */
import type { Language, OutcomeCode, ReasonCode, StatusCode } from '../../../../crypto/index.ts';
import { english } from './english.ts';
import { kyrgyz } from './kyrgyz.ts';
import { russian } from './russian.ts';
import { uzbek } from './uzbek.ts';

/** Moments in which something has to be said. */
export const moments = [
  'ACKNOWLEDGED',
  'ASSESSING',
  'INVESTIGATING',
  'MORE_FACTS',
  'WAITING',
  'STILL_WORKING',
  'EXTENDED',
  'REFERRED',
  'PROTECT_YOURSELF',
  'RETALIATION',
  'CONFIRMED',
  'LOST_WORDS',
  'REOPENED',
] as const;
export type Moment = (typeof moments)[number];

/** Questions about the matter that can be ticked; each stands alone on its line. */
export const questions = ['WHO', 'WHAT', 'WHEN', 'WHERE', 'HOW_MUCH', 'WHO_ELSE', 'DOCUMENTS', 'HOW_KNOWN'] as const;
export type QuestionCode = (typeof questions)[number];

/** What only the first writer can know; asked of somebody who lost the words. */
export const proofQuestions = ['WHEN_WROTE', 'LAST_ANSWER', 'FILES_SENT', 'FIRST_LINE', 'DETAIL', 'DESK'] as const;
export type ProofQuestion = (typeof proofQuestions)[number];

/** Everything that is prepared in one language. */
export interface Prepared {
  readonly moments: Readonly<Record<Moment, string>>;
  readonly closed: Readonly<Record<OutcomeCode, string>>;
  readonly questions: Readonly<Record<QuestionCode, string>>;
  /** Stands before ticked questions. */
  readonly pleaseTell: string;
  readonly proof: Readonly<Record<ProofQuestion, string>>;
  readonly exoneration: ExonerationLetter;
}

/** Sheet of paper for somebody who was accused without ground. `{name}` and `{day}` stand for what is known when it is printed. */
export interface ExonerationLetter {
  readonly title: string;
  readonly salutation: string;
  readonly body: readonly string[];
  readonly signature: string;
}

const byLanguage: Readonly<Record<Language, Prepared>> = { ky: kyrgyz, ru: russian, uz: uzbek, en: english };

export function preparedIn(language: Language): Prepared {
  return byLanguage[language];
}

/** The words that go with a status, or null where only the member knows what to say. */
export function wordsFor(language: Language, status: StatusCode, reason: ReasonCode | ''): string | null {
  const { moments: told, closed } = byLanguage[language];
  switch (status) {
    case 'UNDER_ASSESSMENT':
      return told.ASSESSING;
    case 'UNDER_INVESTIGATION':
      return told.INVESTIGATING;
    case 'WAITING_FOR_SOURCE':
      return told.WAITING;
    case 'ACKNOWLEDGED':
    case 'REFERRED':
    case 'EXTENDED':
    case 'CONFIRMED':
    case 'REOPENED':
      return told[status];
    case 'CLOSED': {
      const outcome = Object.keys(closed).find((code) => reason === `OUTCOME_${code}`);
      return outcome !== undefined && isOutcome(outcome) ? closed[outcome] : null;
    }
    case 'MESSAGE':
    case 'RECEIVED':
      return null;
  }

  function isOutcome(code: string): code is OutcomeCode {
    return Object.hasOwn(closed, code);
  }
}

/** Whether a text is one of the prepared ones as it stands: it may be replaced without losing anybody's words. */
export function isPrepared(text: string): boolean {
  const trimmed = text.trim();
  return Object.values(byLanguage).some(
    ({ moments: told, closed }) => Object.values(told).includes(trimmed) || Object.values(closed).includes(trimmed),
  );
}

/** Questions as lines after what stands there already. */
export function askAlso(text: string, language: Language, asked: readonly string[]): string {
  if (asked.length === 0) return text;
  const lines = asked.map((question) => `– ${question}`);
  return [text.trim(), [byLanguage[language].pleaseTell, ...lines].join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');
}
