import type { VNode } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { NavBar } from '../shared/components/navigation.tsx';
import { BackLink, Page } from '../shared/components/page.tsx';
import { specimenOf } from '../shared/components/specimen.ts';
import { useLocale } from '../shared/locale/context.tsx';
import { Account, IdleWarning } from '../staff/account.tsx';
import { GraveNotice } from '../staff/grave-notice.tsx';
import { useIdle } from '../staff/idle.ts';
import { useHeadingFocus } from '../staff/use-heading-focus.ts';
import { CaseScreen } from './case/case-screen.tsx';
import { useKeptDrafts } from './case/use-kept-drafts.ts';
import { ShortcutHelp } from './help.tsx';
import { textOf } from '../staff/names.ts';
import { useLeaveQuestion } from './lock-question.tsx';
import { roleOf } from './names.ts';
import { placeRooms } from './places.tsx';
import { ReturnedActs } from './returned-acts.tsx';
import { SaidBar, StatusLine } from './status-line.tsx';
import { useBack } from './use-back.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useWorkplace } from './workplace-context.ts';

const syncEveryMilliseconds = 30_000;

/** Everything behind the keyring: lists, cases, and the quiet frame around them. */
export function Room(): VNode | null {
  const { t, language } = useLocale();
  const workplace = useWorkplace();
  const [help, setHelp] = useState(false);
  const { leave, question } = useLeaveQuestion();
  useKeptDrafts();
  const lockIdle = useCallback(() => {
    void workplace.lock('idle');
  }, [workplace]);
  const aboutToLock = useIdle(lockIdle);
  useBack();
  useShortcuts(() => {
    setHelp(true);
  });

  useEffect(() => {
    const timer = setInterval(() => {
      void workplace.synchronise();
    }, syncEveryMilliseconds);
    return () => {
      clearInterval(timer);
    };
  }, [workplace]);

  const overview = workplace.overview.value;
  useHeadingFocus(overview !== null);
  if (overview === null) return null;
  const { me, colleagues } = overview;
  const watched = workplace.watched.value;
  const { alarms } = watched;
  const open = workplace.open.value;
  const place = workplace.place.value;
  return (
    <Page
      name={t('console-name')}
      documentTitle={t('console-name')}
      specimen={specimenOf(me.demo ? 'demo' : 'live', me.origin)}
      width="full"
      step={open === null ? place : `${open.id} ${open.page === null ? 'front' : 'page'}`}
      account={
        <Account
          entrance={workplace.entrance}
          onLock={() => {
            leave('lock');
          }}
          onSignOut={() => {
            leave('sign-out');
          }}
        >
          {roleOf(colleagues, me.member, language)} · {textOf(me.body, language)}
        </Account>
      }
      navigation={
        <NavBar
          label={t('navigation')}
          width="full"
          current={open === null ? place : 'cases'}
          onSelect={(id) => {
            const chosen = placeRooms.find((room) => room.id === id);
            if (chosen !== undefined) workplace.goTo(chosen.id);
          }}
          items={placeRooms
            .filter(({ isOffered }) => isOffered?.(overview) ?? true)
            .map(({ id, count }) => ({ id, label: t(`place-${id}`), count: count(overview, watched) }))}
        />
      }
      back={
        open === null ? (
          <StatusLine
            onHelp={() => {
              setHelp(true);
            }}
          />
        ) : (
          <>
            <StatusLine
              onHelp={() => {
                setHelp(true);
              }}
            />
            <BackLink
              onClick={() => {
                workplace.closeCase();
              }}
            >
              {t(`back-to-${place}`)}
            </BackLink>
          </>
        )
      }
    >
      {aboutToLock && <IdleWarning />}
      {alarms.length > 0 && place !== 'alarms' && (
        <GraveNotice id="alarmed" title={t('alarms-banner-title')}>
          <p>
            {t('alarms-banner')}{' '}
            <button
              type="button"
              class="app-link-action"
              onClick={() => {
                workplace.goTo('alarms');
              }}
            >
              {t('alarms-look')}
            </button>
          </p>
        </GraveNotice>
      )}
      <ReturnedActs />
      {open !== null ? (
        <CaseScreen key={open.id} open={open} overview={overview} />
      ) : (
        placeRooms.find(({ id }) => id === place)?.show(overview, watched)
      )}
      <SaidBar />
      {question}
      <ShortcutHelp
        open={help}
        onClose={() => {
          setHelp(false);
        }}
      />
    </Page>
  );
}
