import type { VNode } from 'preact';
import { useCallback, useEffect } from 'preact/hooks';
import { NavBar } from '../shared/components/navigation.tsx';
import { Page } from '../shared/components/page.tsx';
import { specimenOf } from '../shared/components/specimen.ts';
import { Spinner } from '../shared/components/progress.tsx';
import { useLocale, useT } from '../shared/locale/context.tsx';
import { Account, IdleWarning } from '../staff/account.tsx';
import { EntrancePage, WithoutToken } from '../staff/entry/entrance-page.tsx';
import { useIdle } from '../staff/idle.ts';
import { textOf } from '../staff/names.ts';
import { useHeadingFocus } from '../staff/use-heading-focus.ts';
import { AuditPlace } from './audit/place.tsx';
import { DeskContext, useDesk } from './desk-context.ts';
import type { Desk, Place } from './desk.ts';
import { Forked } from './forked.tsx';
import { Letters } from './letters.tsx';
import { Register } from './register.tsx';
import { ReleasesPlace } from './releases/place.tsx';

interface AppProps {
  /** Null if the page was opened without the token of the running host. */
  readonly desk: Desk | null;
}

export function App({ desk }: AppProps): VNode {
  const t = useT();
  if (desk === null) return <WithoutToken name={t('desk-name')} />;
  return (
    <DeskContext.Provider value={desk}>
      <Inside />
    </DeskContext.Provider>
  );
}

function Inside(): VNode {
  const t = useT();
  const desk = useDesk();
  const { entrance } = desk;

  useEffect(() => {
    void entrance.connect();
    const leave = (): void => {
      // The page may be kept to be shown again; what it held may not.
      if (entrance.unlocked.value) void desk.lock('member');
    };
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
    };
  }, [desk, entrance]);

  if (entrance.phase.value === 'OPEN') return <Room />;
  return (
    <EntrancePage
      name={t('desk-name')}
      entrance={entrance}
      keyringLead={t('keyring-lead')}
      onOpen={(file, passphrase) => desk.unlock(file, passphrase)}
      onSignOut={() => {
        void desk.signOut();
      }}
      progress={<Spinner label={t('opening')} />}
      notice={<Forked />}
    />
  );
}

const places: readonly Place[] = ['register', 'audit', 'releases', 'letters'];
const pages = { register: Register, audit: AuditPlace, releases: ReleasesPlace, letters: Letters } as const;

/** Everything behind the keyring: four places, and the quiet frame around them. */
function Room(): VNode {
  const { t, language } = useLocale();
  const desk = useDesk();
  const lockIdle = useCallback(() => {
    void desk.lock('idle');
  }, [desk]);
  const aboutToLock = useIdle(lockIdle);
  useHeadingFocus();
  const place = desk.place.value;
  const Chosen = pages[place];
  const facts = desk.register.value.answer;
  const connected = desk.entrance.connected.value;
  const session = connected?.session ?? null;
  return (
    <Page
      name={t('desk-name')}
      documentTitle={t('desk-name')}
      specimen={connected === null ? null : specimenOf(connected.mode, connected.origin)}
      width="wide"
      step={place}
      account={
        <Account
          entrance={desk.entrance}
          onLock={() => {
            void desk.lock('member');
          }}
          onSignOut={() => {
            void desk.signOut();
          }}
        >
          {facts === null || facts.role === null ? (
            session?.name
          ) : (
            <>
              {textOf(facts.role, language)}
              <span class="app-account__body"> · {textOf(facts.body, language)}</span>
            </>
          )}
        </Account>
      }
      navigation={
        <NavBar
          label={t('navigation')}
          current={place}
          onSelect={(id) => {
            const chosen = places.find((each) => each === id);
            if (chosen !== undefined) desk.place.value = chosen;
          }}
          items={places.map((id) => ({ id, label: t(`place-${id}`) }))}
        />
      }
    >
      {aboutToLock && <IdleWarning />}
      <Forked />
      <Chosen />
    </Page>
  );
}
