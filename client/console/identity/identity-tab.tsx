import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Heading } from '../../shared/components/heading.tsx';
import { InsetText, WarningText } from '../../shared/components/notices.tsx';
import { Tag } from '../../shared/components/tag.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { StrangersWords } from '../../staff/strangers-words.tsx';
import { roleOf } from '../names.ts';
import type { CaseIdentity } from '../worker/identity.ts';
import type { Overview } from '../worker/messages.ts';
import type { CasePage } from '../worker/views.ts';
import { useWorkplace } from '../workplace-context.ts';
import { AskForm } from './ask-form.tsx';
import { Asked } from './asked.tsx';

interface IdentityTabProps {
  readonly page: CasePage;
  readonly overview: Overview;
}

/** Whether the case holds a sealed identity: without one there is no tab. */
export function hasIdentity({ letters }: CasePage): boolean {
  return letters.some(({ kind }) => kind === 'IDENTITY');
}

/** That somebody has said who they are, and the one way to learn it. */
export function IdentityTab({ page, overview }: IdentityTabProps): VNode {
  const { t, language, formatDay } = useLocale();
  const workplace = useWorkplace();
  const [known, setKnown] = useState<CaseIdentity | null>(null);
  useEffect(() => {
    let gone = false;
    workplace.ask('IDENTITY', { id: page.id }).then(
      (answer) => {
        if (!gone) setKnown(answer);
      },
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [page, workplace]);

  const waiting = page.proposals.filter(({ act, state }) => act === 'OPEN_IDENTITY' && state === 'OPEN');
  const isAsked = known?.asked.some(({ until }) => until >= overview.me.today) ?? false;
  const isOpened = known?.letters.every(({ state }) => state === 'OPENED') ?? false;
  const mayAsk = page.steps.proposals.includes('OPEN_IDENTITY') && known?.mayPropose === true;
  return (
    <section id="identity-sealed" class="app-group">
      <Heading level={2} size="s">
        {t('identity-tab-title')}
      </Heading>
      {known?.letters.map(({ commit, day, state }) => (
        <p key={commit}>
          <Tag tone={state === 'DAMAGED' ? 'danger' : state === 'OPENED' ? 'attention' : 'neutral'}>
            {t(`identity-state-${state}`)}
          </Tag>{' '}
          {t('identity-received', { day: formatDay(day) })}
        </p>
      ))}
      <p>{t('identity-tab-lead')}</p>
      {known?.letters.some(({ state }) => state === 'DAMAGED') === true && (
        <WarningText>{t('identity-damaged')}</WarningText>
      )}
      {waiting.map(({ event, by, text }) => (
        <InsetText key={event}>
          <p>{t('identity-waiting', { who: roleOf(overview.colleagues, by, language) })}</p>
          <p class="app-message__text">
            <StrangersWords text={text} />
          </p>
        </InsetText>
      ))}
      {known?.asked.map((asked) => (
        <Asked
          key={asked.proposal}
          id={page.id}
          asked={asked}
          overview={overview}
          opened={isOpenedIn(known, asked.letter)}
        />
      ))}
      {mayAsk && waiting.length === 0 && !isAsked && !isOpened && <AskForm id={page.id} />}
    </section>
  );
}

function isOpenedIn({ letters }: CaseIdentity, commit: string): boolean {
  return letters.some((letter) => letter.commit === commit && letter.state === 'OPENED');
}
