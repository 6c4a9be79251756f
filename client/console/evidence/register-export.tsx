import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { describeProblem } from '../../shared/api/problem.ts';
import { Button, ButtonGroup } from '../../shared/components/button.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { codeOf } from '../../staff/worker-link.ts';
import { useWorkplace } from '../workplace-context.ts';
import { saveBlob } from './save-blob.ts';

/** The statutory register as a table or a list for print, in the language of the page. */
export function RegisterExport(): VNode {
  const { t, language } = useLocale();
  const workplace = useWorkplace();
  const [error, setError] = useState<string | undefined>(undefined);
  const save = async (format: 'CSV' | 'PDF'): Promise<void> => {
    setError(undefined);
    try {
      const bytes = await workplace.ask('REGISTER', { language, format });
      saveBlob(new Blob([bytes]), `register.${format.toLowerCase()}`);
    } catch (problem) {
      setError(describeProblem(codeOf(problem), t));
    }
  };
  return (
    <section aria-label={t('register-title')}>
      <p class="govuk-hint">{t('register-hint')}</p>
      {error !== undefined && <p class="govuk-error-message">{error}</p>}
      <ButtonGroup>
        {(['CSV', 'PDF'] as const).map((format) => (
          <Button
            key={format}
            id={`register-${format.toLowerCase()}`}
            small
            tone="quiet"
            icon="download"
            onClick={() => {
              void save(format);
            }}
          >
            {t(`register-${format}`)}
          </Button>
        ))}
      </ButtonGroup>
    </section>
  );
}
