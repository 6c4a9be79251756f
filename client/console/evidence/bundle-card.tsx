import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { languages, type Language } from '../../../crypto/index.ts';
import { decisionDays } from '../../exports/case-facts.ts';
import type { MadeBundle } from '../../exports/court-bundle.ts';
import { bundleName } from '../../exports/days.ts';
import { describeProblem } from '../../shared/api/problem.ts';
import { Button } from '../../shared/components/button.tsx';
import { FileInput } from '../../shared/components/file-input.tsx';
import { Card } from '../../shared/components/layout.tsx';
import { InsetText } from '../../shared/components/notices.tsx';
import { Progress } from '../../shared/components/progress.tsx';
import { Select } from '../../shared/components/select.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { codeOf } from '../../staff/worker-link.ts';
import type { Overview } from '../worker/messages.ts';
import type { CasePage } from '../worker/views.ts';
import { useWorkplace } from '../workplace-context.ts';
import { chooseDestination } from './destination.ts';

interface BundleCardProps {
  readonly page: CasePage;
  readonly overview: Overview;
  readonly mayAct: boolean;
}

type Stage =
  | { readonly name: 'waiting' }
  | { readonly name: 'making'; readonly bytes: number }
  | { readonly name: 'done'; readonly made: MadeBundle }
  | { readonly name: 'failed'; readonly code: string };

const ownNames: Readonly<Record<Language, string>> = { ky: 'Кыргызча', ru: 'Русский', uz: 'O‘zbekcha', en: 'English' };

/** The case as a file for a court, once two have approved it. */
export function BundleCard({ page, overview, mayAct }: BundleCardProps): VNode {
  const { t, language: current, formatBytes } = useLocale();
  const workplace = useWorkplace();
  const [language, setLanguage] = useState<Language>(current);
  const [versions, setVersions] = useState<readonly Uint8Array[]>([]);
  const [stage, setStage] = useState<Stage>({ name: 'waiting' });
  const { today } = overview.me;
  const decided = page.proposals.some(
    ({ act, state, approvedDay }) => act === 'EXPORT' && state === 'APPROVED' && today - approvedDay <= decisionDays,
  );
  const make = async (): Promise<void> => {
    const name = bundleName(page.id, today);
    const length = page.letters.reduce((sum, { attachment }) => sum + (attachment?.length ?? 0), 0);
    const destination = await chooseDestination(name, length, (bytes) => {
      setStage((now) => (now.name === 'making' ? { name: 'making', bytes: now.bytes + bytes } : now));
    });
    if (destination === null) return;
    setStage({ name: 'making', bytes: 0 });
    try {
      const made = await workplace.fetchFiles('MAKE_BUNDLE', { id: page.id, language, versions }, destination);
      setStage({ name: 'done', made });
    } catch (error) {
      setStage({ name: 'failed', code: destination.isFull() ? 'DISK_FULL' : codeOf(error) });
    }
  };
  return (
    <Card title={t('bundle-title')}>
      <p>{t('bundle-lead')}</p>
      {!decided && <InsetText>{t('bundle-needs-approval')}</InsetText>}
      {decided && mayAct && stage.name !== 'making' && (
        <>
          <Select
            id="bundle-language"
            label={t('bundle-language')}
            value={language}
            onChange={setLanguage}
            options={languages.map((each) => ({ value: each, label: ownNames[each] }))}
          />
          <FileInput
            id="bundle-versions"
            label={t('bundle-versions')}
            hint={t('bundle-versions-hint')}
            multiple
            onFiles={(files) => {
              void Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer()))).then(setVersions);
            }}
          />
          <Button
            id="make-bundle"
            icon="download"
            onClick={() => {
              void make();
            }}
          >
            {t('bundle-make')}
          </Button>
        </>
      )}
      {stage.name === 'making' && (
        <Progress id="bundle-progress" label={t('bundle-making')} detail={formatBytes(stage.bytes)} />
      )}
      {stage.name === 'failed' && <p class="govuk-error-message">{describeProblem(stage.code, t)}</p>}
      {stage.name === 'done' && (
        <div id="bundle-done" role="status">
          <p>{t('bundle-done', { name: stage.made.name, size: formatBytes(stage.made.length) })}</p>
          <p>
            SHA-256: <code class="app-hash">{stage.made.hash}</code>
          </p>
          <p>{stage.made.recorded ? t('bundle-recorded') : t('bundle-recorded-later')}</p>
        </div>
      )}
    </Card>
  );
}
