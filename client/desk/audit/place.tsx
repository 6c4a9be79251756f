import type { VNode } from 'preact';
import { describeProblem } from '../../shared/api/problem.ts';
import { Button } from '../../shared/components/button.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { WarningText } from '../../shared/components/notices.tsx';
import { Progress } from '../../shared/components/progress.tsx';
import { useLocale, useT } from '../../shared/locale/context.tsx';
import { auditChecks } from '../../../crypto/index.ts';
import { useDesk } from '../desk-context.ts';
import { judge } from './judgement.ts';
import { AuditResult } from './result.tsx';
import { SecondOfficer } from './second-officer.tsx';

/** The audit: one button, one word, one next step; then every check by its name. */
export function AuditPlace(): VNode {
  const t = useT();
  const desk = useDesk();
  const { busy, problem, answer } = desk.audit.value;
  // Both are here now, and the result on the screen is of one alone.
  const isToRepeat = answer !== null && desk.second.value !== null && judge(answer.checks).next === 'keys';
  return (
    <>
      <Heading level={1}>{t('audit-title')}</Heading>
      {answer === null && <p>{t('audit-lead')}</p>}
      {problem !== null && <WarningText>{describeProblem(problem, t)}</WarningText>}
      {busy ? <Running /> : answer !== null && <AuditResult audit={answer} />}
      {!busy && (
        <>
          {(answer === null || desk.second.value !== null) && <SecondOfficer />}
          <Button
            id="run-audit"
            tone={answer === null || isToRepeat ? 'primary' : 'secondary'}
            onClick={() => {
              void desk.runAudit();
            }}
          >
            {t(answer === null ? 'audit-run' : 'audit-again')}
          </Button>
        </>
      )}
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
