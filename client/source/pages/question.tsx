import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button, ButtonGroup } from '../../shared/components/button.tsx';
import { ErrorSummary, type FieldProblem } from '../../shared/components/error-summary.tsx';
import { useT } from '../../shared/locale/context.tsx';
import { useVisit } from '../visit/context.tsx';
import { progressOf, type QuestionStep } from '../visit/steps.ts';

interface QuestionProps {
  readonly step: QuestionStep;
  /** What is wrong with the answer; asked when the person wants to go on. Empty when all is well. */
  readonly check?: (() => readonly FieldProblem[]) | undefined;
  readonly onContinue?: (() => void) | undefined;
  readonly label?: string | undefined;
  /** Beside the button: other ways on. */
  readonly others?: ComponentChildren;
  /** Gets the problems found at the last attempt, to be shown at their fields too. */
  readonly children: (problems: readonly FieldProblem[]) => ComponentChildren;
}

const noProblems: readonly FieldProblem[] = [];

/** One question on one page: problems on top, the answer, one button. */
export function Question({ step, check, onContinue, label, others, children }: QuestionProps): VNode {
  const t = useT();
  const visit = useVisit();
  const [problems, setProblems] = useState(noProblems);
  const [attempt, setAttempt] = useState(0);
  const { now, all } = progressOf(step, visit.draft.value, { mayEscalate: visit.mayEscalate.value });

  // Problems already shown follow the language, like everything else on the page; its texts may arrive later than its name.
  useEffect(() => {
    setProblems((shown) => (shown.length === 0 ? shown : (check?.() ?? noProblems)));
  }, [t]);

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const found = check?.() ?? noProblems;
    setProblems(found);
    setAttempt(attempt + 1);
    if (found.length > 0) return;
    if (onContinue === undefined) visit.next(step);
    else onContinue();
  };

  return (
    <form id={`page-${step}`} noValidate autocomplete="off" onSubmit={submit}>
      <p class="report-step">{t('step-caption', { now, all })}</p>
      <ErrorSummary problems={problems} attempt={attempt} />
      {children(problems)}
      <ButtonGroup>
        <Button type="submit" id="continue">
          {label ?? t('continue')}
        </Button>
        {others}
      </ButtonGroup>
    </form>
  );
}

/** The text of the problem at one field, if it has one. */
export function errorAt(problems: readonly FieldProblem[], field: string): string | undefined {
  return problems.find((problem) => problem.field === field)?.text;
}
