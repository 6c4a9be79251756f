/** Choose a folder with all that lies in it; where a browser cannot, its files. */
import type { VNode } from 'preact';
import { classNames } from '../shared/components/class-names.ts';
import { describedBy, FieldFrame, type FieldProps } from '../shared/components/field.tsx';
import { Icon } from '../shared/components/icon.tsx';
import { useT } from '../shared/locale/context.tsx';

interface FolderInputProps extends FieldProps {
  readonly disabled: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

export function FolderInput(props: FolderInputProps): VNode {
  const { id, disabled, error, onFiles } = props;
  const t = useT();
  return (
    <FieldFrame {...props}>
      <div class={classNames('app-drop', error !== undefined && 'app-drop--error', disabled && 'app-drop--disabled')}>
        <input
          class="app-drop__input"
          id={id}
          type="file"
          multiple
          disabled={disabled}
          ref={(input) => {
            if (input !== null) input.webkitdirectory = true;
          }}
          aria-describedby={describedBy(props)}
          aria-invalid={error === undefined ? undefined : 'true'}
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            // The same folder may be chosen again after something in it was changed.
            event.currentTarget.value = '';
            if (files.length > 0) onFiles(files);
          }}
        />
        <span class="app-drop__face" aria-hidden="true">
          <Icon name="upload" />
          <span class="app-drop__choose">{t('verifier-choose-folder')}</span>
        </span>
      </div>
    </FieldFrame>
  );
}
