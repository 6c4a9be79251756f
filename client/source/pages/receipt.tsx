import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button, ButtonGroup } from '../../shared/components/button.tsx';
import { Details, WarningText } from '../../shared/components/notices.tsx';
import { describeProblem } from '../../shared/api/problem.ts';
import { useLocale } from '../../shared/locale/context.tsx';
import { useVisit } from '../visit/context.tsx';
import { codeOf } from '../visit/visit.ts';
import { saveText } from '../save-file.ts';
import { QrCode } from './qr-code.tsx';

/** Bytes that one QR code holds at its lowest level of correction (ISO/IEC 18004, version 40-L). */
const qrLimit = 2_953;

/** The proof that the report was counted, for whoever wants to show it: behind a warning, because it says who has reported. */
export function Receipt(): VNode {
  const { t } = useLocale();
  const visit = useVisit();
  const [proof, setProof] = useState<string | null>(null);
  const [drawn, setDrawn] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const fits = proof !== null && new TextEncoder().encode(proof).length <= qrLimit;
  // The button that made it is gone by then: the focus goes on to what can be done with it.
  useEffect(() => {
    if (proof !== null) document.getElementById('receipt-save')?.focus();
  }, [proof]);
  return (
    <Details summary={t('receipt-summary')}>
      <WarningText>{t('receipt-warning')}</WarningText>
      <p>{t('receipt-what')}</p>
      {proof === null ? (
        <Button
          id="receipt-make"
          tone="secondary"
          onClick={() => {
            setProblem(null);
            visit.engine.ask('receipt', null).then(setProof, (error: unknown) => {
              setProblem(codeOf(error));
            });
          }}
        >
          {t('receipt-make')}
        </Button>
      ) : (
        <>
          <ButtonGroup>
            <Button
              id="receipt-save"
              tone="secondary"
              icon="download"
              onClick={() => {
                saveText('proof.tlog-proof', proof);
              }}
            >
              {t('receipt-save')}
            </Button>
            {fits && (
              <Button
                id="receipt-qr"
                tone="secondary"
                onClick={() => {
                  setDrawn(!drawn);
                }}
              >
                {t(drawn ? 'receipt-qr-hide' : 'receipt-qr')}
              </Button>
            )}
          </ButtonGroup>
          {!fits && <p class="report-quiet">{t('receipt-no-qr')}</p>}
          {drawn && <QrCode label={t('receipt-qr-label')} text={proof} large />}
        </>
      )}
      <p role="status">{problem === null ? '' : describeProblem(problem, t)}</p>
    </Details>
  );
}
