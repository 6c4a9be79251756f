import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { parseHex, ProtocolError, type Language } from '../../../crypto/index.ts';
import { derivedEntry } from '../../evidence/custody-record.ts';
import { hashOf } from '../../evidence/hash.ts';
import { keptLimit, madeLimit, type KeptPage } from '../../evidence/redact-pdf.ts';
import { Button, ButtonGroup } from '../../shared/components/button.tsx';
import { Progress } from '../../shared/components/progress.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { useAct } from '../case/use-act.ts';
import { PdfError, type PdfReader } from '../pdf/pdf-reader.ts';
import { PageStopped, redactedPdf } from './redacted-pdf.ts';
import { saveBlob } from './save-blob.ts';
import type { ShownDocument } from './use-access.ts';
import type { PagesDraft } from './use-pages-draft.ts';

interface VersionMakerProps {
  readonly id: string;
  readonly document: ShownDocument;
  readonly draft: PagesDraft;
  /** Of the original. */
  readonly pages: number;
  readonly reader: PdfReader;
  readonly language: Language;
}

/** Makes what was chosen, records it in the case, and saves it: in this order, so that no version is about that the case does not know. */
export function VersionMaker({ id, document, draft, pages, reader, language }: VersionMakerProps): VNode {
  const { t, formatBytes } = useLocale();
  /** Pages drawn so far; null while nothing is made. */
  const [drawn, setDrawn] = useState<number | null>(null);
  const [done, setDone] = useState<{ readonly name: string; readonly length: number } | null>(null);
  const { busy, error, fail, perform } = useAct(id);
  const suffix = document.hash.slice(0, 8);
  const { plan } = draft;
  const count = (kept: readonly KeptPage[]): { kept: number; pages: number; areas: number } => ({
    kept: kept.length,
    pages,
    areas: kept.reduce((sum, { areas }) => sum + areas.length, 0),
  });
  const whyNot = (problem: unknown): string => {
    if (problem instanceof PageStopped) return t('pages-stopped', { number: problem.number });
    if (problem instanceof ProtocolError) return t('pages-too-large', { size: formatBytes(madeLimit) });
    throw problem;
  };
  const make = async (kept: readonly KeptPage[]): Promise<void> => {
    fail(undefined);
    setDone(null);
    setDrawn(0);
    try {
      const wish = { reader, plan: kept, pages, original: document.hash, language, onPage: setDrawn };
      const bytes = await redactedPdf(wish);
      const name = `redacted-${suffix}.pdf`;
      const made = { hash: hashOf(bytes), name, length: bytes.length };
      const entry = derivedEntry(made, parseHex(document.hash), t('pages-done', count(kept)));
      if (!(await perform({ type: 'CUSTODY', entry }))) return;
      saveBlob(new Blob([bytes]), name);
      setDone({ name, length: bytes.length });
    } catch (problem) {
      // Closed while it was made: nobody looks any more.
      if (!(problem instanceof PdfError)) fail(whyNot(problem));
    } finally {
      setDrawn(null);
    }
  };
  const isReady = !(plan instanceof ProtocolError);
  return (
    <>
      {isReady && <p>{t('pages-sum', count(plan))}</p>}
      {!isReady && plan.code === 'TOO_LARGE' && <p>{t('pages-too-many', { limit: keptLimit })}</p>}
      {!isReady && plan.code !== 'TOO_LARGE' && draft.kept !== null && <p>{t('pages-nothing')}</p>}
      {error !== undefined && (
        <p class="govuk-error-message" role="alert">
          {error}
        </p>
      )}
      {drawn !== null && isReady && (
        <Progress
          id={`pages-${suffix}-progress`}
          label={t('pages-making')}
          value={drawn / plan.length}
          detail={t('pdf-place', { number: drawn + 1, pages: plan.length })}
        />
      )}
      <ButtonGroup>
        <Button
          id={`pages-${suffix}-keep`}
          busy={busy || drawn !== null}
          disabled={!isReady}
          onClick={() => {
            if (isReady) void make(plan);
          }}
        >
          {t('paint-keep')}
        </Button>
      </ButtonGroup>
      {done !== null && (
        <p role="status" id={`pages-${suffix}-done`}>
          {t('pages-made', { name: done.name, size: formatBytes(done.length) })}
        </p>
      )}
    </>
  );
}
