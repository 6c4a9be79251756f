import type { VNode } from 'preact';
import { Button } from '../../shared/components/button.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { Hint } from '../../shared/components/notices.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import type { OwnAccount } from '../worker/messages.ts';
import type { OwnAccountState } from './use-own-account.ts';

interface SessionsProps {
  readonly account: OwnAccount;
  readonly own: OwnAccountState;
}

/** Where this account is signed in, as far as the server remembers: days, and nothing of place or device. */
export function Sessions({ account, own }: SessionsProps): VNode {
  const { t, formatDay } = useLocale();
  const sessions = account.sessions.toSorted((a, b) => Number(b.current) - Number(a.current) || b.seen - a.seen);
  return (
    <section aria-labelledby="sessions-title">
      <Heading level={3} id="sessions-title">
        {t('sessions-title')}
      </Heading>
      <Hint>{t('sessions-lead')}</Hint>
      <ul class="app-own-account__list" id="sessions">
        {sessions.map(({ id, kind, begun, seen, current }) => (
          <li key={id} data-session={id}>
            <span>
              {current && <strong>{t('session-this')} · </strong>}
              {t(`session-kind-${kind}`)} · {t('session-days', { begun: formatDay(begun), seen: formatDay(seen) })}
            </span>
            {!current && (
              <Button
                small
                tone="secondary"
                busy={own.busy}
                onClick={() => {
                  void own.change(() => ({ type: 'sessions/end', id }));
                }}
              >
                {t('session-end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <Button
          tone="secondary"
          id="end-other-sessions"
          busy={own.busy}
          onClick={() => {
            void own.change(() => ({ type: 'sessions/end', others: true }));
          }}
        >
          {t('sessions-end-others')}
        </Button>
      )}
    </section>
  );
}
