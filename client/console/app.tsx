import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { describeProblem } from '../shared/api/problem.ts';
import { Button } from '../shared/components/button.tsx';
import { Heading } from '../shared/components/heading.tsx';
import { EmptyState } from '../shared/components/notices.tsx';
import { Page } from '../shared/components/page.tsx';
import { Spinner } from '../shared/components/progress.tsx';
import { useT } from '../shared/locale/context.tsx';
import { OpenKeyring } from './entry/keyring.tsx';
import { SignIn } from './entry/sign-in.tsx';
import { Room } from './room.tsx';
import { useWorkplace, WorkplaceContext } from './workplace-context.ts';
import type { Workplace } from './workplace.ts';

interface AppProps {
  /** Null if the page was opened without the token of the running host. */
  readonly workplace: Workplace | null;
}

export function App({ workplace }: AppProps): VNode {
  const t = useT();
  if (workplace === null) {
    return (
      <Page name={t('console-name')} documentTitle={t('console-name')}>
        <Heading level={1}>{t('no-token-title')}</Heading>
        <p>{t('no-token-body')}</p>
      </Page>
    );
  }
  return (
    <WorkplaceContext.Provider value={workplace}>
      <Inside />
    </WorkplaceContext.Provider>
  );
}

function Inside(): VNode {
  const t = useT();
  const workplace = useWorkplace();
  const phase = workplace.phase.value;
  const connected = workplace.connected.value;
  const session = connected?.session ?? null;

  useEffect(() => {
    void workplace.connect();
    const leave = (): void => {
      // The page may be kept to be shown again; what it held may not.
      if (workplace.unlocked.value) void workplace.lock('member');
    };
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
    };
  }, [workplace]);

  if (phase === 'OPEN') return <Room />;
  return (
    <Page
      name={t('console-name')}
      documentTitle={t('console-name')}
      demo={connected?.mode === 'demo'}
      step={phase}
      account={
        session !== null && phase === 'KEYRING' ? (
          <div class="app-account">
            <span>{session.name}</span>
            <Button
              small
              tone="quiet"
              onClick={() => {
                void workplace.signOut();
              }}
            >
              {t('sign-out')}
            </Button>
          </div>
        ) : undefined
      }
    >
      {phase === 'CONNECTING' && <Spinner label={t('connecting')} />}
      {phase === 'FAILED' && <Failed />}
      {phase === 'SIGN_IN' && connected !== null && <SignIn connected={connected} />}
      {phase === 'KEYRING' && <OpenKeyring />}
    </Page>
  );
}

function Failed(): VNode {
  const t = useT();
  const workplace = useWorkplace();
  return (
    <EmptyState
      title={t('failed-title')}
      icon="triangle-alert"
      action={
        <Button
          onClick={() => {
            void workplace.connect();
          }}
        >
          {t('try-again')}
        </Button>
      }
    >
      <p>{describeProblem(workplace.failure.value ?? 'UNKNOWN', t)}</p>
    </EmptyState>
  );
}
