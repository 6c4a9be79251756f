/** Choose a folder with all that lies in it; where a browser cannot, its files. */
import type { VNode } from 'preact';
import { describedBy, FieldFrame, type FieldProps } from '../shared/components/field.tsx';

interface FolderInputProps extends FieldProps {
  readonly disabled: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

export function FolderInput(props: FolderInputProps): VNode {
  const { id, disabled, error, onFiles } = props;
  return (
    <FieldFrame {...props}>
      <input
        class="govuk-file-upload"
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
    </FieldFrame>
  );
}
