import type { VNode } from 'preact';
import { Checkboxes } from '../../shared/components/choice.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import type { RegisterSummary } from '../worker/messages.ts';
import { FindingList } from './finding-list.tsx';

interface OldRegisterProps {
  readonly summary: RegisterSummary;
  readonly confirmed: boolean;
  readonly error: string | undefined;
  readonly onChange: (confirmed: boolean) => void;
}

/** The register is more than 30 days old: a first letter goes only after the person has said that the day is right. */
export function OldRegister({ summary, confirmed, error, onChange }: OldRegisterProps): VNode {
  const { t, formatDay } = useLocale();
  const [old] = summary.findings;
  const hint = summary.mode === 'demo' ? t('old-hint-demo') : t('old-hint');
  return (
    <section aria-label={t('old-heading')}>
      {old !== undefined && <FindingList label={t('findings')} findings={[old]} />}
      <Checkboxes
        id="confirm-day"
        label={t('old-heading')}
        labelSize="m"
        hint={hint}
        error={error}
        values={confirmed ? ['YES'] : []}
        onChange={(values) => {
          onChange(values.length > 0);
        }}
        options={[{ value: 'YES', label: t('old-confirm', { day: formatDay(summary.today) }) }]}
      />
    </section>
  );
}
