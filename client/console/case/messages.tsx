import type { VNode } from 'preact';
import { classNames } from '../../shared/components/class-names.ts';
import { EmptyState } from '../../shared/components/notices.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { StrangersWords } from '../../staff/strangers-words.tsx';
import { roleOf } from '../names.ts';
import type { Overview } from '../worker/messages.ts';
import type { CasePage } from '../worker/views.ts';
import { Composer } from './composer.tsx';

interface MessagesProps {
  readonly page: CasePage;
  readonly overview: Overview;
}

/** The conversation with the source, and below it the next answer. */
export function Messages({ page, overview }: MessagesProps): VNode {
  const { t, language, formatDay } = useLocale();
  return (
    <>
      {page.messages.length === 0 && <EmptyState title={t('messages-empty')} icon="message" />}
      <ol class="app-messages" aria-label={t('tab-messages')}>
        {page.messages.map((message, index) => (
          <li
            key={index}
            class={classNames('app-message', message.from === 'BODY' && 'app-message--body')}
            data-logged={message.from === 'BODY' ? message.loggedDay !== null : undefined}
          >
            <p class="app-message__who">
              {message.from === 'SOURCE' ? t('message-source') : roleOf(overview.colleagues, message.member, language)}{' '}
              <span class="app-message__when">· {formatDay(message.day)}</span>
            </p>
            <p class="app-message__text">
              {message.text === '' ? t('message-without-text') : <StrangersWords text={message.text} />}
            </p>
            {message.from === 'BODY' && (
              <p class="app-message__status">
                {t(`status-${message.status}`)}
                {message.reason !== '' && ` · ${t(`reason-${message.reason}`)}`}
                {' · '}
                {message.loggedDay === null
                  ? t('message-not-logged')
                  : t('message-logged', { day: formatDay(message.loggedDay) })}
              </p>
            )}
          </li>
        ))}
      </ol>
      {page.steps.statuses.length > 0 && <Composer page={page} />}
    </>
  );
}
