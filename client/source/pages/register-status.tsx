import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button, LinkAction } from '../../shared/components/button.tsx';
import { InsetText } from '../../shared/components/notices.tsx';
import { Spinner } from '../../shared/components/progress.tsx';
import { describeProblem } from '../../shared/api/problem.ts';
import { useLocale } from '../../shared/locale/context.tsx';
import { findingOfRefusal } from '../../reporting/findings.ts';
import { useVisit } from '../visit/context.tsx';
import { RegisterRefusal } from './finding-list.tsx';

/** In place of what needs the register, while it is not there: waiting, or why not, with a button. */
export function RegisterWait(): VNode {
  const { t } = useLocale();
  const visit = useVisit();
  const state = visit.register.value;
  if (state.kind === 'failed') {
    const finding = findingOfRefusal(state.code);
    return (
      <InsetText>
        {finding === null ? (
          <p role="alert">{describeProblem(state.code, t)}</p>
        ) : (
          <RegisterRefusal id={finding} evidence={state.evidence} />
        )}
        <Button
          tone="secondary"
          id="register-retry"
          onClick={() => {
            void visit.loadRegister(true);
          }}
        >
          {t('try-again')}
        </Button>
      </InsetText>
    );
  }
  return <Spinner label={t('register-loading')} />;
}

/** One quiet line while somebody types: the list of readers is not there yet, or old. */
export function RegisterLine(): VNode | null {
  const { t, formatDay } = useLocale();
  const visit = useVisit();
  const [trying, setTrying] = useState(false);
  const state = visit.register.value;
  if (state.kind === 'ready') {
    if (state.summary.age === 'FRESH') return null;
    return (
      <p
        class="report-quiet"
        role="status"
        data-message={state.summary.age === 'OLD' ? 'register-old' : 'register-stale'}
      >
        {t('register-stale', { day: formatDay(state.summary.sealed.day) })}
      </p>
    );
  }
  if (state.kind === 'loading' && !trying) return null;
  return (
    <p class="report-quiet" role="status">
      {state.kind === 'loading' ? t('register-loading') : t('register-failed')}{' '}
      {state.kind === 'failed' && (
        <LinkAction
          onClick={() => {
            setTrying(true);
            void visit.loadRegister(true);
          }}
        >
          {t('try-again')}
        </LinkAction>
      )}
    </p>
  );
}
