import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import '../style/source.scss';
import { Button, ButtonGroup, LinkAction } from '../components/button.tsx';
import { Checkbox, Checkboxes, Radios } from '../components/choice.tsx';
import { Dialog } from '../components/dialog.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { FileInput } from '../components/file-input.tsx';
import { Heading } from '../components/heading.tsx';
import { Details, Hint, InsetText, NotificationBanner, Panel, WarningText } from '../components/notices.tsx';
import { BackLink, Page } from '../components/page.tsx';
import { Progress, Spinner } from '../components/progress.tsx';
import { QuickExit } from '../components/quick-exit.tsx';
import { Select } from '../components/select.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { TextArea } from '../components/text-area.tsx';
import { TextInput } from '../components/text-input.tsx';
import { Timeline } from '../components/timeline.tsx';
import { WordEntry } from '../components/word-entry.tsx';
import { WordGrid } from '../components/word-grid.tsx';
import { useLocale } from '../locale/context.tsx';
import { mount, TODAY } from './mount.tsx';

const words = 'алма булут дарыя жаңгак көпөлөк мөңгү ормон тулпар үркөр чынар шамал эчки'.split(' ');

function Gallery(): VNode {
  const { t } = useLocale();
  const [exited, setExited] = useState(0);
  return (
    <Page
      name={t('gallery-name')}
      documentTitle={t('gallery-name')}
      home="#"
      specimen="demo"
      quickExit={
        <QuickExit
          onClear={() => {
            setExited(exited + 1);
          }}
          destination="about:blank"
        />
      }
      back={
        <BackLink
          onClick={() => {
            history.back();
          }}
        />
      }
      footer={<p>{t('gallery-footer')}</p>}
    >
      <Question />
      <Writing />
      <Words />
      <Feedback />
      <AfterSending />
    </Page>
  );
}

type Topic = 'bribe' | 'procurement' | 'conflict' | 'other';

function Question(): VNode {
  const { t } = useLocale();
  const [topic, setTopic] = useState<Topic | null>('procurement');
  const [excluded, setExcluded] = useState<readonly string[]>(['one']);
  return (
    <>
      <Radios<Topic>
        id="topic"
        label={t('gallery-question')}
        hint={t('gallery-question-hint')}
        asHeading
        value={topic}
        onChange={setTopic}
        options={[
          { value: 'bribe', label: t('gallery-topic-bribe') },
          { value: 'procurement', label: t('gallery-topic-procurement'), hint: t('gallery-topic-procurement-hint') },
          { value: 'conflict', label: t('gallery-topic-conflict') },
          { value: 'other', label: t('gallery-topic-other') },
        ]}
      />
      <Checkboxes
        id="excluded"
        label={t('gallery-excluded')}
        labelSize="m"
        values={excluded}
        onChange={setExcluded}
        options={[
          { value: 'one', label: t('gallery-excluded-one') },
          { value: 'two', label: t('gallery-excluded-two') },
        ]}
      />
      <ButtonGroup>
        <Button>{t('continue')}</Button>
        <Button tone="secondary">{t('save')}</Button>
        <LinkAction onClick={() => undefined}>{t('cancel')}</LinkAction>
      </ButtonGroup>
    </>
  );
}

function Writing(): VNode {
  const { t } = useLocale();
  const [text, setText] = useState(t('gallery-text-value'));
  const [office, setOffice] = useState('');
  const [secret, setSecret] = useState('kaya-suu');
  const [region, setRegion] = useState<string | null>(null);
  const [agreed, setAgreed] = useState(false);
  return (
    <>
      <ErrorSummary
        problems={[
          { field: 'office', text: t('gallery-office-error') },
          { field: 'topic', text: t('gallery-choose-error') },
        ]}
      />
      <TextInput
        id="office"
        label={t('gallery-office')}
        error={t('gallery-office-error')}
        value={office}
        onInput={setOffice}
        optional
      />
      <TextArea
        id="text"
        label={t('gallery-text')}
        labelSize="l"
        hint={t('gallery-text-hint')}
        value={text}
        onInput={setText}
        room={{ left: 11_000 - text.length, unit: 'characters' }}
      />
      <Select
        id="region"
        label={t('gallery-region')}
        value={region}
        onChange={setRegion}
        options={[
          { value: 'one', label: t('gallery-excluded-one') },
          { value: 'two', label: t('gallery-excluded-two') },
        ]}
      />
      <TextInput id="secret" type="password" label={t('gallery-passphrase')} value={secret} onInput={setSecret} />
      <FileInput
        id="files"
        label={t('gallery-file')}
        hint={t('gallery-file-hint')}
        multiple
        onFiles={() => undefined}
      />
      <Checkbox id="agree" label={t('gallery-agree')} checked={agreed} onChange={setAgreed} />
    </>
  );
}

function Words(): VNode {
  const { t } = useLocale();
  const [entered, setEntered] = useState<readonly string[]>(words.map((word, index) => (index < 3 ? word : '')));
  return (
    <>
      <Heading level={2} size="l" caption={t('gallery-step')}>
        {t('gallery-words')}
      </Heading>
      <p>{t('gallery-words-body')}</p>
      <WordGrid label={t('gallery-words')} words={words} lang="ky" />
      <WordEntry
        id="word"
        legend={t('gallery-word-entry')}
        words={entered}
        onChange={setEntered}
        wrong={[1]}
        suggest={(beginning) => words.filter((word) => word.startsWith(beginning))}
      />
    </>
  );
}

function Feedback(): VNode {
  const { t, formatBytes } = useLocale();
  const [open, setOpen] = useState(false);
  const close = (): void => {
    setOpen(false);
  };
  return (
    <>
      <p>
        {t('gallery-paragraph')} <a href="#list">{t('gallery-link')}</a>.
      </p>
      <Hint>{t('gallery-text-hint')}</Hint>
      <InsetText>{t('gallery-inset')}</InsetText>
      <WarningText>{t('gallery-warning')}</WarningText>
      <Details summary={t('gallery-details')}>
        <p>{t('gallery-details-body')}</p>
      </Details>
      <NotificationBanner>
        <p>{t('gallery-notice')}</p>
      </NotificationBanner>
      <Progress
        id="upload"
        label={t('gallery-uploading')}
        value={0.27}
        detail={t('gallery-upload-detail', { size: formatBytes(4_210_000) })}
      />
      <Spinner label={t('gallery-sealing')} />
      <Button
        tone="warning"
        icon="trash"
        onClick={() => {
          setOpen(true);
        }}
        id="open-dialog"
      >
        {t('gallery-open-dialog')}
      </Button>
      <Dialog
        id="delete"
        title={t('gallery-dialog-title')}
        open={open}
        onClose={close}
        actions={
          <>
            <Button tone="warning" onClick={close}>
              {t('gallery-delete')}
            </Button>
            <Button tone="secondary" onClick={close}>
              {t('cancel')}
            </Button>
          </>
        }
      >
        <p>{t('gallery-dialog-body')}</p>
      </Dialog>
    </>
  );
}

function AfterSending(): VNode {
  const { t, formatDay } = useLocale();
  return (
    <>
      <Panel title={t('gallery-sent')}>
        <p>{t('gallery-sent-body', { day: formatDay(TODAY + 90) })}</p>
      </Panel>
      <Heading level={2}>{t('gallery-check')}</Heading>
      <SummaryList
        rows={[
          { key: t('gallery-row-topic'), value: t('gallery-topic-procurement'), onChange: () => undefined },
          { key: t('gallery-row-readers'), value: t('gallery-row-readers-value'), onChange: () => undefined },
          { key: t('gallery-row-excluded'), value: t('gallery-excluded-one') },
        ]}
      />
      <Button icon="lock">{t('gallery-send')}</Button>
      <Heading level={2}>{t('gallery-timeline')}</Heading>
      <Timeline
        label={t('gallery-timeline')}
        items={[
          { id: 'received', title: t('gallery-event-received'), day: TODAY - 20 },
          { id: 'read', title: t('gallery-event-read'), day: TODAY - 14, body: <p>{t('gallery-event-read-body')}</p> },
          { id: 'late', title: t('gallery-event-late'), day: TODAY - 2, state: 'attention' },
          { id: 'answer', title: t('gallery-event-answer'), day: TODAY + 70, state: 'next' },
        ]}
      />
    </>
  );
}

mount(<Gallery />);
