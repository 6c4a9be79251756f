import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import '../style/console.scss';
import { Button } from '../components/button.tsx';
import { Heading } from '../components/heading.tsx';
import { Card, Split, Toolbar } from '../components/layout.tsx';
import { NavBar, Tabs } from '../components/navigation.tsx';
import { EmptyState, NotificationBanner } from '../components/notices.tsx';
import { LanguageSwitch, Page } from '../components/page.tsx';
import { Select } from '../components/select.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { Table, type SortOrder } from '../components/table.tsx';
import { DeadlineBadge, Tag, UnreadMark, type Tone } from '../components/tag.tsx';
import { TextArea } from '../components/text-area.tsx';
import { TextInput } from '../components/text-input.tsx';
import { Timeline } from '../components/timeline.tsx';
import { useLocale } from '../locale/context.tsx';
import { mount, TODAY } from './mount.tsx';

interface SampleCase {
  readonly id: string;
  readonly subject: string;
  readonly status: string;
  readonly tone: Tone;
  readonly due: number;
  readonly done?: number;
  readonly files: number;
  readonly unread: boolean;
}

const cases: readonly SampleCase[] = [
  {
    id: 'K-7F2A',
    subject: 'gallery-topic-procurement',
    status: 'gallery-status-new',
    tone: 'info',
    due: TODAY + 1,
    files: 3,
    unread: true,
  },
  {
    id: 'K-19CE',
    subject: 'gallery-topic-bribe',
    status: 'gallery-status-examining',
    tone: 'neutral',
    due: TODAY - 4,
    files: 0,
    unread: true,
  },
  {
    id: 'K-55B0',
    subject: 'gallery-topic-conflict',
    status: 'gallery-status-retaliation',
    tone: 'danger',
    due: TODAY,
    files: 12,
    unread: false,
  },
  {
    id: 'K-03D8',
    subject: 'gallery-topic-bribe',
    status: 'gallery-status-examining',
    tone: 'neutral',
    due: TODAY + 61,
    files: 1,
    unread: false,
  },
  {
    id: 'K-A411',
    subject: 'gallery-topic-other',
    status: 'gallery-status-closed',
    tone: 'success',
    due: TODAY - 20,
    done: TODAY - 25,
    files: 2,
    unread: false,
  },
];

function Gallery(): VNode {
  const { t } = useLocale();
  const [place, setPlace] = useState('cases');
  return (
    <Page
      name={t('gallery-console-name')}
      specimen="demo"
      account="A. Садыкова"
      width="full"
      navigation={
        <NavBar
          label={t('gallery-console-name')}
          width="full"
          current={place}
          onSelect={setPlace}
          items={[
            { id: 'today', label: t('gallery-today'), count: 4 },
            { id: 'cases', label: t('gallery-cases'), count: 2 },
            { id: 'letters', label: t('gallery-letters') },
          ]}
        />
      }
    >
      {place === 'cases' ? (
        <Cases />
      ) : (
        <EmptyState
          title={t('gallery-empty-title')}
          action={
            <Button small tone="secondary">
              {t('try-again')}
            </Button>
          }
        >
          <p>{t('gallery-empty-body')}</p>
        </EmptyState>
      )}
    </Page>
  );
}

function Cases(): VNode {
  const { t } = useLocale();
  const [sort, setSort] = useState<SortOrder>({ column: 'deadline', direction: 'ascending' });
  const [open, setOpen] = useState<string | null>('K-7F2A');
  const [filter, setFilter] = useState('');
  const [status, setStatus] = useState('gallery-status-new');
  const list = (
    <>
      <Toolbar label={t('gallery-filter')}>
        <TextInput id="filter" type="search" label={t('search')} value={filter} onInput={setFilter} />
        <Select
          id="status"
          label={t('gallery-status')}
          value={status}
          onChange={setStatus}
          options={['gallery-status-new', 'gallery-status-closed'].map((id) => ({ value: id, label: t(id) }))}
        />
        <Button tone="quiet">{t('gallery-filter')}</Button>
      </Toolbar>
      <Table
        caption={t('gallery-cases')}
        captionHidden
        sort={sort}
        onSort={setSort}
        {...(open === null ? {} : { currentRow: open })}
        rows={cases}
        rowKey={(row) => row.id}
        columns={[
          {
            id: 'unread',
            header: t('gallery-unread'),
            headerHidden: true,
            cell: (row) => row.unread && <UnreadMark label={t('gallery-unread')} />,
          },
          {
            id: 'case',
            header: t('gallery-case'),
            rowHeader: true,
            sortable: true,
            cell: (row) => (
              <button
                type="button"
                class="app-link-action"
                onClick={() => {
                  setOpen(row.id);
                }}
              >
                {row.id}
              </button>
            ),
          },
          { id: 'subject', header: t('gallery-subject'), cell: (row) => t(row.subject) },
          { id: 'status', header: t('gallery-status'), cell: (row) => <Tag tone={row.tone}>{t(row.status)}</Tag> },
          {
            id: 'deadline',
            header: t('gallery-deadline'),
            sortable: true,
            cell: (row) => (
              <DeadlineBadge due={row.due} today={TODAY} {...(row.done === undefined ? {} : { done: row.done })} />
            ),
          },
          { id: 'files', header: t('gallery-files'), numeric: true, cell: (row) => row.files },
        ]}
      />
    </>
  );
  return (
    <>
      <Heading level={1}>{t('gallery-cases')}</Heading>
      <Split
        list={list}
        detail={
          open === null ? undefined : (
            <OpenCase
              id={open}
              onClose={() => {
                setOpen(null);
              }}
            />
          )
        }
      />
    </>
  );
}

interface OpenCaseProps {
  readonly id: string;
  readonly onClose: () => void;
}

function OpenCase({ id, onClose }: OpenCaseProps): VNode {
  const { t } = useLocale();
  const [tab, setTab] = useState('report');
  const [answer, setAnswer] = useState('');
  return (
    <>
      <Toolbar label={t('gallery-case')}>
        <Button small icon="circle-check">
          {t('gallery-answer')}
        </Button>
        <Button small tone="secondary" icon="download">
          {t('save')}
        </Button>
        <Button small tone="quiet" icon="x" onClick={onClose}>
          {t('close')}
        </Button>
      </Toolbar>
      <Heading level={2} size="l" caption={id}>
        {t('gallery-topic-procurement')}
      </Heading>
      <NotificationBanner>
        <p>{t('gallery-notice')}</p>
      </NotificationBanner>
      <Tabs
        label={id}
        current={tab}
        onSelect={setTab}
        tabs={[
          {
            id: 'report',
            label: t('gallery-tab-report'),
            content: (
              <>
                <SummaryList
                  rows={[
                    { key: t('gallery-row-topic'), value: t('gallery-topic-procurement') },
                    { key: t('gallery-row-readers'), value: t('gallery-row-readers-value') },
                    { key: t('gallery-deadline'), value: <DeadlineBadge due={TODAY + 1} today={TODAY} /> },
                  ]}
                />
                <Card title={t('gallery-tab-report')}>
                  <p>{t('gallery-text-value')}</p>
                </Card>
                <TextArea
                  id="answer"
                  label={t('gallery-answer')}
                  value={answer}
                  onInput={setAnswer}
                  rows={4}
                  room={{ left: 1900, unit: 'bytes' }}
                />
              </>
            ),
          },
          { id: 'messages', label: t('gallery-tab-messages'), count: 2, content: <LanguageSwitch /> },
          {
            id: 'history',
            label: t('gallery-tab-history'),
            content: (
              <Timeline
                label={t('gallery-tab-history')}
                items={[{ id: 'one', title: t('gallery-event-received'), day: TODAY - 6, by: 'A. Садыкова' }]}
              />
            ),
          },
        ]}
      />
    </>
  );
}

mount(<Gallery />);
