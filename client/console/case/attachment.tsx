import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { describeProblem } from '../../shared/api/problem.ts';
import { Button, ButtonGroup, LinkButton } from '../../shared/components/button.tsx';
import { Icon } from '../../shared/components/icon.tsx';
import { InsetText } from '../../shared/components/notices.tsx';
import { Progress } from '../../shared/components/progress.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { showHidden } from '../../staff/strangers-text.ts';
import { codeOf } from '../../staff/worker-link.ts';
import type { FileReceiver } from '../file-link.ts';
import { useWorkplace } from '../workplace-context.ts';
import { BlobReceiver, FolderReceiver, type FetchedFile } from './file-receivers.ts';
import { asPicture } from './picture.ts';

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
  | { readonly name: 'fetched'; readonly files: readonly FetchedFile[] }
  | { readonly name: 'written' }
  | { readonly name: 'failed'; readonly code: string };

/** Evidence. Nothing is opened: files are saved, and pictures can be looked at as pictures. */
export function Attachment({ id, letter, length }: AttachmentProps): VNode {
  const { t, formatBytes } = useLocale();
  const workplace = useWorkplace();
  const [stage, setStage] = useState<Stage>({ name: 'waiting' });
  const large = length > largeAttachment && window.showDirectoryPicker !== undefined;

  const fetchInto = async (receiver: FileReceiver, done: () => Stage): Promise<void> => {
    setStage({ name: 'fetching', bytes: 0 });
    try {
      await workplace.fetchFiles(id, letter, receiver);
      setStage(done());
    } catch (error) {
      setStage({ name: 'failed', code: codeOf(error) });
    }
  };
  const count = (bytes: number): void => {
    setStage((now) => (now.name === 'fetching' ? { name: 'fetching', bytes: now.bytes + bytes } : now));
  };
  const fetchToMemory = (): void => {
    const receiver = new BlobReceiver(count);
    void fetchInto(receiver, () => ({ name: 'fetched', files: receiver.fetched() }));
  };
  const fetchToFolder = async (): Promise<void> => {
    // Chosen first: the browser asks only right after a press.
    const folder = await window.showDirectoryPicker?.({ mode: 'readwrite' }).catch(() => undefined);
    if (folder === undefined) return;
    await fetchInto(new FolderReceiver(folder, count), () => ({ name: 'written' }));
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
          <ul class="app-files">
            {stage.files.map((fetched) => (
              <Fetched key={fetched.file.safeName} fetched={fetched} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

interface FetchedProps {
  readonly fetched: FetchedFile;
}

function Fetched({ fetched: { file, blob } }: FetchedProps): VNode {
  const { t, formatBytes } = useLocale();
  const address = useObjectAddress(blob);
  const [picture, setPicture] = useState<Blob | null>(null);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    void asPicture(blob).then(setPicture);
  }, [blob]);
  return (
    <li>
      <Icon name="paperclip" />
      <span class="app-files__name">{showHidden(file.safeName)}</span>
      <span class="app-files__size">{formatBytes(file.size)}</span>
      {picture !== null && (
        <Button
          small
          tone="quiet"
          icon="eye"
          onClick={() => {
            setShown(!shown);
          }}
        >
          {shown ? t('files-hide') : t('files-look')}
        </Button>
      )}
      {address !== null && (
        <LinkButton small tone="secondary" icon="download" href={address} download={file.safeName}>
          {t('files-save')}
        </LinkButton>
      )}
      {shown && picture !== null && <Picture blob={picture} name={file.safeName} />}
    </li>
  );
}

interface PictureProps {
  readonly blob: Blob;
  readonly name: string;
}

function Picture({ blob, name }: PictureProps): VNode | null {
  const address = useObjectAddress(blob);
  return address === null ? null : <img src={address} alt={name} />;
}

/** An address for as long as it is shown. */
function useObjectAddress(blob: Blob): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => {
      URL.revokeObjectURL(made);
    };
  }, [blob]);
  return address;
}
