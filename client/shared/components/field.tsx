import type { ComponentChildren, VNode } from 'preact';
import { useT } from '../locale/context.tsx';
import { classNames } from './class-names.ts';
import { Hyphenated } from './heading.tsx';

/** What every question has: its words, help, and what is wrong with the answer. */
export interface FieldProps {
  /** Unique on the page; the error summary links to it. */
  readonly id: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  /** Shown above the field and announced with it; undefined when all is well. */
  readonly error?: string | undefined;
  /** `l` or `m` enlarges the label; with `asHeading` it is the page's heading too. */
  readonly labelSize?: 'l' | 'm' | 's' | undefined;
  readonly asHeading?: boolean | undefined;
  readonly optional?: boolean | undefined;
}

interface FieldFrameProps extends FieldProps {
  readonly children: ComponentChildren;
}

/** Label, hint and error around one control, whose id is `id` and whose help is `describedBy(...)`. */
export function FieldFrame({
  id,
  label,
  hint,
  error,
  labelSize,
  asHeading = false,
  optional = false,
  children,
}: FieldFrameProps): VNode {
  const t = useT();
  const words = (
    <label class={classNames('govuk-label', labelSize && `govuk-label--${labelSize}`)} for={id}>
      <Hyphenated>{label}</Hyphenated>
      {optional && <span class="app-optional"> ({t('optional')})</span>}
    </label>
  );
  return (
    <div class={classNames('govuk-form-group', error !== undefined && 'govuk-form-group--error')}>
      {asHeading ? (
        <h1 class="govuk-label-wrapper" tabIndex={-1}>
          {words}
        </h1>
      ) : (
        words
      )}
      <HintAndError id={id} hint={hint} error={error} />
      {children}
    </div>
  );
}

type HintAndErrorProps = Pick<FieldProps, 'id' | 'hint' | 'error'>;

/** The two lines between a label and its field. */
export function HintAndError({ id, hint, error }: HintAndErrorProps): VNode {
  const t = useT();
  return (
    <>
      {hasContent(hint) && (
        <div class="govuk-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error !== undefined && (
        <p class="govuk-error-message" id={`${id}-error`}>
          <span class="govuk-visually-hidden">{t('error-prefix')} </span>
          {error}
        </p>
      )}
    </>
  );
}

/** The ids for `aria-describedby`: hint, error, and whatever else helps. */
export function describedBy(
  { id, hint, error }: HintAndErrorProps,
  ...others: readonly (string | false)[]
): string | undefined {
  const ids = classNames(hasContent(hint) && `${id}-hint`, error !== undefined && `${id}-error`, ...others);
  return ids === '' ? undefined : ids;
}

function hasContent(children: ComponentChildren): boolean {
  return children !== undefined && children !== null && children !== false && children !== '';
}
