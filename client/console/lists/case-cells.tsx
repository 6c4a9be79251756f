/** What the cells of a case's row show. */
import type { VNode } from 'preact';
import { DeadlineBadge, Tag, type Tone } from '../../shared/components/tag.tsx';
import { useLocale, type Locale } from '../../shared/locale/context.tsx';
import { showHidden } from '../../staff/strangers-text.ts';
import { deskName, roleOf } from '../names.ts';
import type { Overview } from '../worker/messages.ts';
import type { CaseRow } from '../worker/views.ts';
import { isAlone } from './today-groups.ts';

interface RowProps {
  readonly row: CaseRow;
}

interface AboutProps extends RowProps {
  /** What is due in this case, in a member's words. */
  readonly duty?: string | undefined;
}

export function About({ row, duty = '' }: AboutProps): VNode {
  const { t } = useLocale();
  const damaged = row.access === 'DAMAGED' || row.access === 'ORPHAN' || row.access === 'LEFT';
  return (
    <div class="app-about-cell">
      {duty !== '' && <strong class="app-about-cell__duty">{shorten(showHidden(duty))}</strong>}
      <span class="app-about-cell__what">{t(damaged ? `access-${row.access}` : `category-${row.category}`)}</span>
      <RowTags row={row} />
      {row.office !== '' && <span class="app-about">{shorten(showHidden(row.office))}</span>}
    </div>
  );
}

/** Tags of a row that are shown; the case page has them all. */
const tagsShown = 4;

function RowTags({ row }: RowProps): VNode {
  const { t } = useLocale();
  return (
    <>
      {row.urgency !== 'NONE' && (
        <Tag tone={row.urgency === 'DANGER' ? 'danger' : 'attention'}>{t(`urgency-${row.urgency}`)}</Tag>
      )}
      {row.conflict.length > 0 && <Tag tone="attention">{t('conflict-tag')}</Tag>}
      {isAlone(row) && <Tag tone="attention">{t('mark-ALONE')}</Tag>}
      {row.onHold && <Tag>{t('mark-HOLD')}</Tag>}
      {row.erased && <Tag>{t('mark-erased')}</Tag>}
      {row.tags.length > 0 && (
        <span class="app-row-tags">
          {row.tags.slice(0, tagsShown).map((tag) => (
            <span key={tag} class="app-row-tag">
              {showHidden(tag)}
            </span>
          ))}
          {row.tags.length > tagsShown && <span class="app-row-tag">+{row.tags.length - tagsShown}</span>}
        </span>
      )}
    </>
  );
}

const tones: Readonly<Record<NonNullable<CaseRow['status']>, Tone>> = {
  RECEIVED: 'info',
  ACKNOWLEDGED: 'neutral',
  UNDER_ASSESSMENT: 'neutral',
  UNDER_INVESTIGATION: 'neutral',
  REFERRED: 'neutral',
  WAITING_FOR_SOURCE: 'attention',
  CLOSED: 'success',
  REOPENED: 'attention',
};

export function StatusTag({ row: { status, access } }: RowProps): VNode | null {
  const { t } = useLocale();
  if (status !== null) return <Tag tone={tones[status]}>{t(`status-${status}`)}</Tag>;
  return access === 'NEW' ? <Tag tone="info">{t('access-NEW')}</Tag> : null;
}

interface NextDateProps extends RowProps {
  readonly today: number;
}

/** What is owed to the source next, with the days left. */
export function NextDate({ row: { next, waitingForMyApproval }, today }: NextDateProps): VNode {
  const { t } = useLocale();
  return (
    <>
      {next !== null && (
        <>
          <DeadlineBadge due={next.day} today={today} /> <span class="app-about">{t(`next-${next.kind}`)}</span>
        </>
      )}
      {waitingForMyApproval && <Tag tone="attention">{t('approval-tag')}</Tag>}
    </>
  );
}

export function whoHasIt(row: CaseRow, { me, colleagues }: Overview, language: Locale['language']): string {
  return row.assigned === 0 ? deskName(me, row.desk, language) : roleOf(colleagues, row.assigned, language);
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length > 90 ? `${characters.slice(0, 89).join('')}…` : text;
}
