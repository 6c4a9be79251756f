import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { describeProblem } from '../../shared/api/problem.ts';
import { Heading } from '../../shared/components/heading.tsx';
import { NotificationBanner } from '../../shared/components/notices.tsx';
import { Tabs } from '../../shared/components/navigation.tsx';
import { Spinner } from '../../shared/components/progress.tsx';
import { Select } from '../../shared/components/select.tsx';
import { Table } from '../../shared/components/table.tsx';
import { Tag } from '../../shared/components/tag.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { idleChoices, idleMinutes } from '../../staff/idle.ts';
import { StrangersWords } from '../../staff/strangers-words.tsx';
import { codeOf } from '../../staff/worker-link.ts';
import type { KeysView } from '../worker/keys.ts';
import { useWorkplace } from '../workplace-context.ts';
import { Copies } from './copies.tsx';
import { NewKeyFile } from './new-key-file.tsx';
import { Rotation } from './rotation.tsx';

/** The place for one's own key file: what is due, and how it is done. */
export function Keys(): VNode {
  const { t } = useLocale();
  const workplace = useWorkplace();
  const [view, setView] = useState<KeysView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [tab, setTab] = useState('keys-care');

  useEffect(() => {
    workplace.ask('KEYS', null).then(setView, (error: unknown) => {
      setProblem(codeOf(error));
    });
  }, [workplace]);

  if (view === null) {
    return problem === null ? <Spinner label={t('keys-looking')} /> : <p>{describeProblem(problem, t)}</p>;
  }
  return (
    <>
      <Heading level={1}>{t('keys-title')}</Heading>
      {view.due.length > 0 && (
        <NotificationBanner title={t('keys-due-title')}>
          <ul class="govuk-list govuk-list--bullet" id="keys-due">
            {view.due.map((due) => (
              <li key={due}>{t(`keys-due-${due}`)}</li>
            ))}
          </ul>
        </NotificationBanner>
      )}
      <Tabs
        label={t('keys-title')}
        current={tab}
        onSelect={setTab}
        tabs={[
          { id: 'keys-care', label: t('keys-tab-care'), content: <Care view={view} onView={setView} /> },
          { id: 'keys-rotation', label: t('keys-tab-rotation'), content: <Rotation view={view} onView={setView} /> },
          { id: 'keys-recovery', label: t('keys-tab-recovery'), content: <Copies view={view} onView={setView} /> },
        ]}
      />
    </>
  );
}

interface CareProps {
  readonly view: KeysView;
  readonly onView: (view: KeysView) => void;
}

function Care({ view, onView }: CareProps): VNode {
  const { t, formatDay } = useLocale();
  return (
    <>
      <Heading level={2}>{t('keys-lock-title')}</Heading>
      <Select
        id="idle-minutes"
        label={t('keys-lock-after')}
        hint={t('keys-lock-hint')}
        options={idleChoices.map((minutes) => ({ value: String(minutes), label: t('keys-minutes', { minutes }) }))}
        value={String(idleMinutes.value)}
        onChange={(chosen) => {
          idleMinutes.value = Number(chosen);
        }}
      />
      <Heading level={2}>{t('keys-words-title')}</Heading>
      <p>{t('keys-words-lead')}</p>
      <NewKeyFile
        id="new-passphrase"
        purpose="PASSPHRASE"
        label={t('keys-words-make')}
        fileName="member"
        onDone={onView}
      />
      <Heading level={2}>{t('keys-records-title')}</Heading>
      {view.records.length === 0 ? (
        <p>{t('keys-records-none')}</p>
      ) : (
        <Table
          caption={t('keys-records-title')}
          captionHidden
          stacks
          rows={view.records.map((record, index) => ({ ...record, index })).toReversed()}
          rowKey={({ index }) => String(index)}
          columns={[
            { id: 'day', header: t('keys-record-day'), cell: ({ day }) => formatDay(day) },
            {
              id: 'what',
              header: t('keys-record-what'),
              cell: ({ kind }) => t(`keys-record-${kind}`),
              rowHeader: true,
            },
            {
              id: 'holder',
              header: t('keys-record-holder'),
              cell: ({ holder }) => (holder === '' ? '—' : <StrangersWords text={holder} />),
            },
            {
              id: 'result',
              header: t('keys-record-result'),
              cell: ({ good }) => (
                <Tag tone={good ? 'success' : 'danger'}>{t(good ? 'keys-record-good' : 'keys-record-bad')}</Tag>
              ),
            },
          ]}
        />
      )}
    </>
  );
}
