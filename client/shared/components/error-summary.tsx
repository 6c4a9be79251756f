import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useT } from '../locale/context.tsx';

/** One thing to put right. */
export interface FieldProblem {
  /** Id of the field to go to; undefined for a problem that belongs to no field. */
  readonly field?: string | undefined;
  readonly text: string;
}

interface ErrorSummaryProps {
  readonly problems: readonly FieldProblem[];
  readonly title?: string | undefined;
  /** Change it at every failed attempt, so that the focus comes back even when the problems are the same. */
  readonly attempt?: number | undefined;
}

/** All problems of a page on top, each leading to its field. Takes the focus when it appears; shows nothing when all is well. */
export function ErrorSummary({ problems, title, attempt = 0 }: ErrorSummaryProps): VNode | null {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  const any = problems.length > 0;
  useEffect(() => {
    if (any) box.current?.focus();
  }, [any, attempt]);
  if (!any) return null;
  return (
    <div class="govuk-error-summary" ref={box} tabIndex={-1}>
      <div role="alert">
        <h2 class="govuk-error-summary__title">{title ?? t('error-summary-title')}</h2>
        <ul class="govuk-list govuk-error-summary__list">
          {problems.map(({ field, text }) => (
            <li key={`${field ?? ''}:${text}`}>
              {field === undefined ? (
                text
              ) : (
                <a
                  href={`#${field}`}
                  onClick={(event) => {
                    goTo(field, event);
                  }}
                >
                  {text}
                </a>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** Moves to the field without touching the address, and shows its label above it. */
function goTo(id: string, event: MouseEvent): void {
  const field = document.getElementById(id);
  if (field === null) return;
  event.preventDefault();
  const words =
    field.closest('fieldset')?.querySelector('legend') ?? document.querySelector(`label[for="${CSS.escape(id)}"]`);
  (words ?? field).scrollIntoView();
  field.focus({ preventScroll: true });
}
