import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { decisionDays } from '../../exports/case-facts.ts';
import type { MadeReferral } from '../../exports/referral.ts';
import { describeProblem } from '../../shared/api/problem.ts';
import { Button } from '../../shared/components/button.tsx';
import { Card } from '../../shared/components/layout.tsx';
import { Progress } from '../../shared/components/progress.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { SaveFile } from '../../staff/save-file.tsx';
import { codeOf } from '../../staff/worker-link.ts';
import type { Overview } from '../worker/messages.ts';
import type { CasePage } from '../worker/views.ts';
import { useWorkplace } from '../workplace-context.ts';
import { chooseDestination } from './destination.ts';
import { isReady, noReceiver, ReceiverFields } from './receiver-fields.tsx';

interface ReferralCardProps {
  readonly page: CasePage;
  readonly overview: Overview;
  readonly mayAct: boolean;
}

type Stage =
  | { readonly name: 'waiting' }
  | { readonly name: 'making'; readonly bytes: number }
  | { readonly name: 'done'; readonly made: MadeReferral }
  | { readonly name: 'failed'; readonly code: string };

/** The case for another body, under their OpenPGP key, once two have approved the referral. */
export function ReferralCard({ page, overview, mayAct }: ReferralCardProps): VNode | null {
  const { t, language, formatBytes } = useLocale();
  const workplace = useWorkplace();
  const [receiver, setReceiver] = useState(noReceiver);
  const [stage, setStage] = useState<Stage>({ name: 'waiting' });
  const { today } = overview.me;
  const decided = page.proposals.some(
    ({ act, state, approvedDay }) => act === 'REFER' && state === 'APPROVED' && today - approvedDay <= decisionDays,
  );
  if (!decided || !mayAct) return null;
  const make = async (): Promise<void> => {
    const length = page.letters.reduce((sum, { attachment }) => sum + (attachment?.length ?? 0), 0);
    const destination = await chooseDestination(`referral-${page.id.slice(0, 8)}.gpg`, length, (bytes) => {
      setStage((now) => (now.name === 'making' ? { name: 'making', bytes: now.bytes + bytes } : now));
    });
    if (destination === null) return;
    setStage({ name: 'making', bytes: 0 });
    try {
      const { recipient, fingerprint, to } = receiver;
      const ask = { id: page.id, language, versions: [], to: to.trim(), recipient, fingerprint };
      setStage({ name: 'done', made: await workplace.fetchFiles('MAKE_REFERRAL', ask, destination) });
    } catch (error) {
      setStage({ name: 'failed', code: destination.isFull() ? 'DISK_FULL' : codeOf(error) });
    }
  };
  return (
    <Card title={t('referral-title')}>
      <p>{t('referral-lead')}</p>
      {stage.name !== 'making' && (
        <>
          <ReceiverFields id="referral" draft={receiver} onDraft={setReceiver} />
          <Button
            id="make-referral"
            icon="download"
            disabled={!isReady(receiver)}
            onClick={() => {
              void make();
            }}
          >
            {t('referral-make')}
          </Button>
        </>
      )}
      {stage.name === 'making' && (
        <Progress id="referral-progress" label={t('bundle-making')} detail={formatBytes(stage.bytes)} />
      )}
      {stage.name === 'failed' && <p class="govuk-error-message">{describeProblem(stage.code, t)}</p>}
      {stage.name === 'done' && (
        <div id="referral-done" role="status">
          <p>
            {t('signed-with')} <code class="app-hash">{stage.made.signedFingerprint}</code>{' '}
            <SaveFile name="sender.asc" text={stage.made.signedWith}>
              {t('signed-with-save')}
            </SaveFile>
          </p>
          <p>{stage.made.recorded ? t('bundle-recorded') : t('bundle-recorded-later')}</p>
        </div>
      )}
    </Card>
  );
}
