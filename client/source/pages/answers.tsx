import type { VNode } from 'preact';
import { Button, ButtonGroup, LinkAction } from '../../shared/components/button.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { Icon } from '../../shared/components/icon.tsx';
import { InsetText, Panel, WarningText } from '../../shared/components/notices.tsx';
import { DeadlineBadge } from '../../shared/components/tag.tsx';
import { Timeline, type TimelineItem } from '../../shared/components/timeline.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { textIn } from '../../../crypto/index.ts';
import { useVisit } from '../visit/context.tsx';
import type { Language } from '../../shared/locale/languages.ts';
import type { Translator } from '../../shared/locale/translator.ts';
import type { RegisterSummary, StatusView, VisitSummary } from '../worker/messages.ts';

/** Status, next date, proof that it was counted, and what was answered. Their own text is not shown: it never came back. */
export function AnswersPage(): VNode {
  const { t, language } = useLocale();
  const visit = useVisit();
  const found = visit.found.value;
  const summary = visit.summary.value;
  if (found === null || summary === null) return <NotYet />;
  const answered = found.statuses.filter(({ text }) => text !== null);
  const missing = found.statuses.length - answered.length;
  return (
    <div id="page-answers">
      <Heading level={1}>{t('answers-heading')}</Heading>
      <StatusCard found={found} summary={summary} />
      <RegisterProof found={found} />
      <Heading level={2}>{t('answers-messages')}</Heading>
      {found.statuses.length === 0 ? (
        <p>{t('answers-none')}</p>
      ) : (
        <Timeline
          label={t('answers-messages')}
          items={[...found.statuses].reverse().map((status, index) => itemOf(status, index, summary, t, language))}
        />
      )}
      {missing > 0 && <p class="report-quiet">{t('answers-missing-why')}</p>}
      <ButtonGroup>
        <Button
          id="write"
          icon="message"
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
    </div>
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

/** Where it stands, in one glance. */
function StatusCard({ found, summary }: { readonly found: VisitSummary; readonly summary: RegisterSummary }): VNode {
  const { t, formatDay } = useLocale();
  // A message alone does not change where the report stands.
  const standing = found.statuses.findLast(({ status }) => status !== 'MESSAGE' && status !== 'EXTENDED');
  const { next } = found;
  const late = next !== null && next.day < summary.today;
  return (
    <section class="report-status" aria-label={t('answers-status')}>
      <p class="report-status__now">{t(`status-${standing?.status ?? 'RECEIVED'}`)}</p>
      <p>{t(`status-means-${standing?.status ?? 'RECEIVED'}`)}</p>
      {next === null ? (
        <p>{t('answers-nothing-due')}</p>
      ) : (
        <p>
          {t(next.kind === 'ACKNOWLEDGEMENT' ? 'answers-next-acknowledge' : 'answers-next-feedback', {
            day: formatDay(next.day),
          })}{' '}
          <DeadlineBadge due={next.day} today={summary.today} />
        </p>
      )}
      {found.extended && <p>{t('answers-extended')}</p>}
      {late && <WarningText>{t('answers-late')}</WarningText>}
    </section>
  );
}

/** The line of the public register, checked on this device. */
function RegisterProof({ found }: { readonly found: VisitSummary }): VNode {
  const { t, formatDay } = useLocale();
  const first = found.letters[0];
  return (
    <p class="report-proof" id="register-proof">
      <Icon name="shield-check" />
      <span>
        {t('answers-counted', { day: first === undefined ? '' : formatDay(first.day) })}
        {found.letters.length > 1 && <> {t('answers-letters', { count: found.letters.length })}</>}
      </span>
    </p>
  );
}

/** The words are right, but the register has no letter of theirs. */
function NotYet(): VNode {
  const { t } = useLocale();
  const visit = useVisit();
  return (
    <div id="page-answers">
      <Heading level={1}>{t('not-yet-heading')}</Heading>
      <p>{t('not-yet-lead')}</p>
      <ul class="govuk-list govuk-list--bullet">
        <li>{t('not-yet-wait')}</li>
        <li>{t('not-yet-promise')}</li>
      </ul>
      <InsetText>{t('not-yet-again')}</InsetText>
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
