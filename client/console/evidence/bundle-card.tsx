import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { languages, type Language } from '../../../crypto/index.ts';
import type { MadeBundle } from '../../exports/court-bundle.ts';
import { bundleName } from '../../exports/days.ts';
import { Button } from '../../shared/components/button.tsx';
import { FileInput } from '../../shared/components/file-input.tsx';
import { Card } from '../../shared/components/layout.tsx';
import { InsetText } from '../../shared/components/notices.tsx';
import { Select } from '../../shared/components/select.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import type { Overview } from '../worker/messages.ts';
import type { CasePage } from '../worker/views.ts';
import { useWorkplace } from '../workplace-context.ts';
import { isDecided, MakingStage, useMaking } from './making.tsx';

interface BundleCardProps {
  readonly page: CasePage;
  readonly overview: Overview;
  readonly mayAct: boolean;
}

const ownNames: Readonly<Record<Language, string>> = { ky: 'Кыргызча', ru: 'Русский', uz: 'O‘zbekcha', en: 'English' };

/** The case as a file for a court, once two have approved it. */
export function BundleCard({ page, overview, mayAct }: BundleCardProps): VNode {
  const { t, language: current, formatBytes } = useLocale();
  const workplace = useWorkplace();
  const [language, setLanguage] = useState<Language>(current);
  const [versions, setVersions] = useState<readonly Uint8Array[]>([]);
  const { stage, make } = useMaking<MadeBundle>(page);
  const { today } = overview.me;
  const decided = isDecided(page, 'EXPORT', today);
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
              void make(bundleName(page.id, today), (destination) =>
                workplace.fetchFiles('MAKE_BUNDLE', { id: page.id, language, versions }, destination),
              );
            }}
          >
            {t('bundle-make')}
          </Button>
        </>
      )}
      <MakingStage id="bundle" stage={stage}>
        {({ name, length, hash, recorded }: MadeBundle) => (
          <>
            <p>{t('bundle-done', { name, size: formatBytes(length) })}</p>
            <p>
              SHA-256: <code class="app-hash">{hash}</code>
            </p>
            <p>{recorded ? t('bundle-recorded') : t('bundle-recorded-later')}</p>
          </>
        )}
      </MakingStage>
    </Card>
  );
}
