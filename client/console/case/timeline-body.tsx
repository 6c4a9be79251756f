import type { VNode } from 'preact';
import { useLocale, type Locale } from '../../shared/locale/context.tsx';
import { caseName } from '../../staff/names.ts';
import { showHidden } from '../../staff/strangers-text.ts';
import { StrangersWords } from '../../staff/strangers-words.tsx';
import { roleOf, unitName } from '../names.ts';
import type { Overview } from '../worker/messages.ts';
import type { CasePage, HistoryView } from '../worker/views.ts';

interface EventBodyProps {
  readonly page: CasePage;
  readonly event: HistoryView;
  readonly overview: Overview;
}

/** Letters stand in full elsewhere on the page. */
const beginning = 240;

/** What an event says: its codes in words, then its own text. */
export function EventBody({ page, event, overview }: EventBodyProps): VNode {
  const locale = useLocale();
  const facts = [...factsOf(locale, page, event, overview), ...(event.pending ? [locale.t('event-pending')] : [])];
  const text = textIn(page, event);
  return (
    <>
      {facts.length > 0 && <p>{facts.join(' · ')}</p>}
      {text !== '' && (
        <p class="app-sheet__text">
          <StrangersWords text={text} />
        </p>
      )}
    </>
  );
}

function textIn(page: CasePage, { type, detail }: HistoryView): string {
  if (type === 'START' || type === 'LETTER') {
    const statement = page.letters.find(({ commit }) => commit === detail['letter'])?.statement ?? '';
    return statement.length > beginning ? `${statement.slice(0, beginning)}…` : statement;
  }
  if (type === 'ANSWER')
    return page.messages.find((each) => each.from === 'BODY' && each.number === detail['number'])?.text ?? '';
  return typeof detail['text'] === 'string' ? detail['text'] : '';
}

function factsOf(locale: Locale, page: CasePage, event: HistoryView, overview: Overview): readonly string[] {
  const { t, language } = locale;
  const { type, detail } = event;
  const nameOf = (member: number): string =>
    member === 0 ? t('people-nobody') : roleOf(overview.colleagues, member, language);
  const has = (key: string): boolean => detail[key] !== undefined && detail[key] !== '' && detail[key] !== 0;
  const text = (key: string): string => String(detail[key]);
  switch (type) {
    case 'ANSWER':
    case 'STATUS':
      return [t(`status-${text('status')}`), ...(has('reason') ? [t(`reason-${text('reason')}`)] : [])];
    case 'PROPOSE':
      return [
        t(`act-${text('act')}`),
        ...(has('outcome')
          ? [t(`reason-OUTCOME_${text('outcome')}`)]
          : has('reason')
            ? [t(`reason-${text('reason')}`)]
            : []),
      ];
    case 'APPROVE':
    case 'REJECT':
      return page.proposals.filter((each) => each.event === detail['event']).map(({ act }) => t(`act-${act}`));
    case 'ASSIGN':
      return [nameOf(Number(detail['member']))];
    case 'GRANT':
      return [nameOf(Number(detail['to']))];
    case 'SUBSTITUTE':
      return [nameOf(Number(detail['member'])), t('stands-in', { days: Number(detail['after']) })];
    case 'EXCLUDE':
      return [
        ...numbersIn(detail['units']).map((unit) => unitName(overview.me, unit, language)),
        ...numbersIn(detail['members']).map(nameOf),
      ];
    case 'IDENTITY':
      return [t('timeline-custodians'), ...numbersIn(detail['custodians']).map(nameOf)];
    case 'CUSTODY':
      return [...(has('name') ? [text('name')] : []), ...(has('to') ? [text('to')] : [])];
    case 'CLAIM':
      return [t('timeline-files', { count: Number(detail['files']) })];
    case 'RECORD':
      return [...(detail['kept'] === 0 ? [t('timeline-taken-back')] : []), ...recordFacts(locale, page, event, nameOf)];
    case 'START':
    case 'LETTER':
    case 'NOTE':
    case 'RECUSE':
    case 'ROTATE':
    case 'ERASED':
      return [];
  }
}

function recordFacts(
  { t, formatDay }: Locale,
  page: CasePage,
  { detail }: HistoryView,
  nameOf: (member: number) => string,
): readonly string[] {
  const text = (key: string): string => String(detail[key]);
  const number = (key: string): number => Number(detail[key]);
  switch (detail['kind']) {
    case 'ALLEGATION':
      return [
        t(`category-${text('category')}`),
        detail['outcome'] === '' ? t('outcome-open') : t(`reason-OUTCOME_${text('outcome')}`),
      ];
    case 'TASK':
      return [
        nameOf(number('member')),
        ...(number('due') === 0 ? [] : [t('clock-due', { day: formatDay(number('due')) })]),
        ...(number('done') === 0 ? [] : [t('task-done-on', { day: formatDay(number('done')) })]),
      ];
    case 'LINK':
      return [t(`relation-link-${text('relation')}`), t('case-name', { name: caseName(text('letter')) })];
    case 'RETALIATION':
      return [
        `${t(`form-${text('form')}`)}, ${formatDay(number('day'))}`,
        ...(number('checks') === 0 ? [] : [t('timeline-checks', { count: number('checks') })]),
        ...(number('ended') === 0 ? [] : [t('retaliation-ended-on', { day: formatDay(number('ended')) })]),
      ];
    case 'RIGHT':
      return [
        t(`right-step-${text('step')}`),
        showHidden(page.sheets.PERSON[number('person') - 1]?.data.name ?? ''),
        ...(number('done') === 0 ? [] : [t('task-done-on', { day: formatDay(number('done')) })]),
      ];
    case 'TRIAGE':
      return [t(`triage-remit-${text('remit')}`), ...(detail['harm'] === 'URGENT' ? [t('triage-harm-URGENT')] : [])];
    default:
      return [];
  }
}

function numbersIn(list: string | number | undefined): readonly number[] {
  return String(list ?? '')
    .split(' ')
    .filter((part) => part !== '')
    .map(Number);
}
