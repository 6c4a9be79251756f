import type { VNode } from 'preact';
import { auditChecks } from '../../../crypto/index.ts';
import { describeProblem } from '../../shared/api/problem.ts';
import { Heading } from '../../shared/components/heading.tsx';
import { InsetText, WarningText } from '../../shared/components/notices.tsx';
import { Progress } from '../../shared/components/progress.tsx';
import { useLocale, useT } from '../../shared/locale/context.tsx';
import { DemoDays } from '../demo-days.tsx';
import { useDesk } from '../desk-context.ts';
import { judge } from './judgement.ts';
import { AuditResult } from './result.tsx';
import { RunAudit } from './run-audit.tsx';
import { SecondOfficer } from './second-officer.tsx';

/** The audit: one button, one word, one next step; then every check by its name. */
export function AuditPlace(): VNode {
  const t = useT();
  const desk = useDesk();
  const { busy, problem, answer } = desk.audit.value;
  const isSecondHere = desk.second.value !== null;
  const needsBoth = answer !== null && judge(answer.checks).next === 'keys';
  return (
    <>
      <Heading level={1}>{t('audit-title')}</Heading>
      {answer === null && <p>{t('audit-lead')}</p>}
      <DemoDays />
      {problem !== null && <WarningText>{describeProblem(problem, t)}</WarningText>}
      <div role="status" class="govuk-visually-hidden">
        {!busy && answer !== null && t(`verdict-${judge(answer.checks).judgement}`)}
      </div>
      {busy ? <Running /> : answer !== null && <AuditResult key={answer.number} audit={answer} />}
      {!busy && answer === null && !isSecondHere && <SecondOfficer />}
      {!busy && !needsBoth && isSecondHere && <InsetText>{t('second-open')}</InsetText>}
      {/* With both here and a result of one alone, the button stands at the top, in place of the keys. */}
      {!busy && !(needsBoth && isSecondHere) && <RunAudit isNext={answer === null} />}
    </>
  );
}

function Running(): VNode {
  const { t, formatCount } = useLocale();
  const news = useDesk().auditing.value;
  const check = news === null || news.auditing === 'DOWNLOAD' ? null : news.auditing;
  const detail =
    news?.auditing === 'DOWNLOAD'
      ? t('audit-files', { files: formatCount(news.files) })
      : check === null
        ? undefined
        : t(`check-${check}`);
  return (
    <Progress
      id="audit-progress"
      label={t(check === null ? 'audit-downloading' : 'audit-checking')}
      value={check === null ? undefined : auditChecks.indexOf(check) / auditChecks.length}
      detail={detail}
    />
  );
}
