import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { describeProblem } from '../../shared/api/problem.ts';
import { Button, ButtonGroup } from '../../shared/components/button.tsx';
import { InsetText } from '../../shared/components/notices.tsx';
import { Progress } from '../../shared/components/progress.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { codeOf } from '../../staff/worker-link.ts';
import type { FileReceiver } from '../file-link.ts';
import { FetchedFile } from '../evidence/fetched-file.tsx';
import type { FetchedFacts } from '../worker/evidence.ts';
import { useWorkplace } from '../workplace-context.ts';
import { BlobReceiver, FolderReceiver, type FetchedFile as Fetched } from './file-receivers.ts';

/** Above this, files go straight into a folder where the browser can do that. */
const largeAttachment = 64 * 1024 * 1024;

interface AttachmentProps {
  readonly id: string;
  readonly letter: string;
  /** Padded: what the server knows. */
  readonly length: number;
}

type Stage =
  | { readonly name: 'waiting' }
  | { readonly name: 'fetching'; readonly bytes: number }
  | { readonly name: 'fetched'; readonly files: readonly Fetched[]; readonly facts: FetchedFacts }
  | { readonly name: 'written' }
  | { readonly name: 'failed'; readonly code: string };

/** The files of a letter. What is fetched, looked at or saved stands in the custody record. */
export function Attachment({ id, letter, length }: AttachmentProps): VNode {
  const { t, formatBytes } = useLocale();
  const workplace = useWorkplace();
  const [stage, setStage] = useState<Stage>({ name: 'waiting' });
  const large = length > largeAttachment && window.showDirectoryPicker !== undefined;

  const fetchInto = async (
    into: 'MEMORY' | 'FOLDER',
    receiver: FileReceiver,
    done: (facts: FetchedFacts) => Stage,
  ): Promise<void> => {
    setStage({ name: 'fetching', bytes: 0 });
    try {
      setStage(done(await workplace.fetchFiles('FETCH_FILES', { id, letter, into }, receiver)));
    } catch (error) {
      setStage({ name: 'failed', code: codeOf(error) });
    }
  };
  const count = (bytes: number): void => {
    setStage((now) => (now.name === 'fetching' ? { name: 'fetching', bytes: now.bytes + bytes } : now));
  };
  const fetchToMemory = (): void => {
    const receiver = new BlobReceiver(count);
    void fetchInto('MEMORY', receiver, (facts) => ({ name: 'fetched', files: receiver.fetched(), facts }));
  };
  const fetchToFolder = async (): Promise<void> => {
    // Chosen first: the browser asks only right after a press.
    const folder = await window.showDirectoryPicker?.({ mode: 'readwrite' }).catch(() => undefined);
    if (folder === undefined) return;
    await fetchInto('FOLDER', new FolderReceiver(folder, count), () => ({ name: 'written' }));
  };

  return (
    <section class="app-card" aria-label={t('files-title')}>
      <h3 class="app-card__title">{t('files-title')}</h3>
      {stage.name === 'fetching' && (
        <Progress
          id={`files-progress-${letter.slice(0, 8)}`}
          label={t('files-fetching')}
          value={stage.bytes === 0 ? undefined : stage.bytes / length}
          detail={formatBytes(stage.bytes)}
        />
      )}
      {stage.name === 'failed' && <p class="govuk-error-message">{describeProblem(stage.code, t)}</p>}
      {(stage.name === 'waiting' || stage.name === 'failed') && (
        <>
          <p>{t('files-lead', { size: formatBytes(length) })}</p>
          <ButtonGroup>
            {large ? (
              <Button
                icon="download"
                onClick={() => {
                  void fetchToFolder();
                }}
              >
                {t('files-to-folder')}
              </Button>
            ) : (
              <Button icon="download" tone="secondary" onClick={fetchToMemory}>
                {t('files-fetch')}
              </Button>
            )}
          </ButtonGroup>
        </>
      )}
      {stage.name === 'written' && <InsetText>{t('files-written')}</InsetText>}
      {stage.name === 'fetched' && (
        <>
          <p>{t('files-warning')}</p>
          <p>{t(`custody-recorded-${stage.facts.recorded}`)}</p>
          <ul class="app-files">
            {stage.files.map((fetched, index) => (
              <FetchedFile
                key={fetched.file.safeName}
                id={id}
                letter={letter}
                index={index}
                fetched={fetched}
                hash={stage.facts.documents[index] ?? ''}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
