import type { VNode } from 'preact';
import { classNames } from '../../../shared/components/class-names.ts';
import { describedBy, FieldFrame, type FieldProps } from '../../../shared/components/field.tsx';
import { useLocale } from '../../../shared/locale/context.tsx';
import { formatIsoDay } from '../../../shared/locale/format.ts';

const millisecondsPerDay = 86_400_000;
/** Days are 16 bits on the wire. */
const lastDay = 0xffff;

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

/** `2026-11-23`; 0 for anything else, and for days that no event can carry. */
export function parseDay(text: string): number {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return 0;
  const day = Date.parse(`${text}T00:00:00Z`) / millisecondsPerDay;
  return Number.isSafeInteger(day) && day > 0 && day <= lastDay ? day : 0;
}
