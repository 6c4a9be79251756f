import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useT } from '../locale/context.tsx';
import { classNames } from './class-names.ts';
import { describedBy, FieldFrame, type FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';

interface FileInputProps extends FieldProps {
  readonly onFiles: (files: readonly File[]) => void;
  readonly multiple?: boolean | undefined;
  /** As the `accept` attribute; a wish only, so check what comes. */
  readonly accept?: string | undefined;
  readonly disabled?: boolean | undefined;
}

/** Choose files, or drop them on the field. Keeps no list of its own: the caller shows what was chosen. */
export function FileInput(props: FileInputProps): VNode {
  const { id, onFiles, multiple = false, accept, disabled = false, error } = props;
  const t = useT();
  const [over, setOver] = useState(false);

  const take = (list: FileList | null | undefined): void => {
    const files = [...(list ?? [])];
    const taken = multiple ? files : files.slice(0, 1);
    if (taken.length > 0) onFiles(taken);
  };

  return (
    <FieldFrame {...props}>
      <div
        class={classNames(
          'app-drop',
          over && 'app-drop--over',
          error !== undefined && 'app-drop--error',
          disabled && 'app-drop--disabled',
        )}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(!disabled);
        }}
        onDragLeave={() => {
          setOver(false);
        }}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          if (!disabled) take(event.dataTransfer?.files);
        }}
      >
        <input
          class="app-drop__input"
          id={id}
          type="file"
          multiple={multiple}
          accept={accept}
          disabled={disabled}
          aria-describedby={describedBy(props)}
          aria-invalid={error === undefined ? undefined : 'true'}
          onChange={(event) => {
            take(event.currentTarget.files);
            // The same file may be chosen again after it was removed.
            event.currentTarget.value = '';
          }}
        />
        <span class="app-drop__face" aria-hidden="true">
          <Icon name="upload" />
          <span class="app-drop__choose">{t(multiple ? 'file-choose-many' : 'file-choose-one')}</span>
          <span class="app-drop__or">{t(multiple ? 'file-drop-many' : 'file-drop-one')}</span>
        </span>
      </div>
    </FieldFrame>
  );
}
