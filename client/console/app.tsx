import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { useT } from '../shared/locale/context.tsx';
import { EntrancePage, WithoutToken } from '../staff/entry/entrance-page.tsx';
import { PrivacyScreen } from './privacy/privacy-screen.tsx';
import { RegisterTrouble } from './register-trouble.tsx';
import { Room } from './room.tsx';
import { SyncProgressBar } from './sync-progress.tsx';
import { useWorkplace, WorkplaceContext } from './workplace-context.ts';
import type { Workplace } from './workplace.ts';

/** A contradiction keeps its line by the form too: the alarms above say what was found, not that nothing was read. */
const toldAbove = (workplace: Workplace): readonly string[] =>
  (workplace.watched.value.seal?.age ?? 'FRESH') === 'FRESH' ? [] : ['STALE_REGISTER'];

interface AppProps {
  /** Null if the page was opened without the token of the running host. */
  readonly workplace: Workplace | null;
}

export function App({ workplace }: AppProps): VNode {
  const t = useT();
  if (workplace === null) return <WithoutToken name={t('console-name')} />;
  return (
    <WorkplaceContext.Provider value={workplace}>
      <Inside />
      <PrivacyScreen />
    </WorkplaceContext.Provider>
  );
}

function Inside(): VNode {
  const t = useT();
  const workplace = useWorkplace();
  const { entrance } = workplace;

  useEffect(() => {
    void entrance.connect();
    const leave = (): void => {
      // The page may be kept to be shown again; what it held may not.
      if (entrance.unlocked.value) void workplace.lock('member');
    };
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
    };
  }, [workplace, entrance]);

  if (entrance.phase.value === 'OPEN') return <Room />;
  return (
    <EntrancePage
      name={t('console-name')}
      entrance={entrance}
      keyringLead={t('keyring-lead')}
      onOpen={(file, passphrase) => workplace.unlock(file, passphrase)}
      onSignOut={() => {
        void workplace.signOut();
      }}
      progress={<SyncProgressBar />}
      notice={<RegisterTrouble />}
      told={toldAbove(workplace)}
    />
  );
}
