import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../shared/components/button.tsx';
import { Icon, type IconName } from '../../shared/components/icon.tsx';
import { DeadlineBadge } from '../../shared/components/tag.tsx';
import { useLocale, type Locale } from '../../shared/locale/context.tsx';
import { findingTones, type Finding, type FindingId, type FindingTone } from '../../reporting/findings.ts';
import { useVisit } from '../visit/context.tsx';
import { saveText } from '../save-file.ts';

const icons: Readonly<Record<FindingTone, IconName>> = {
  good: 'shield-check',
  plain: 'info',
  attention: 'circle-alert',
  bad: 'triangle-alert',
};

interface FindingListProps {
  readonly findings: readonly Finding[];
  /** Name of the list for screen readers. */
  readonly label: string;
}

/** What this device has found out: each finding in plain words, and what can be done. */
export function FindingList({ findings, label }: FindingListProps): VNode {
  const locale = useLocale();
  const today = useVisit().summary.value?.today;
  return (
    <ul class="report-findings" aria-label={label}>
      {findings.map((finding, index) => (
        <li
          key={`${finding.id}-${String(index)}`}
          class={`report-finding report-finding--${findingTones[finding.id]}`}
          data-message={finding.id}
        >
          <Icon name={icons[findingTones[finding.id]]} />
          <div>
            <p>
              {say(locale, finding)}
              {isDue(finding.id) && finding.due !== undefined && today !== undefined && (
                <>
                  {' '}
                  <DeadlineBadge due={finding.due} today={today} />
                </>
              )}
            </p>
            {locale.t.has(`finding-${finding.id}-do`) && (
              <p class="report-finding__do">{locale.t(`finding-${finding.id}-do`)}</p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

interface RegisterRefusalProps {
  readonly id: FindingId;
  /** The text of a file that shows it to others. */
  readonly evidence: string | null;
}

/** The register as a whole is not believed: why, what can be done, and the evidence to take along. */
export function RegisterRefusal({ id, evidence }: RegisterRefusalProps): VNode {
  const { t } = useLocale();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, [id]);
  return (
    <div class="report-refusal" role="alert" tabIndex={-1} ref={box}>
      <FindingList label={t('findings')} findings={[{ id }]} />
      {evidence !== null && (
        <Button
          id="save-evidence"
          tone="secondary"
          icon="download"
          onClick={() => {
            saveText('history.txt', evidence);
          }}
        >
          {t('findings-save-evidence')}
        </Button>
      )}
    </div>
  );
}

function say({ t, formatDay }: Locale, { id, day, due, count, number }: Finding): string {
  return t(`finding-${id}`, {
    day: day === undefined ? '' : formatDay(day),
    due: due === undefined ? '' : formatDay(due),
    count: count ?? 0,
    number: number ?? 0,
  });
}

function isDue(id: FindingId): boolean {
  return id === 'acknowledgement-due' || id === 'feedback-due';
}
