import type { VNode } from 'preact';
import { useContext, useState } from 'preact/hooks';
import type { Language } from '../../../crypto/index.ts';
import { Button } from '../../shared/components/button.tsx';
import { InsetText } from '../../shared/components/notices.tsx';
import { useT } from '../../shared/locale/context.tsx';
import { turnByKey } from '../pdf/page-turner.tsx';
import { ReaderStarter } from '../pdf/reader-starter.ts';
import { usePrintedPage } from '../pdf/use-printed-page.ts';
import { PageEditor } from './page-editor.tsx';
import type { ShownDocument } from './use-access.ts';
import { usePagesDraft } from './use-pages-draft.ts';
import { VersionMaker } from './version-maker.tsx';

interface PagesFormProps {
  readonly id: string;
  readonly document: ShownDocument;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Not shown before somebody asks for it. */
  readonly intimate: boolean;
  /** Of the report: what stands at the foot of the version is written in it. */
  readonly language: Language;
}

/** A version of a PDF: some of its pages, with areas painted over, as pictures and nothing else. */
export function PagesForm(props: PagesFormProps): VNode {
  const t = useT();
  const start = useContext(ReaderStarter);
  const [begun, setBegun] = useState(false);
  if (start === null) return <InsetText>{t('pages-no-drawing')}</InsetText>;
  return (
    <div class="app-form">
      <p class="govuk-hint">{t('pages-hint')}</p>
      {begun ? (
        <Pages {...props} start={start} />
      ) : (
        <Button
          id={`pages-${props.document.hash.slice(0, 8)}-begin`}
          small
          tone="secondary"
          onClick={() => {
            setBegun(true);
          }}
        >
          {t('pages-begin')}
        </Button>
      )}
    </div>
  );
}

interface PagesProps extends PagesFormProps {
  readonly start: () => Worker;
}

function Pages({ id, document, bytes, intimate, language, start }: PagesProps): VNode {
  const t = useT();
  const [number, setNumber] = useState(1);
  const { reader, opened, failure, page, trouble } = usePrintedPage(start, bytes, number);
  const draft = usePagesDraft(opened?.pages ?? 0);
  if (failure !== null) return <InsetText>{t(`pdf-${failure}`)}</InsetText>;
  if (opened === null) return <p role="status">{t('preview-preparing')}</p>;
  if (!opened.drawn) return <InsetText>{t('pages-no-drawing')}</InsetText>;
  const turn = (to: number): void => {
    setNumber(Math.min(opened.pages, Math.max(1, to)));
  };
  const suffix = document.hash.slice(0, 8);
  return (
    <section
      aria-label={t('pages-title')}
      onKeyDown={(event) => {
        turnByKey(event, number, turn);
      }}
    >
      <PageEditor
        id={`pages-${suffix}`}
        number={number}
        pages={opened.pages}
        draft={draft}
        page={page}
        trouble={trouble}
        intimate={intimate}
        onTurn={turn}
      />
      <VersionMaker
        id={id}
        document={document}
        draft={draft}
        pages={opened.pages}
        reader={reader}
        language={language}
      />
    </section>
  );
}
