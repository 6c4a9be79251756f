import type { FieldProblem } from '../../shared/components/error-summary.tsx';
import type { Locale } from '../../shared/locale/context.tsx';

/** A problem that is kept: its text is made when it is shown, in the language of that moment. */
export interface FoundProblem {
  readonly field?: string | undefined;
  readonly say: (locale: Locale) => string;
}

export function sayProblems(found: readonly FoundProblem[], locale: Locale): readonly FieldProblem[] {
  return found.map(({ field, say }) => ({ field, text: say(locale) }));
}
