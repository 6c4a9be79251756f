import type { VNode } from 'preact';
import { Button } from '../shared/components/button.tsx';
import { NotificationBanner } from '../shared/components/notices.tsx';
import { useT } from '../shared/locale/context.tsx';
import { caseName } from '../staff/names.ts';
import { useWorkplace } from './workplace-context.ts';
import type { MemberAct } from './worker/views.ts';

/** Acts that waited for a colleague and cannot be done any more: the member decides again, and no word of theirs is lost. */
export function ReturnedActs(): VNode | null {
  const t = useT();
  const workplace = useWorkplace();
  const returned = workplace.returned.value;
  if (returned.length === 0) return null;
  return (
    <NotificationBanner title={t('returned-title')}>
      <ul class="govuk-list govuk-list--bullet">
        {returned.map(({ id, act, why }, index) => (
          <li key={index}>
            <button
              type="button"
              class="app-link-action"
              onClick={() => {
                void workplace.openCase(id);
              }}
            >
              {t('case-name', { name: caseName(id) })}
            </button>
            : {t(`act-type-${act.type}`)}. {whyText(t, why)}
            {wordsOf(act) !== '' && <p class="app-message__text">{wordsOf(act)}</p>}
          </li>
        ))}
      </ul>
      <Button
        small
        tone="secondary"
        onClick={() => {
          workplace.forgetReturned();
        }}
      >
        {t('returned-understood')}
      </Button>
    </NotificationBanner>
  );
}

/** Why an act was not done. Most rules are the same to a person: the case is not what it was any more. */
export function whyText(t: ReturnType<typeof useT>, why: string): string {
  const id = `why-${why}`;
  return t(t.has(id) ? id : 'why-OTHER');
}

function wordsOf(act: MemberAct): string {
  return 'text' in act ? act.text : '';
}
