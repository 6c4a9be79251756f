import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { MadeReferral } from '../../exports/referral.ts';
import { Button } from '../../shared/components/button.tsx';
import { Card } from '../../shared/components/layout.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { SaveFile } from '../../staff/save-file.tsx';
import type { Overview } from '../worker/messages.ts';
import type { CasePage } from '../worker/views.ts';
import { useWorkplace } from '../workplace-context.ts';
import { isDecided, MakingStage, useMaking } from './making.tsx';
import { isReady, noReceiver, ReceiverFields } from './receiver-fields.tsx';

interface ReferralCardProps {
  readonly page: CasePage;
  readonly overview: Overview;
  readonly mayAct: boolean;
}

/** The case for another body, under their OpenPGP key, once two have approved the referral. */
export function ReferralCard({ page, overview, mayAct }: ReferralCardProps): VNode | null {
  const { t, language } = useLocale();
  const workplace = useWorkplace();
  const [receiver, setReceiver] = useState(noReceiver);
  const { stage, make } = useMaking<MadeReferral>(page);
  if (!isDecided(page, 'REFER', overview.me.today) || !mayAct) return null;
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
              const { recipient, fingerprint, to } = receiver;
              const ask = { id: page.id, language, versions: [], to: to.trim(), recipient, fingerprint };
              void make(`referral-${page.id.slice(0, 8)}.gpg`, (destination) =>
                workplace.fetchFiles('MAKE_REFERRAL', ask, destination),
              );
            }}
          >
            {t('referral-make')}
          </Button>
        </>
      )}
      <MakingStage id="referral" stage={stage}>
        {({ signedFingerprint, signedWith, recorded }: MadeReferral) => (
          <>
            <p>
              {t('signed-with')} <code class="app-hash">{signedFingerprint}</code>{' '}
              <SaveFile name="sender.asc" text={signedWith}>
                {t('signed-with-save')}
              </SaveFile>
            </p>
            <p>{recorded ? t('bundle-recorded') : t('bundle-recorded-later')}</p>
          </>
        )}
      </MakingStage>
    </Card>
  );
}
