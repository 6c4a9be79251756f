import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { documentsOf, flatten, intimateMark, notIntimateMark } from '../../evidence/documents.ts';
import { shownLimit } from '../../evidence/kind.ts';
import { Button } from '../../shared/components/button.tsx';
import { Icon } from '../../shared/components/icon.tsx';
import { Details } from '../../shared/components/notices.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { showHidden } from '../../staff/strangers-text.ts';
import type { FetchedFile as Fetched } from '../case/file-receivers.ts';
import { useWorkplace } from '../workplace-context.ts';
import { PagesForm } from './pages-form.tsx';
import { PaintForm } from './paint-form.tsx';
import { Preview } from './preview.tsx';
import { RedactForm } from './redact-form.tsx';
import { saveBlob } from './save-blob.ts';
import { ShareForm } from './share-form.tsx';
import { useAccess } from './use-access.ts';

interface FetchedFileProps {
  readonly id: string;
  /** Of the letter that brought it, hex. */
  readonly letter: string;
  /** Place in the attachment. */
  readonly index: number;
  readonly fetched: Fetched;
  /** SHA-256, hex. */
  readonly hash: string;
}

/** A file of the source: looked at or saved, and either is written down first. */
export function FetchedFile({ id, letter, index, fetched: { file, blob }, hash }: FetchedFileProps): VNode {
  const { t, formatBytes } = useLocale();
  const workplace = useWorkplace();
  const page = workplace.open.value?.page ?? null;
  const today = workplace.overview.value?.me.today ?? 0;
  const mayAct = page?.access === 'CIRCLE' && page.status !== null && !page.erased;
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
  const suffix = `${letter.slice(0, 8)}-${String(index)}`;
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
          <Preview
            key={String(intimate)}
            blob={blob}
            name={showHidden(file.name)}
            blurred={intimate}
            below={
              !mayAct
                ? null
                : (text) => (
                    <Details summary={t('redact-title')}>
                      <RedactForm id={id} document={document} text={text} />
                    </Details>
                  )
            }
            mark={
              page?.access !== 'CIRCLE'
                ? null
                : (paintable) => (
                    <>
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
                      {mayAct && paintable.kind === 'PICTURE' && (
                        <Details summary={t('paint-title')}>
                          <PaintForm
                            id={id}
                            document={document}
                            bytes={paintable.bytes}
                            type={paintable.type}
                            intimate={intimate}
                          />
                        </Details>
                      )}
                      {mayAct && paintable.kind === 'PDF' && (
                        <Details summary={t('pages-title')}>
                          <PagesForm
                            id={id}
                            document={document}
                            bytes={paintable.bytes}
                            intimate={intimate}
                            language={page.frontSheet.language}
                          />
                        </Details>
                      )}
                    </>
                  )
            }
          />
          {mayAct && file.size <= shownLimit && (
            <Details summary={t('share-title')}>
              <ShareForm
                id={id}
                document={document}
                read={async () => new Uint8Array(await blob.arrayBuffer())}
                today={today}
              />
            </Details>
          )}
        </div>
      )}
    </li>
  );
}
