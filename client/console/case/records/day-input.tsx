import type { VNode } from 'preact';
import { classNames } from '../../../shared/components/class-names.ts';
import { describedBy, FieldFrame, type FieldProps } from '../../../shared/components/field.tsx';
import { useLocale } from '../../../shared/locale/context.tsx';
import { formatIsoDay } from '../../../shared/locale/format.ts';
import { lastDay, parseDay } from './parse-day.ts';

interface DayInputProps extends FieldProps {
  /** UTC days since 1970-01-01; 0 while none is chosen. */
  readonly value: number;
  readonly onChange: (day: number) => void;
}

/** A day, typed or picked. Browsers write it in their own language's order, so it stands below in full. */
export function DayInput(props: DayInputProps): VNode {
  const { id, value, onChange, error } = props;
  const { formatDay } = useLocale();
  return (
    <FieldFrame {...props}>
      <input
        class={classNames('govuk-input', 'govuk-input--width-10', error !== undefined && 'govuk-input--error')}
        type="date"
        id={id}
        name={id}
        autocomplete="off"
        max={formatIsoDay(lastDay)}
        value={value === 0 ? '' : formatIsoDay(value)}
        aria-describedby={describedBy(props, value !== 0 && `${id}-day`)}
        aria-invalid={error === undefined ? undefined : 'true'}
        onChange={(event) => {
          onChange(parseDay(event.currentTarget.value));
        }}
      />
      {value !== 0 && (
        <p class="app-room" id={`${id}-day`}>
          {formatDay(value)}
        </p>
      )}
    </FieldFrame>
  );
}
