import type { VNode } from 'preact';
import { LinkAction } from '../../shared/components/button.tsx';
import { FileInput } from '../../shared/components/file-input.tsx';
import { Icon } from '../../shared/components/icon.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { inspectPhoto, photoHeadLength, type PhotoMetadata } from '../check/photo-metadata.ts';

export interface ChosenFile {
  readonly id: number;
  readonly file: File;
  /** As readers will see it; neutral, in the order of choosing, with the original's ending. */
  readonly name: string;
  /** Null while it is being looked at. */
  readonly metadata: PhotoMetadata | null;
}

interface AttachedFilesProps {
  readonly files: readonly ChosenFile[];
  readonly error: string | undefined;
  readonly onAdd: (files: readonly File[]) => void;
  readonly onRemove: (id: number) => void;
}

/** Choosing files, and what each says about whoever made it. */
export function AttachedFiles({ files, error, onAdd, onRemove }: AttachedFilesProps): VNode {
  const { t, formatBytes } = useLocale();
  return (
    <>
      <FileInput id="files" label={t('files-choose')} hint={t('files-hint')} multiple error={error} onFiles={onAdd} />
      {files.length > 0 && (
        <ul class="report-files" aria-label={t('files-list')}>
          {files.map(({ id, file, name, metadata }) => (
            <li key={id}>
              <Icon name="file-text" />
              <span class="report-files__name">
                {file.name}
                <span class="report-files__about">
                  {formatBytes(file.size)} · {t('files-renamed', { name })}
                </span>
                <MetadataLine metadata={metadata} file={file} />
              </span>
              <LinkAction
                label={t('remove-what', { what: file.name })}
                onClick={() => {
                  onRemove(id);
                }}
              >
                {t('remove')}
              </LinkAction>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function MetadataLine({ metadata, file }: Pick<ChosenFile, 'metadata' | 'file'>): VNode | null {
  const { t } = useLocale();
  if (file.size === 0)
    return (
      <span class="report-files__warning">
        <Icon name="triangle-alert" />
        {t('files-empty-here')}
      </span>
    );
  if (metadata === null) return null;
  if (metadata.kind === 'NONE') return <span class="report-files__about">{t('files-metadata-none')}</span>;
  if (metadata.kind === 'UNKNOWN')
    return (
      <span class="report-files__about">
        {t(
          file.type.startsWith('image/') || file.type.startsWith('video/')
            ? 'files-metadata-media'
            : 'files-metadata-document',
        )}
      </span>
    );
  return (
    <span class="report-files__warning">
      <Icon name="triangle-alert" />
      {t(metadata.place ? 'files-metadata-place' : metadata.device ? 'files-metadata-device' : 'files-metadata-some')}
    </span>
  );
}

/** Looks at the beginning of a file. What cannot be read is unknown here; sending it will say so. */
export async function inspectFile(file: File): Promise<PhotoMetadata> {
  try {
    return inspectPhoto(new Uint8Array(await file.slice(0, photoHeadLength).arrayBuffer()));
  } catch {
    return { kind: 'UNKNOWN' };
  }
}

/** File names tell stories (`Report_Aigul_final.docx`): only the ending goes along. */
export function neutralName(file: Pick<File, 'name'>, number: number): string {
  const ending = /\.[a-z0-9]{1,8}$/iu.exec(file.name)?.[0].toLowerCase() ?? '';
  return `file-${String(number)}${ending}`;
}
