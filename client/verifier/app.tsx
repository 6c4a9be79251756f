/** Choose the trust policy and the folder of a release, read the verdict. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { parseTrust, ProtocolError, type PublicSuite, type TrustPolicy } from '../../crypto/public.ts';
import { FileInput } from '../shared/components/file-input.tsx';
import { Heading } from '../shared/components/heading.tsx';
import { Page } from '../shared/components/page.tsx';
import { useT } from '../shared/locale/context.tsx';
import { judgeFiles, type JudgedRelease } from '../statistics/bundle/verify/judge.ts';
import { readChosen } from './chosen-files.ts';
import { FolderInput } from './folder-input.tsx';
import { Verdict } from './verdict.tsx';

type Outcome =
  { readonly kind: 'NONE' | 'WORKING' | 'TOO_LARGE' } | { readonly kind: 'JUDGED'; readonly judged: JudgedRelease };

export function VerifierApp({ suite }: { readonly suite: PublicSuite }): VNode {
  const t = useT();
  const [trust, setTrust] = useState<TrustPolicy | 'BAD' | null>(null);
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'NONE' });
  const known = trust === null || trust === 'BAD' ? null : trust;

  const takeTrust = async ([file]: readonly File[]): Promise<void> => {
    setOutcome({ kind: 'NONE' });
    setTrust(file === undefined ? null : await readTrust(file));
  };
  const takeFiles = async (files: readonly File[]): Promise<void> => {
    if (known === null) return;
    setOutcome({ kind: 'WORKING' });
    const read = await readChosen(files);
    setOutcome(
      read === null ? { kind: 'TOO_LARGE' } : { kind: 'JUDGED', judged: await judgeFiles(suite, known, read) },
    );
  };

  return (
    <Page name={t('verifier-name')} documentTitle={t('verifier-title')}>
      <Heading level={1} size="xl">
        {t('verifier-title')}
      </Heading>
      <p class="govuk-body-l">{t('verifier-lead')}</p>
      <FileInput
        id="trust"
        label={t('verifier-trust')}
        hint={t('verifier-trust-hint')}
        accept=".json"
        error={trust === 'BAD' ? t('verifier-trust-bad') : undefined}
        onFiles={(files) => void takeTrust(files)}
      />
      {known !== null && (
        <p class="govuk-body" role="status">
          {t('verifier-trust-of', { origin: known.origin })}
        </p>
      )}
      <FolderInput
        id="release"
        label={t('verifier-folder')}
        hint={t(known === null ? 'verifier-folder-first' : 'verifier-folder-hint')}
        disabled={known === null}
        error={outcome.kind === 'TOO_LARGE' ? t('verifier-too-large') : undefined}
        onFiles={(files) => void takeFiles(files)}
      />
      <div aria-live="polite">
        {outcome.kind === 'WORKING' && <p class="govuk-body">{t('verifier-working')}</p>}
        {outcome.kind === 'JUDGED' && <Verdict judged={outcome.judged} />}
      </div>
    </Page>
  );
}

async function readTrust(file: File): Promise<TrustPolicy | 'BAD'> {
  try {
    return parseTrust(new Uint8Array(await file.arrayBuffer()));
  } catch (error) {
    if (error instanceof ProtocolError) return 'BAD';
    throw error;
  }
}
