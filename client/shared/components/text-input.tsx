import type { TargetedInputEvent, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useT } from '../locale/context.tsx';
import { classNames } from './class-names.ts';
import { describedBy, FieldFrame, type FieldProps } from './field.tsx';

interface TextInputProps extends FieldProps {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly type?: 'text' | 'password' | 'search' | undefined;
  /** Shape of the phone's keyboard. */
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | undefined;
  /** `off` unless given: what a source types must not come back as a suggestion. */
  readonly autocomplete?: 'off' | 'username' | 'current-password' | 'new-password' | 'one-time-code' | undefined;
  /** Width in letters, for short answers; the whole column unless given. */
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30 | undefined;
  readonly maxLength?: number | undefined;
  readonly disabled?: boolean | undefined;
}

/** One line of text. A password can be shown and hidden. */
export function TextInput(props: TextInputProps): VNode {
  const {
    id,
    value,
    onInput,
    type = 'text',
    inputMode,
    autocomplete = 'off',
    width,
    maxLength,
    disabled,
    error,
  } = props;
  const t = useT();
  const [shown, setShown] = useState(false);
  const secret = type === 'password';
  const attributes = {
    class: classNames(
      'govuk-input',
      error !== undefined && 'govuk-input--error',
      width && `govuk-input--width-${width}`,
    ),
    id,
    name: id,
    value,
    inputMode,
    autocomplete,
    // Spelling helpers of some browsers send what is typed to their makers.
    spellcheck: false,
    autocapitalize: secret ? ('none' as const) : undefined,
    maxLength,
    disabled,
    'aria-describedby': describedBy(props),
    'aria-invalid': error === undefined ? undefined : ('true' as const),
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => {
      onInput(event.currentTarget.value);
    },
  };
  const input =
    secret && !shown ? (
      <input type="password" {...attributes} />
    ) : type === 'search' ? (
      <input type="search" {...attributes} />
    ) : (
      <input type="text" {...attributes} />
    );
  return (
    <FieldFrame {...props}>
      {secret ? (
        <div class="app-reveal">
          {input}
          <button
            class="govuk-button govuk-button--secondary"
            type="button"
            aria-controls={id}
            aria-label={t(shown ? 'hide-secret' : 'show-secret')}
            onClick={() => {
              setShown(!shown);
            }}
          >
            {t(shown ? 'hide' : 'show')}
          </button>
        </div>
      ) : (
        input
      )}
    </FieldFrame>
  );
}
