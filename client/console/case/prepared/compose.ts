/** How prepared words and questions come into an answer that is being written: nothing that a member has typed is ever replaced. */
import type { Language, StatusCode } from '../../../../crypto/index.ts';
import type { AnswerDraft } from '../drafts.ts';
import {
  askAlso,
  isPrepared,
  moments,
  preparedIn,
  proofQuestions,
  type Moment,
  type ProofQuestion,
  type QuestionCode,
} from './prepared-answer.ts';

/** The status that a moment is told with; null where it stays as it is. */
export const statusOfMoment: Readonly<Record<Moment, StatusCode | null>> = {
  ACKNOWLEDGED: 'ACKNOWLEDGED',
  ASSESSING: 'UNDER_ASSESSMENT',
  INVESTIGATING: 'UNDER_INVESTIGATION',
  MORE_FACTS: null,
  WAITING: 'WAITING_FOR_SOURCE',
  STILL_WORKING: null,
  EXTENDED: 'EXTENDED',
  REFERRED: 'REFERRED',
  PROTECT_YOURSELF: null,
  RETALIATION: null,
  CONFIRMED: 'CONFIRMED',
  LOST_WORDS: null,
  REOPENED: 'REOPENED',
};

/** A new report is acknowledged first, in prepared words; otherwise an empty message. @param statuses that one signature can tell */
export function firstDraft(statuses: readonly StatusCode[], language: Language): AnswerDraft {
  return statuses.includes('ACKNOWLEDGED')
    ? { status: 'ACKNOWLEDGED', language, text: preparedIn(language).moments.ACKNOWLEDGED }
    : { status: 'MESSAGE', language, text: '' };
}

/** In place of other prepared words, else after what was typed. The status goes along where it may. */
export function withMoment(draft: AnswerDraft, moment: Moment, statuses: readonly StatusCode[]): AnswerDraft {
  const words = preparedIn(draft.language).moments[moment];
  const typed = draft.text.trim();
  const text = typed === '' || isPrepared(typed) ? words : `${typed}\n\n${words}`;
  const told = statusOfMoment[moment];
  return { ...draft, text, status: told !== null && statuses.includes(told) ? told : draft.status };
}

/** Ticked questions at the end; whoever asks waits for an answer, so that the status says so where it may. */
export function withQuestions(
  draft: AnswerDraft,
  asked: readonly QuestionCode[],
  statuses: readonly StatusCode[],
): AnswerDraft {
  if (asked.length === 0) return draft;
  const prepared = preparedIn(draft.language);
  const text = askAlso(
    draft.text,
    draft.language,
    asked.map((code) => prepared.questions[code]),
  );
  return { ...draft, text, status: waiting(draft, statuses) };
}

/** The words for somebody who lost theirs, with one question that only the first writer can answer. */
export function withProof(draft: AnswerDraft, asked: ProofQuestion, statuses: readonly StatusCode[]): AnswerDraft {
  const prepared = preparedIn(draft.language);
  const words = `${prepared.moments.LOST_WORDS}\n\n– ${prepared.proof[asked]}`;
  const typed = draft.text.trim();
  const text = typed === '' || isPrepared(typed) ? words : `${typed}\n\n${words}`;
  return { ...draft, text, status: waiting(draft, statuses) };
}

/** The same prepared words in another language; one's own words stay, they are nobody's but the writer's to translate. */
export function inLanguage(draft: AnswerDraft, language: Language): AnswerDraft {
  const before = preparedIn(draft.language).moments;
  const same = moments.find((moment) => before[moment] === draft.text.trim());
  return { ...draft, language, text: same === undefined ? draft.text : preparedIn(language).moments[same] };
}

/** Whether one of the body's answers has asked something that only the first writer knows. */
export function hasAskedProof(texts: readonly string[]): boolean {
  const asked = (['ky', 'ru', 'uz', 'en'] as const).flatMap((language) =>
    proofQuestions.map((code) => preparedIn(language).proof[code]),
  );
  return texts.some((text) => asked.some((question) => text.includes(question)));
}

function waiting(draft: AnswerDraft, statuses: readonly StatusCode[]): StatusCode {
  return draft.status === 'MESSAGE' && statuses.includes('WAITING_FOR_SOURCE') ? 'WAITING_FOR_SOURCE' : draft.status;
}
