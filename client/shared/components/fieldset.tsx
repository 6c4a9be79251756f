import type { ComponentChildren, VNode } from 'preact';
import { classNames } from './class-names.ts';
import { Hyphenated } from './heading.tsx';

interface FieldsetProps {
  readonly legend: ComponentChildren;
  readonly legendSize?: 'l' | 'm' | 's' | undefined;
  /** The legend is the page's heading: one question per page. */
  readonly asHeading?: boolean | undefined;
  readonly describedBy?: string | undefined;
  readonly children: ComponentChildren;
}

/** Fields that answer one question together. */
export function Fieldset({ legend, legendSize, asHeading = false, describedBy, children }: FieldsetProps): VNode {
  const size = legendSize ?? (asHeading ? 'l' : undefined);
  const words = <Hyphenated>{legend}</Hyphenated>;
  return (
    <fieldset class="govuk-fieldset" aria-describedby={describedBy}>
      <legend class={classNames('govuk-fieldset__legend', size && `govuk-fieldset__legend--${size}`)}>
        {asHeading ? (
          <h1 class="govuk-fieldset__heading" tabIndex={-1}>
            {words}
          </h1>
        ) : (
          words
        )}
      </legend>
      {children}
    </fieldset>
  );
}
