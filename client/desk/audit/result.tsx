import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { describeProblem } from '../../shared/api/problem.ts';
import { Button } from '../../shared/components/button.tsx';
import { Icon } from '../../shared/components/icon.tsx';
import { Details, InsetText, WarningText } from '../../shared/components/notices.tsx';
import { Tag } from '../../shared/components/tag.tsx';
import { useLocale, useT } from '../../shared/locale/context.tsx';
import { SaveFile } from '../../staff/save-file.tsx';
import { useDesk } from '../desk-context.ts';
import type { AuditFacts, CheckFacts } from '../worker/messages.ts';
import { judge, meaningOf, nextStep, type Judgement } from './judgement.ts';
import { RunAudit } from './run-audit.tsx';
import { SecondOfficer } from './second-officer.tsx';

interface AuditResultProps {
  readonly audit: AuditFacts;
}

const icons = { IN_ORDER: 'circle-check', ATTENTION: 'info', BROKEN: 'triangle-alert' } as const satisfies Record<
  Judgement,
  string
>;

export function AuditResult({ audit }: AuditResultProps): VNode {
  const { t, formatDay } = useLocale();
  const judged = judge(audit.checks);
  const { judgement, next } = judged;
  const desk = useDesk();
  const isPublished = desk.published.value.answer !== null;
  const isToRepeat = next === 'keys' && desk.second.value !== null;
  const title = useRef<HTMLHeadingElement>(null);
  // The button that was pressed has gone.
  useEffect(() => {
    title.current?.focus();
  }, []);
  const step = nextStep(judged, isPublished);
  const failed = audit.checks.filter(({ result }) => result === 'FAILED');
  const open = audit.checks.filter(({ result }) => result === 'NOT_CHECKED');
  const passed = audit.checks.filter(({ result }) => result === 'PASSED');
  return (
    <>
      <section
        class={`app-judgement app-judgement--${judgement.toLowerCase()}`}
        id="judgement"
        data-verdict={judgement}
      >
        <Icon name={icons[judgement]} />
        <div>
          <h2 class="govuk-heading-m" ref={title} tabIndex={-1}>
            {t(`verdict-${judgement}`)}
          </h2>
          <p>{t(meaningOf(judged))}</p>
          <p class="app-judgement__next" data-next={step}>
            <strong>{t('next-title')}</strong> {t(`next-${step}`)}
          </p>
          <p class="app-judgement__day">{t('audit-of-day', { day: formatDay(audit.day) })}</p>
        </div>
      </section>
      <div class="app-acts">
        {audit.evidence !== null && (
          <SaveFile name="kupuya-evidence.json" text={audit.evidence}>
            {t('evidence-save')}
          </SaveFile>
        )}
        {!isPublished && next !== 'keys' && (
          <Publish audit={audit} isNext={next === 'publish' || next === 'evidence'} />
        )}
      </div>
      {isPublished ? (
        <Published />
      ) : (
        next === 'keys' && (
          <>
            {isToRepeat ? <InsetText>{t('second-open')}</InsetText> : <SecondOfficer open />}
            <div class="app-acts">
              {isToRepeat && <RunAudit isNext />}
              <Publish audit={audit} isNext={false} />
            </div>
          </>
        )
      )}
      {failed.length > 0 && <CheckList title={t('checks-failed')} checks={failed} />}
      {open.length > 0 && <CheckList title={t('checks-open')} checks={open} />}
      {passed.length > 0 && (
        <Details summary={t('checks-passed', { count: passed.length })} open={failed.length + open.length === 0}>
          <CheckList checks={passed} />
        </Details>
      )}
    </>
  );
}

function Published(): VNode {
  const t = useT();
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    said.current?.focus();
  }, []);
  return (
    <p class="app-verdict" id="published" role="status" tabIndex={-1} ref={said}>
      <Tag tone="success">{t('published')}</Tag> <span>{t('published-means')}</span>
    </p>
  );
}

interface PublishProps extends AuditResultProps {
  /** Whether it is the one thing to do next. */
  readonly isNext: boolean;
}

function Publish({ audit, isNext }: PublishProps): VNode {
  const t = useT();
  const desk = useDesk();
  const { busy, problem } = desk.published.value;
  return (
    <>
      <Button
        small
        id="publish-verdict"
        tone={isNext ? 'primary' : 'secondary'}
        busy={busy}
        disabled={audit.governance === null || audit.cases === null}
        onClick={() => {
          void desk.publish(audit.number);
        }}
      >
        {t(busy ? 'publish-busy' : 'publish')}
      </Button>
      {problem !== null && <WarningText>{describeProblem(problem, t)}</WarningText>}
    </>
  );
}

interface CheckListProps {
  readonly title?: string;
  readonly checks: readonly CheckFacts[];
}

function CheckList({ title, checks }: CheckListProps): VNode {
  const t = useT();
  return (
    <>
      {title !== undefined && <h2 class="govuk-heading-s">{title}</h2>}
      <ul class="app-checks">
        {checks.map(({ check, result, reason, codes }) => (
          <li key={check} data-check={check} data-result={result}>
            <div class="app-checks__name">
              <strong>{t(`check-${check}`)}</strong>
            </div>
            {reason !== null && <p>{t(`reason-${reason}`)}</p>}
            {result === 'NOT_CHECKED' ? (
              <p class="app-checks__reason">
                {t('would-show')} {t(`shows-${check}`)}
              </p>
            ) : (
              <p>{t(result === 'FAILED' ? `broken-${check}` : `shows-${check}`)}</p>
            )}
            {codes.map((code) => (
              <p key={code} class="app-checks__found" data-code={code}>
                {t(`found-${code}`)}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}
