import type { ComponentChildren, VNode } from 'preact';
import { useT } from '../locale/context.tsx';
import { LinkAction } from './button.tsx';
import { classNames } from './class-names.ts';

/** A question and its answer. */
export interface SummaryRow {
  readonly key: string;
  readonly value: ComponentChildren;
  readonly onChange?: (() => void) | undefined;
}

interface SummaryListProps {
  readonly rows: readonly SummaryRow[];
}

/** Questions with their answers, to check before sending or to read in a case. Keys are unique in the list. */
export function SummaryList({ rows }: SummaryListProps): VNode {
  const t = useT();
  const anyChange = rows.some(({ onChange }) => onChange !== undefined);
  return (
    <dl class="govuk-summary-list">
      {rows.map(({ key, value, onChange }) => (
        <div
          key={key}
          class={classNames(
            'govuk-summary-list__row',
            anyChange && onChange === undefined && 'govuk-summary-list__row--no-actions',
          )}
        >
          <dt class="govuk-summary-list__key">{key}</dt>
          <dd class="govuk-summary-list__value">{value}</dd>
          {onChange !== undefined && (
            <dd class="govuk-summary-list__actions">
              <LinkAction onClick={onChange} label={t('change-what', { what: key })}>
                {t('change')}
              </LinkAction>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
