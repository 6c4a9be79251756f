import type { VNode } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { Button } from '../../shared/components/button.tsx';
import { Details, InsetText } from '../../shared/components/notices.tsx';
import { useT } from '../../shared/locale/context.tsx';
import { StrangersWords } from '../../staff/strangers-words.tsx';
import { PageCanvas } from './page-canvas.tsx';
import { PageTurner, turnByKey } from './page-turner.tsx';
import { ReaderStarter } from './reader-starter.ts';
import { usePdf, type Zoom } from './use-pdf.ts';

interface PdfViewProps {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Made harmless for the screen. */
  readonly name: string;
  readonly blurred: boolean;
}

/** A PDF page by page, as pixels and as text. */
export function PdfView({ bytes, name, blurred }: PdfViewProps): VNode {
  const t = useT();
  const start = useContext(ReaderStarter);
  return start === null ? (
    <InsetText>{t('preview-PDF')}</InsetText>
  ) : (
    <Pages start={start} bytes={bytes} name={name} blurred={blurred} />
  );
}

interface PagesProps extends PdfViewProps {
  readonly start: () => Worker;
}

function Pages({ start, bytes, name, blurred }: PagesProps): VNode {
  const t = useT();
  const [number, setNumber] = useState(1);
  const [zoom, setZoom] = useState<Zoom>('WIDTH');
  const [clear, setClear] = useState(!blurred);
  const { opened, failure, page } = usePdf({ start, bytes, number, zoom });
  useEffect(() => {
    setNumber(1);
  }, [bytes]);
  if (failure !== null) return <InsetText>{t(`pdf-${failure}`)}</InsetText>;
  if (opened === null) return <p role="status">{t('preview-preparing')}</p>;
  const turn = (to: number): void => {
    setNumber(Math.min(opened.pages, Math.max(1, to)));
  };
  const place = t('pdf-place', { number, pages: opened.pages });
  return (
    <section
      class="app-pdf"
      aria-label={name}
      onKeyDown={(event) => {
        turnByKey(event, number, turn);
      }}
    >
      <PageTurner
        id="pdf"
        number={number}
        pages={opened.pages}
        onTurn={turn}
        preparing={opened.drawn && page.picture === null && page.trouble === null}
      >
        {opened.drawn && (
          <Button
            id="pdf-zoom"
            small
            tone="quiet"
            onClick={() => {
              setZoom(zoom === 'WIDTH' ? 'PAPER' : 'WIDTH');
            }}
          >
            {zoom === 'WIDTH' ? t('pdf-zoom-paper') : t('pdf-zoom-width')}
          </Button>
        )}
        {blurred && (
          <Button
            id="pdf-clear"
            small
            tone="quiet"
            icon="eye"
            onClick={() => {
              setClear(!clear);
            }}
          >
            {clear ? t('preview-blur') : t('preview-unblur')}
          </Button>
        )}
      </PageTurner>
      {!opened.drawn && <InsetText>{t('pdf-only-text')}</InsetText>}
      {page.trouble !== null && <InsetText>{t(`pdf-page-${page.trouble}`)}</InsetText>}
      {opened.drawn && page.trouble === null && (
        <PageCanvas
          picture={page.picture}
          label={clear ? `${name}, ${place}` : t('preview-blurred')}
          blurred={!clear}
          zoom={zoom}
        />
      )}
      {clear && page.text !== null && (
        <Details summary={t('pdf-text')} open={!opened.drawn}>
          {page.text.text === '' ? (
            <p>{t('pdf-no-text')}</p>
          ) : (
            <pre class="app-preview__text" tabIndex={0} aria-label={`${t('pdf-text')}: ${place}`}>
              <StrangersWords text={page.text.text} />
            </pre>
          )}
          {page.text.cut && <p>{t('pdf-text-cut')}</p>}
        </Details>
      )}
      <p class="govuk-hint">{t('pdf-hint')}</p>
    </section>
  );
}
