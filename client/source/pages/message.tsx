import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button, ButtonGroup } from '../../shared/components/button.tsx';
import { ErrorSummary } from '../../shared/components/error-summary.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { Details, InsetText } from '../../shared/components/notices.tsx';
import { Progress } from '../../shared/components/progress.tsx';
import { TextArea } from '../../shared/components/text-area.tsx';
import { describeProblem } from '../../shared/api/problem.ts';
import { useLocale } from '../../shared/locale/context.tsx';
import { useVisit } from '../visit/context.tsx';
import { codeOf } from '../visit/visit.ts';
import type { Progress as Sending } from '../worker/messages.ts';
import { AttachedFiles, inspectFile, neutralName, type ChosenFile } from './attached-files.tsx';
import { FollowUpReaders } from './follow-up-readers.tsx';
import { sayProblems, type FoundProblem } from './problems.ts';
import { errorAt } from './question.tsx';
import { shownRoom, useRoom } from './room.ts';

const filesLimit = 64;
/** The manifest and the padding of an attachment, at most an eighth. */
const paddingShare = 1.125;

interface MessagePageProps {
  /** `files`: right after the report. `message`: at a later visit, with words. */
  readonly step: 'files' | 'message';
}

/** A further message, with or without files. What is chosen and typed stays until it has arrived. */
export function MessagePage({ step }: MessagePageProps): VNode {
  const locale = useLocale();
  const { t, language } = locale;
  const visit = useVisit();
  const early = step === 'files';
  const [statement, setStatement] = useState('');
  const room = useRoom(() => visit.engine.ask('measureFollowUp', { statement, language }), [statement, language]);
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const [found, setFound] = useState<readonly FoundProblem[]>([]);
  const problems = sayProblems(found, locale);
  const [attempt, setAttempt] = useState(0);
  const [sending, setSending] = useState<Sending | null>(null);
  const [paused, setPaused] = useState(false);
  // One id for one message: the same again goes on where it stopped, anything changed begins anew.
  const message = useRef({ id: 0, key: '' });
  const nextFile = useRef(1);
  const limit = visit.summary.value?.attachmentLimit ?? Number.MAX_SAFE_INTEGER;

  useEffect(() => {
    if (sending === null) return undefined;
    const warn = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('beforeunload', warn);
    };
  }, [sending === null]);

  const add = (chosen: readonly File[]): void => {
    const added = chosen.map((file): ChosenFile => {
      const id = nextFile.current++;
      void inspectFile(file).then((metadata) => {
        setFiles((now) => now.map((each) => (each.id === id ? { ...each, metadata } : each)));
      });
      return { id, file, name: neutralName(file, id), metadata: null };
    });
    setFiles((now) => [...now, ...added]);
  };
  const check = (): readonly FoundProblem[] => {
    const total = files.reduce((sum, { file }) => sum + file.size, 0);
    if (files.length > filesLimit)
      return [{ field: 'files', say: ({ t }) => t('files-too-many', { limit: filesLimit }) }];
    const empty = files.find(({ file }) => file.size === 0);
    if (empty !== undefined) return [{ field: 'files', say: ({ t }) => t('files-empty', { name: empty.file.name }) }];
    if (total * paddingShare > limit)
      return [
        {
          field: 'files',
          say: ({ t, formatBytes }) => t('files-too-large', { limit: formatBytes(limit), total: formatBytes(total) }),
        },
      ];
    if (room !== null && room.left < 0) return [{ field: 'message', say: ({ t }) => t('statement-too-long') }];
    if (files.length === 0 && statement.trim() === '')
      return [{ field: early ? 'files' : 'message', say: ({ t }) => t('message-missing') }];
    return [];
  };
  const fail = (now: readonly FoundProblem[]): void => {
    setFound(now);
    setAttempt((now) => now + 1);
  };
  const send = async (): Promise<void> => {
    const wrong = check();
    fail(wrong);
    if (wrong.length > 0) return;
    const key = JSON.stringify([statement, files.map(({ id }) => id)]);
    if (message.current.key !== key) message.current = { id: visit.nextMessage(), key };
    setSending({ stage: 'SEALING', done: 0, total: 1 });
    visit.busy.value = true;
    try {
      const named = files.map(({ file, name }) => ({ file, name }));
      await visit.engine.ask('followUp', { id: message.current.id, language, statement, files: named }, setSending);
      visit.busy.value = false;
      visit.goForGood(early ? 'done' : 'message-sent');
    } catch (error) {
      visit.busy.value = false;
      setSending(null);
      const code = codeOf(error);
      fail([{ say: ({ t }) => describeProblem(code, t), ...(code === 'FILE_GONE' ? { field: 'files' } : {}) }]);
      if (code === 'ROSTER_CHANGED') await visit.loadRegister(true).catch(() => undefined);
    }
  };
  const pause = (hold: boolean): void => {
    setPaused(hold);
    void visit.engine.ask('pause', { paused: hold });
  };

  if (sending !== null) return <Sendings sending={sending} paused={paused} onPause={pause} />;
  return (
    <form
      id={`page-${step}`}
      noValidate
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ErrorSummary problems={problems} attempt={attempt} />
      <Heading level={1}>{t(early ? 'files-heading' : 'message-heading')}</Heading>
      {!early && (
        <TextArea
          id="message"
          label={t('message-text')}
          hint={t('message-hint')}
          error={errorAt(problems, 'message')}
          value={statement}
          onInput={setStatement}
          room={shownRoom(room)}
        />
      )}
      {early && <InsetText>{t('files-metadata-lead')}</InsetText>}
      <AttachedFiles
        files={files}
        error={errorAt(problems, 'files')}
        onAdd={add}
        onRemove={(id) => {
          setFiles(files.filter((each) => each.id !== id));
        }}
      />
      {!early && files.length > 0 && <InsetText>{t('files-metadata-lead')}</InsetText>}
      {early && (
        <TextArea
          id="message"
          label={t('files-about')}
          optional
          rows={3}
          error={errorAt(problems, 'message')}
          value={statement}
          onInput={setStatement}
          room={shownRoom(room)}
        />
      )}
      <p class="report-quiet">{t('files-gallery')}</p>
      <Details summary={t('files-remove-summary')}>
        <p>{t('files-remove-how')}</p>
      </Details>
      <FollowUpReaders />
      <ButtonGroup>
        <Button type="submit" id="send" icon="lock">
          {t(problems.some(({ field }) => field === undefined) ? 'summary-send-again' : 'message-send')}
        </Button>
        {early && (
          <Button
            tone="secondary"
            id="finish"
            onClick={() => {
              visit.goForGood('done');
            }}
          >
            {t('files-none')}
          </Button>
        )}
      </ButtonGroup>
    </form>
  );
}

interface SendingsProps {
  readonly sending: Sending;
  readonly paused: boolean;
  readonly onPause: (hold: boolean) => void;
}

function Sendings({ sending, paused, onPause }: SendingsProps): VNode {
  const { t, formatBytes } = useLocale();
  const uploading = sending.stage === 'UPLOADING';
  return (
    <div id="page-sending">
      <Heading level={1}>{t(uploading ? 'uploading-heading' : 'sending-heading')}</Heading>
      <Progress
        id="sending"
        label={t(uploading ? (paused ? 'uploading-paused' : 'uploading-label') : 'sending-sealing')}
        value={uploading ? sending.done / sending.total : undefined}
        detail={
          uploading
            ? t('uploading-detail', { done: formatBytes(sending.done), total: formatBytes(sending.total) })
            : t('sending-detail')
        }
      />
      {uploading && (
        <Button
          id="pause"
          tone="secondary"
          onClick={() => {
            onPause(!paused);
          }}
        >
          {t(paused ? 'uploading-continue' : 'uploading-pause')}
        </Button>
      )}
    </div>
  );
}
