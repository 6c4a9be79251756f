import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button, ButtonGroup, LinkAction } from '../../shared/components/button.tsx';
import { Radios } from '../../shared/components/choice.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { Panel } from '../../shared/components/notices.tsx';
import { Timeline, type TimelineItem } from '../../shared/components/timeline.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { textIn } from '../../../crypto/index.ts';
import { IdentityOffer } from '../identity/identity-offer.tsx';
import { useVisit } from '../visit/context.tsx';
import type { Language } from '../../shared/locale/languages.ts';
import type { Translator } from '../../shared/locale/translator.ts';
import type { RegisterSummary, StatusView, VisitSummary } from '../worker/messages.ts';
import { FindingList } from './finding-list.tsx';
import { PromiseCheck } from './promise-check.tsx';
import { Receipt } from './receipt.tsx';

/** Status, next date, proof that it was counted, and what was answered. Their own text is not shown: it never came back. */
export function AnswersPage(): VNode {
  const { t, language } = useLocale();
  const visit = useVisit();
  const found = visit.found.value;
  const summary = visit.summary.value;
  if (found === null || summary === null) return <NotYet />;
  return (
    <div id="page-answers">
      <Heading level={1}>{t('answers-heading')}</Heading>
      {/* A missed deadline and what can be done about it come before where the report stands: it stands still. */}
      {found.escalation === null && <StatusCard found={found} />}
      <FindingList label={t('findings')} findings={found.findings} />
      {found.escalation !== null && <Escalation />}
      {summary.mode === 'demo' && found.findings.some(({ id }) => id === 'counted-seen') && (
        <p class="report-quiet">{t('findings-demo')}</p>
      )}
      {found.escalation !== null && <StatusCard found={found} />}
      <Heading level={2}>{t('answers-messages')}</Heading>
      {found.statuses.length === 0 ? (
        <p>{t('answers-none')}</p>
      ) : (
        <Timeline
          label={t('answers-messages')}
          items={[...found.statuses].reverse().map((status, index) => itemOf(status, index, summary, t, language))}
        />
      )}
      <ButtonGroup>
        <Button
          id="write"
          icon="message"
          tone={found.escalation === null ? 'primary' : 'secondary'}
          disabled={found.closed}
          onClick={() => {
            visit.go('message');
          }}
        >
          {t('answers-write')}
        </Button>
        <LinkAction
          onClick={() => {
            visit.goForGood('done');
          }}
        >
          {t('answers-finish')}
        </LinkAction>
      </ButtonGroup>
      <IdentityOffer facts={found.identity} closed={found.closed} />
      <PromiseCheck />
      <Receipt />
    </div>
  );
}

/** One button, after a missed deadline; what was missed stands above it. */
function Escalation(): VNode {
  const { t } = useLocale();
  const visit = useVisit();
  return (
    <section class="report-escalation" aria-label={t('escalate-heading')}>
      <p>{t('escalate-offer')}</p>
      <Button
        id="escalate"
        icon="chevron-right"
        disabled={visit.found.value?.closed === true}
        onClick={() => {
          visit.go('escalate');
        }}
      >
        {t('escalate-heading')}
      </Button>
    </section>
  );
}

function itemOf(
  { day, member, reason, status, text }: StatusView,
  index: number,
  summary: RegisterSummary,
  t: Translator,
  language: Language,
): TimelineItem {
  const role = summary.members.find(({ number }) => number === member)?.role;
  return {
    id: String(index),
    title: t(`status-${status}`),
    day,
    by: role === undefined ? undefined : textIn(role, language),
    state: text === null ? 'attention' : 'done',
    body: (
      <>
        {reason !== '' && <p>{t(`reason-${reason}`)}</p>}
        {text === null && <p>{t('answers-missing')}</p>}
        {text !== null && text !== '' && <blockquote class="report-answer">{text}</blockquote>}
      </>
    ),
  };
}

/** Where it stands, in one glance, as far as signed answers say so. */
function StatusCard({ found }: { readonly found: VisitSummary }): VNode {
  const { t } = useLocale();
  // A message alone does not change where the report stands; an entry without its signed words proves nothing.
  const standing = found.statuses.findLast(
    ({ status, text }) => status !== 'MESSAGE' && status !== 'EXTENDED' && text !== null,
  );
  return (
    <section class="report-status" aria-label={t('answers-status')}>
      <p class="report-status__now">{t(`status-${standing?.status ?? 'RECEIVED'}`)}</p>
      <p>{t(`status-means-${standing?.status ?? 'RECEIVED'}`)}</p>
      {found.extended && <p>{t('answers-extended')}</p>}
    </section>
  );
}

const sentWhen = ['RECENTLY', 'EARLIER', 'PRACTICE'] as const;

/** The words are right, but the register has no letter of theirs. When it was sent, only the person knows. */
function NotYet(): VNode {
  const { t } = useLocale();
  const visit = useVisit();
  const [when, setWhen] = useState<(typeof sentWhen)[number] | null>(null);
  const reveals = {
    RECENTLY: <FindingList label={t('findings')} findings={[{ id: 'not-counted-yet' }]} />,
    EARLIER: (
      <>
        <FindingList label={t('findings')} findings={[{ id: 'letter-dropped' }]} />
        <Button
          id="report-again"
          onClick={() => {
            visit.change({ again: true });
            visit.begin(false);
          }}
        >
          {t('lost-report-again')}
        </Button>
      </>
    ),
    PRACTICE: <p>{t('not-yet-practice')}</p>,
  };
  const summary = visit.summary.value;
  return (
    <div id="page-answers">
      <Heading level={1}>{t('not-yet-heading')}</Heading>
      {summary !== null && summary.findings.length > 0 && (
        <FindingList label={t('findings')} findings={summary.findings} />
      )}
      <Radios
        id="sent-when"
        label={t('not-yet-when')}
        labelSize="m"
        value={when}
        onChange={setWhen}
        options={sentWhen.map((value) => ({ value, label: t(`not-yet-${value}`), reveal: reveals[value] }))}
      />
      <PromiseCheck />
      <Button
        tone="secondary"
        onClick={() => {
          visit.back();
        }}
      >
        {t('back')}
      </Button>
    </div>
  );
}

/** A further message has arrived. */
export function MessageSentPage(): VNode {
  const { t } = useLocale();
  const visit = useVisit();
  return (
    <div id="page-message-sent">
      <Panel title={t('message-sent-heading')}>
        <p>{t('message-sent-lead')}</p>
      </Panel>
      <ButtonGroup>
        <Button
          id="finish"
          onClick={() => {
            visit.goForGood('done');
          }}
        >
          {t('sent-finish')}
        </Button>
        <Button
          id="write"
          tone="secondary"
          onClick={() => {
            visit.go('message');
          }}
        >
          {t('answers-write')}
        </Button>
      </ButtonGroup>
    </div>
  );
}
