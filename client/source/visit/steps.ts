/** Which page follows which. */
import { isSensitive, type Draft } from './draft.ts';

/** The questions, in order. */
export const questions = [
  'readers',
  'exclude',
  'about',
  'safety',
  'place',
  'you',
  'urgency',
  'statement',
  'check',
  'escalation',
  'words',
  'confirm',
  'summary',
] as const;
export type QuestionStep = (typeof questions)[number];

export type Step =
  | QuestionStep
  | 'start'
  | 'leaving'
  | 'sent'
  | 'files'
  | 'done'
  | 'return'
  | 'lost'
  | 'answers'
  | 'escalate'
  | 'escalated'
  | 'message'
  | 'message-sent'
  | 'identity'
  | 'identity-sent';

export interface StepFacts {
  /** Whether the oversight desk could be let in later: it is not the chosen desk, and none of it is excluded. */
  readonly mayEscalate: boolean;
}

/** The questions that are asked of this person. */
export function questionsFor(draft: Draft, { mayEscalate }: StepFacts): readonly QuestionStep[] {
  return questions.filter(
    (step) => (step !== 'safety' || isSensitive(draft)) && (step !== 'escalation' || mayEscalate),
  );
}

/**
 * Where "continue" leads. Somebody who came from the summary to change one answer returns there, by way of questions that
 * the change has opened and that were never shown.
 */
export function stepAfter(step: QuestionStep, draft: Draft, facts: StepFacts, seen: ReadonlySet<Step>): QuestionStep {
  const asked = questionsFor(draft, facts);
  const later = asked.slice(asked.indexOf(step) + 1);
  const following = seen.has('summary') ? later.find((each) => !seen.has(each)) : later[0];
  return following ?? 'summary';
}

/** How far along, for the caption: the questions up to this one, and all of them. */
export function progressOf(
  step: QuestionStep,
  draft: Draft,
  facts: StepFacts,
): { readonly now: number; readonly all: number } {
  const asked = questionsFor(draft, facts);
  return { now: asked.indexOf(step) + 1, all: asked.length };
}
