import type { ComponentChildren, VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { describeProblem } from '../../shared/api/problem.ts';
import { Button } from '../../shared/components/button.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { EmptyState, WarningText } from '../../shared/components/notices.tsx';
import { Page } from '../../shared/components/page.tsx';
import { specimenOf } from '../../shared/components/specimen.ts';
import { Spinner } from '../../shared/components/progress.tsx';
import { useT } from '../../shared/locale/context.tsx';
import type { Entrance } from '../entrance.ts';
import { OpenKeyring } from './keyring.tsx';
import { SignIn } from './sign-in.tsx';

interface EntrancePageProps {
  readonly name: string;
  readonly entrance: Entrance;
  /** What the keys will open here. */
  readonly keyringLead: string;
  /** Opens the keyring and whatever stands behind it. A rejection is shown beside the file. */
  readonly onOpen: (file: string, passphrase: string) => Promise<void>;
  readonly onSignOut: () => void;
  /** Shown while the keyring is being opened. */
  readonly progress: ComponentChildren;
  /** What has been noticed about the register, above the form. */
  readonly notice?: ComponentChildren;
  /** Codes of what the notice tells, so that they are not told twice. */
  readonly told?: readonly string[];
}

/** Everything before the keys are open: connecting, signing in, the key file. */
export function EntrancePage(props: EntrancePageProps): VNode {
  const { name, entrance, keyringLead, onOpen, onSignOut, progress, notice, told } = props;
  const t = useT();
  const phase = entrance.phase.value;
  const connected = entrance.connected.value;
  const session = connected?.session ?? null;
  return (
    <Page
      name={name}
      documentTitle={name}
      specimen={connected === null ? null : specimenOf(connected.mode, connected.origin)}
      step={phase}
      account={
        session !== null && phase === 'KEYRING' ? (
          <div class="app-account">
            <span>{session.name}</span>
            <Button small tone="quiet" onClick={onSignOut}>
              {t('sign-out')}
            </Button>
          </div>
        ) : undefined
      }
    >
      {phase === 'CONNECTING' && <Spinner label={t('connecting')} />}
      {phase === 'FAILED' && <Failed entrance={entrance} />}
      {phase === 'SIGN_IN' && entrance.leftBehind.value && <WarningText>{t('sign-out-left')}</WarningText>}
      {phase === 'SIGN_IN' && connected !== null && (
        <SignIn connected={connected} again={entrance.unlocked.value} entrance={entrance} />
      )}
      {phase === 'KEYRING' && notice}
      {phase === 'KEYRING' && (
        <OpenKeyring entrance={entrance} lead={keyringLead} onOpen={onOpen} progress={progress} told={told} />
      )}
    </Page>
  );
}

interface FailedProps {
  readonly entrance: Entrance;
}

/** Between two attempts that the page makes by itself, while the server cannot be reached. */
const retryMilliseconds = 10_000;
const passing = ['UNREACHABLE', 'TIMEOUT'];

function Failed({ entrance }: FailedProps): VNode {
  const t = useT();
  useEffect(() => {
    const timer = setInterval(() => {
      if (passing.includes(entrance.failure.value ?? '')) void entrance.connect(true);
    }, retryMilliseconds);
    return () => {
      clearInterval(timer);
    };
  }, [entrance]);
  return (
    <EmptyState
      title={t('failed-title')}
      icon="triangle-alert"
      action={
        <Button
          onClick={() => {
            void entrance.connect();
          }}
        >
          {t('try-again')}
        </Button>
      }
    >
      <p>{describeProblem(entrance.failure.value ?? 'UNKNOWN', t)}</p>
    </EmptyState>
  );
}

interface WithoutTokenProps {
  readonly name: string;
}

/** The page was not opened by the address that the host printed. */
export function WithoutToken({ name }: WithoutTokenProps): VNode {
  const t = useT();
  return (
    <Page name={name} documentTitle={name}>
      <Heading level={1}>{t('no-token-title')}</Heading>
      <p>{t('no-token-body')}</p>
    </Page>
  );
}
