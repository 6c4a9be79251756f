import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { BackLink, Page } from '../shared/components/page.tsx';
import { specimenOf } from '../shared/components/specimen.ts';
import { QuickExit } from '../shared/components/quick-exit.tsx';
import { useLocale } from '../shared/locale/context.tsx';
import { AboutPage, PlacePage, SafetyPage, YouPage } from './pages/about.tsx';
import { AnswersPage, MessageSentPage } from './pages/answers.tsx';
import { EscalatedPage, EscalatePage } from './pages/escalate.tsx';
import { IdentityPage, IdentitySentPage } from './identity/identity-page.tsx';
import { MessagePage } from './pages/message.tsx';
import { ExcludePage, ReadersPage } from './pages/readers.tsx';
import { LostPage, ReturnPage } from './pages/return.tsx';
import { DonePage, SentPage } from './pages/sent.tsx';
import { LeavingPage, StartPage } from './pages/start.tsx';
import { SummaryPage } from './pages/summary.tsx';
import { ConfirmPage, WordsPage } from './pages/words.tsx';
import { CheckPage, EscalationPage, StatementPage, UrgencyPage } from './pages/writing.tsx';
import { useVisit } from './visit/context.tsx';
import { hasText } from './visit/draft.ts';
import type { Step } from './visit/steps.ts';

interface AppProps {
  /** Where leaving at once lands. */
  readonly leaveTo: string;
}

/** The frame around every step. Title and name are neutral: nobody across the room learns what this is. */
export function App({ leaveTo }: AppProps): VNode {
  const { t } = useLocale();
  const visit = useVisit();
  const step = visit.step.value;
  const summary = visit.summary.value;
  const unsaved = hasText(visit.draft.value) && !visit.practice.value;

  useEffect(() => {
    if (!unsaved) return undefined;
    // A slip of the hand must not lose a report. Leaving at once forgets the draft first, so that nothing is asked then.
    const warn = (event: BeforeUnloadEvent): void => {
      if (hasText(visit.draft.value)) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('beforeunload', warn);
    };
  }, [unsaved, visit]);

  return (
    <Page
      name={t('report-name')}
      documentTitle={t('report-name')}
      step={step}
      specimen={summary === null ? null : specimenOf(summary.mode, summary.origin)}
      navigation={
        visit.practice.value ? (
          <section class="report-practice" aria-label={t('practice-tag')}>
            <strong>{t('practice-tag')}</strong> <span>{t('practice-banner')}</span>
          </section>
        ) : undefined
      }
      quickExit={
        <QuickExit
          destination={navigator.onLine ? leaveTo : 'about:blank'}
          depth={visit.depth}
          onClear={visit.forget}
        />
      }
      back={visit.canGoBack.value && !visit.busy.value ? <BackLink onClick={visit.back} /> : undefined}
    >
      <StepPage key={step} step={step} />
    </Page>
  );
}

function StepPage({ step }: { readonly step: Step }): VNode {
  switch (step) {
    case 'start':
      return <StartPage />;
    case 'leaving':
      return <LeavingPage />;
    case 'readers':
      return <ReadersPage />;
    case 'exclude':
      return <ExcludePage />;
    case 'about':
      return <AboutPage />;
    case 'safety':
      return <SafetyPage />;
    case 'place':
      return <PlacePage />;
    case 'you':
      return <YouPage />;
    case 'urgency':
      return <UrgencyPage />;
    case 'statement':
      return <StatementPage />;
    case 'check':
      return <CheckPage />;
    case 'escalation':
      return <EscalationPage />;
    case 'words':
      return <WordsPage />;
    case 'confirm':
      return <ConfirmPage />;
    case 'summary':
      return <SummaryPage />;
    case 'sent':
      return <SentPage />;
    case 'files':
      return <MessagePage step="files" />;
    case 'done':
      return <DonePage />;
    case 'return':
      return <ReturnPage />;
    case 'lost':
      return <LostPage />;
    case 'answers':
      return <AnswersPage />;
    case 'escalate':
      return <EscalatePage />;
    case 'escalated':
      return <EscalatedPage />;
    case 'message':
      return <MessagePage step="message" />;
    case 'message-sent':
      return <MessageSentPage />;
    case 'identity':
      return <IdentityPage />;
    case 'identity-sent':
      return <IdentitySentPage />;
  }
}
