import type { ComponentChildren, VNode } from 'preact';
import { classNames } from './class-names.ts';
import { describedBy, HintAndError, type FieldProps } from './field.tsx';
import { Fieldset } from './fieldset.tsx';

/** One possible answer. */
export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly disabled?: boolean | undefined;
  /** Further questions, shown while this answer is chosen. */
  readonly reveal?: ComponentChildren;
}

interface ChoiceProps<Value extends string> extends Omit<FieldProps, 'labelSize' | 'optional'> {
  readonly options: readonly Option<Value>[];
  readonly labelSize?: 'l' | 'm' | 's' | undefined;
  readonly small?: boolean | undefined;
}

interface RadiosProps<Value extends string> extends ChoiceProps<Value> {
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  /** Side by side where there is room: two short answers such as yes and no. */
  readonly inline?: boolean | undefined;
}

/** One answer of several. The first option carries the field's id, so that the error summary lands on it. */
export function Radios<Value extends string>(props: RadiosProps<Value>): VNode {
  const { id, label, labelSize, asHeading, error, options, value, onChange, inline = false, small = false } = props;
  return (
    <ChoiceFrame {...props} label={label} labelSize={labelSize} asHeading={asHeading} error={error}>
      <div class={classNames('govuk-radios', inline && 'govuk-radios--inline', small && 'govuk-radios--small')}>
        {options.map((option, index) => (
          <ChoiceItem
            key={option.value}
            kind="radios"
            id={index === 0 ? id : `${id}-${option.value}`}
            name={id}
            option={option}
            checked={option.value === value}
            onChange={() => {
              onChange(option.value);
            }}
          />
        ))}
      </div>
    </ChoiceFrame>
  );
}

interface CheckboxesProps<Value extends string> extends ChoiceProps<Value> {
  readonly values: readonly Value[];
  readonly onChange: (values: readonly Value[]) => void;
}

/** Any number of answers, kept in the order of the options. */
export function Checkboxes<Value extends string>(props: CheckboxesProps<Value>): VNode {
  const { id, options, values, onChange, small = false } = props;
  const toggle = (value: Value): void => {
    onChange(options.map((option) => option.value).filter((each) => (each === value) !== values.includes(each)));
  };
  return (
    <ChoiceFrame {...props}>
      <div class={classNames('govuk-checkboxes', small && 'govuk-checkboxes--small')}>
        {options.map((option, index) => (
          <ChoiceItem
            key={option.value}
            kind="checkboxes"
            id={index === 0 ? id : `${id}-${option.value}`}
            name={id}
            option={option}
            checked={values.includes(option.value)}
            onChange={() => {
              toggle(option.value);
            }}
          />
        ))}
      </div>
    </ChoiceFrame>
  );
}

interface CheckboxProps {
  readonly id: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly error?: string | undefined;
  readonly small?: boolean | undefined;
}

/** A single statement to agree with. */
export function Checkbox({ id, label, hint, checked, onChange, error, small = false }: CheckboxProps): VNode {
  return (
    <div class={classNames('govuk-form-group', error !== undefined && 'govuk-form-group--error')}>
      <HintAndError id={id} hint={undefined} error={error} />
      <div class={classNames('govuk-checkboxes', small && 'govuk-checkboxes--small')}>
        <ChoiceItem
          kind="checkboxes"
          id={id}
          name={id}
          option={{ value: 'yes', label, hint }}
          checked={checked}
          describedBy={error === undefined ? undefined : `${id}-error`}
          onChange={() => {
            onChange(!checked);
          }}
        />
      </div>
    </div>
  );
}

interface ChoiceFrameProps extends Omit<FieldProps, 'optional'> {
  readonly children: ComponentChildren;
}

function ChoiceFrame({ id, label, hint, error, labelSize, asHeading, children }: ChoiceFrameProps): VNode {
  return (
    <div class={classNames('govuk-form-group', error !== undefined && 'govuk-form-group--error')}>
      <Fieldset
        legend={label}
        legendSize={labelSize}
        asHeading={asHeading}
        describedBy={describedBy({ id, hint, error })}
      >
        <HintAndError id={id} hint={hint} error={error} />
        {children}
      </Fieldset>
    </div>
  );
}

interface ChoiceItemProps {
  readonly kind: 'radios' | 'checkboxes';
  readonly id: string;
  readonly name: string;
  readonly option: Option<string>;
  readonly checked: boolean;
  readonly describedBy?: string | undefined;
  readonly onChange: () => void;
}

function ChoiceItem({ kind, id, name, option, checked, describedBy: description, onChange }: ChoiceItemProps): VNode {
  const hasHint = option.hint !== undefined && option.hint !== null;
  return (
    <>
      <div class={`govuk-${kind}__item`}>
        <input
          class={`govuk-${kind}__input`}
          id={id}
          name={name}
          type={kind === 'radios' ? 'radio' : 'checkbox'}
          value={option.value}
          checked={checked}
          disabled={option.disabled}
          onChange={onChange}
          autocomplete="off"
          aria-describedby={classNames(hasHint && `${id}-item-hint`, description) || undefined}
        />
        <label class={`govuk-label govuk-${kind}__label`} for={id}>
          {option.label}
        </label>
        {hasHint && (
          <div class={`govuk-hint govuk-${kind}__hint`} id={`${id}-item-hint`}>
            {option.hint}
          </div>
        )}
      </div>
      {checked && option.reveal !== undefined && <div class={`govuk-${kind}__conditional`}>{option.reveal}</div>}
    </>
  );
}
