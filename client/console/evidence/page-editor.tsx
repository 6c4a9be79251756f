import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { keptLimit } from '../../evidence/redact-pdf.ts';
import { Button } from '../../shared/components/button.tsx';
import { InsetText } from '../../shared/components/notices.tsx';
import { TextInput } from '../../shared/components/text-input.tsx';
import { useT } from '../../shared/locale/context.tsx';
import { PageTurner } from '../pdf/page-turner.tsx';
import type { DrawnPage, PdfFailure } from '../pdf/pdf-reader.ts';
import { AreaFields } from './area-fields.tsx';
import { pagePicture } from './page-picture.ts';
import { PaintSurface } from './paint-surface.tsx';
import type { PagesDraft } from './use-pages-draft.ts';

interface PageEditorProps {
  /** Ids begin with it. */
  readonly id: string;
  /** From 1. */
  readonly number: number;
  readonly pages: number;
  readonly draft: PagesDraft;
  readonly page: DrawnPage | null;
  readonly trouble: PdfFailure | null;
  readonly intimate: boolean;
  readonly onTurn: (to: number) => void;
}

/** The page in front: whether it stays, and what is painted over on it. */
export function PageEditor({ id, number, pages, draft, page, trouble, intimate, onTurn }: PageEditorProps): VNode {
  const t = useT();
  const [clear, setClear] = useState(!intimate);
  const areas = draft.areasOf(number);
  const shown = usePainted(clear ? page : null, areas);
  const stays = draft.kept?.has(number) ?? false;
  return (
    <>
      <TextInput
        id={`${id}-kept`}
        label={t('pages-stay')}
        hint={t('pages-stay-hint', { pages, limit: keptLimit })}
        width={20}
        value={draft.typed}
        error={draft.kept === null ? t('pages-stay-wrong', { pages }) : undefined}
        onInput={draft.setTyped}
      />
      <PageTurner id={id} number={number} pages={pages} onTurn={onTurn} preparing={page === null && trouble === null}>
        <Button
          id={`${id}-stays`}
          small
          tone="quiet"
          disabled={draft.kept === null}
          onClick={() => {
            draft.keep(number, !stays);
          }}
        >
          {t(stays ? 'pages-take-out' : 'pages-put-back')}
        </Button>
      </PageTurner>
      {trouble !== null && <InsetText>{t(`pdf-page-${trouble}`)}</InsetText>}
      {draft.kept !== null && !stays && <InsetText>{t('pages-out')}</InsetText>}
      {stays && !clear && (
        <Button
          small
          tone="quiet"
          icon="eye"
          onClick={() => {
            setClear(true);
          }}
        >
          {t('preview-unblur')}
        </Button>
      )}
      {stays && shown !== null && (
        <PaintSurface
          picture={shown}
          wide
          label={t(areas.length === 0 ? 'pages-before' : 'pages-result', { number })}
          onArea={(area) => {
            draft.setAreas(number, [...areas, area]);
          }}
        />
      )}
      {stays && (
        <AreaFields
          id={id}
          onArea={(area) => {
            draft.setAreas(number, [...areas, area]);
          }}
          onUndo={
            areas.length === 0
              ? null
              : () => {
                  draft.setAreas(number, areas.slice(0, -1));
                }
          }
          error={undefined}
        />
      )}
    </>
  );
}

/** The page exactly as it will be encoded, without its foot. */
function usePainted(page: DrawnPage | null, areas: ReturnType<PagesDraft['areasOf']>): Blob | null {
  const [shown, setShown] = useState<{ readonly of: DrawnPage; readonly blob: Blob } | null>(null);
  useEffect(() => {
    if (page === null) return;
    let wanted = true;
    void pagePicture(page.picture, areas, '').then((drawn) => {
      if (wanted) setShown(drawn === null ? null : { of: page, blob: drawn.blob });
    });
    return () => {
      wanted = false;
    };
  }, [page, areas]);
  // An area drawn on the page before would land on this one.
  return page !== null && shown?.of === page ? shown.blob : null;
}
