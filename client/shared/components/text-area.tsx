import type { VNode } from 'preact';
import { useLocale } from '../locale/context.tsx';
import { classNames } from './class-names.ts';
import { describedBy, FieldFrame, type FieldProps } from './field.tsx';

/** How much more fits. Negative when the text is too long; the caller decides what counts (characters, or sealed bytes). */
export interface Room {
  readonly left: number;
  readonly unit: 'characters' | 'bytes';
}

interface TextAreaProps extends FieldProps {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly rows?: number | undefined;
  readonly room?: Room | undefined;
  readonly disabled?: boolean | undefined;
}

/** Several lines of text, with the room left below. Never cut off: too much is said aloud and can be shortened. */
export function TextArea(props: TextAreaProps): VNode {
  const { id, value, onInput, rows = 8, room, disabled, error } = props;
  const { t, formatBytes } = useLocale();
  const over = room !== undefined && room.left < 0;
  return (
    <FieldFrame {...props}>
      <textarea
        class={classNames('govuk-textarea', (error !== undefined || over) && 'govuk-textarea--error')}
        id={id}
        name={id}
        rows={rows}
        value={value}
        onInput={(event) => {
          onInput(event.currentTarget.value);
        }}
        autocomplete="off"
        // Spelling helpers of some browsers send what is typed to their makers.
        spellcheck={false}
        disabled={disabled}
        aria-describedby={describedBy(props, room !== undefined && `${id}-room`)}
        aria-invalid={error === undefined && !over ? undefined : 'true'}
      />
      {room !== undefined && (
        <p
          class={classNames('app-room', over && 'app-room--over')}
          id={`${id}-room`}
          aria-live={over ? 'polite' : undefined}
        >
          {room.unit === 'characters'
            ? t(over ? 'room-over-characters' : 'room-left-characters', { count: Math.abs(room.left) })
            : t(over ? 'room-over-bytes' : 'room-left-bytes', { size: formatBytes(Math.abs(room.left)) })}
        </p>
      )}
    </FieldFrame>
  );
}
