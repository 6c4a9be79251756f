import type { VNode } from 'preact';
import { textIn, type Desk, type VerifiedRoster } from '../../crypto/public.ts';
import { Tag } from '../shared/components/tag.tsx';
import { useLocale } from '../shared/locale/context.tsx';
import { front, WhenChecked } from './checked.tsx';

/** Who can open a report: desks and roles of the roster in force. */
export function Readers(): VNode {
  return <WhenChecked of={front}>{({ roster }) => <Desks roster={roster} />}</WhenChecked>;
}

function Desks({ roster }: { readonly roster: VerifiedRoster }): VNode {
  const { t, formatDay } = useLocale();
  return (
    <>
      <ul class="app-desks">
        {roster.desks.map((desk) => (
          <DeskCard key={desk.number} roster={roster} desk={desk} />
        ))}
      </ul>
      <p class="app-checked">{t('readers-checked', { last: formatDay(roster.last) })}</p>
    </>
  );
}

function DeskCard({ roster, desk }: { readonly roster: VerifiedRoster; readonly desk: Desk }): VNode {
  const { t, language } = useLocale();
  const holders = roster.positions.filter(({ position }) => desk.positions.includes(position));
  const members = roster.members.filter(({ number }) => holders.some(({ member }) => member === number));
  return (
    <li class="app-desks__desk">
      <h3 class="govuk-heading-s">
        {textIn(desk.name, language)}{' '}
        {desk.number === roster.oversight.desk && <Tag tone="info">{t('readers-oversight')}</Tag>}
      </h3>
      <p>{textIn(desk.about, language)}</p>
      <ul class="app-desks__people">
        {members.map(({ number, role, institution }) => (
          <li key={number}>
            {textIn(role, language)}
            <span class="app-desks__institution">{textIn(institution, language)}</span>
          </li>
        ))}
      </ul>
    </li>
  );
}
