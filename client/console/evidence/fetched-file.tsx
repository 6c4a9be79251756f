import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { documentsOf, flatten, intimateMark, notIntimateMark } from '../../evidence/documents.ts';
import { Button } from '../../shared/components/button.tsx';
import { Icon } from '../../shared/components/icon.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { showHidden } from '../../staff/strangers-text.ts';
import type { FetchedFile as Fetched } from '../case/file-receivers.ts';
import { useWorkplace } from '../workplace-context.ts';
import { Preview } from './preview.tsx';
import { saveBlob } from './save-blob.ts';
import { useAccess } from './use-access.ts';

interface FetchedFileProps {
  readonly id: string;
  readonly index: number;
  readonly fetched: Fetched;
  /** SHA-256, hex. */
  readonly hash: string;
}

/** A file of the source: looked at or saved, and either is written down first. */
export function FetchedFile({ id, index, fetched: { file, blob }, hash }: FetchedFileProps): VNode {
  const { t, formatBytes } = useLocale();
  const page = useWorkplace().open.value?.page ?? null;
  const { error, record } = useAccess(id);
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const document = { hash, name: file.name, length: file.size };
  const marked = flatten(documentsOf(page?.custody ?? [])).find((each) => each.hash === hash)?.intimate ?? null;
  const intimate = marked ?? page?.category === 'SEXTORTION';
  const after = async (recorded: Promise<boolean>, then: () => void): Promise<void> => {
    setBusy(true);
    if (await recorded) then();
    setBusy(false);
  };
  const suffix = String(index);
  return (
    <li>
      <Icon name="paperclip" />
      <span class="app-files__name">{showHidden(file.name)}</span>
      <span class="app-files__size">{formatBytes(file.size)}</span>
      <Button
        id={`file-look-${suffix}`}
        small
        tone="quiet"
        icon="eye"
        disabled={busy}
        onClick={() => {
          if (shown) setShown(false);
          else
            void after(record('VIEWED', document), () => {
              setShown(true);
            });
        }}
      >
        {shown ? t('files-hide') : t('files-look')}
      </Button>
      <Button
        id={`file-save-${suffix}`}
        small
        tone="secondary"
        icon="download"
        disabled={busy}
        onClick={() => {
          void after(record('SAVED', document), () => {
            saveBlob(blob, file.safeName);
          });
        }}
      >
        {t('files-save')}
      </Button>
      {error !== undefined && <p class="govuk-error-message">{error}</p>}
      {shown && (
        <div class="app-files__preview">
          <Preview key={String(intimate)} blob={blob} name={showHidden(file.name)} blurred={intimate} />
          {page?.access === 'CIRCLE' && (
            <Button
              id={`file-mark-${suffix}`}
              small
              tone="quiet"
              onClick={() => {
                void record('VIEWED', document, intimate ? notIntimateMark : intimateMark);
              }}
            >
              {intimate ? t('file-not-intimate') : t('file-intimate')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
