import type { VNode } from 'preact';
import { useT } from '../locale/context.tsx';
import { classNames } from './class-names.ts';
import { describedBy, FieldFrame, type FieldProps } from './field.tsx';

interface SelectProps<Value extends string> extends FieldProps {
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  /** Null shows "choose", which cannot be chosen again. */
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean | undefined;
}

/** One answer of many. For fewer than eight, radios are easier. */
export function Select<Value extends string>(props: SelectProps<Value>): VNode {
  const { id, options, value, onChange, disabled, error } = props;
  const t = useT();
  return (
    <FieldFrame {...props}>
      <select
        class={classNames('govuk-select', error !== undefined && 'govuk-select--error')}
        id={id}
        name={id}
        value={value ?? ''}
        disabled={disabled}
        autocomplete="off"
        aria-describedby={describedBy(props)}
        aria-invalid={error === undefined ? undefined : 'true'}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.currentTarget.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {value === null && (
          <option value="" disabled>
            {t('choose-option')}
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
