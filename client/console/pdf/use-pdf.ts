import { useEffect, useMemo, useState } from 'preact/hooks';
import { patience, PdfError, PdfReader, type PdfFailure } from './pdf-reader.ts';

/** As wide as the place it is shown in, or as large as the paper. */
export type Zoom = 'WIDTH' | 'PAPER';

interface Asked {
  readonly start: () => Worker;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** From 1. */
  readonly number: number;
  readonly zoom: Zoom;
}

interface ShownPage {
  /** Null while it is read or drawn. */
  readonly text: { readonly text: string; readonly cut: boolean } | null;
  readonly picture: ImageBitmap | null;
  /** Why the page cannot be drawn, though the document can. */
  readonly trouble: PdfFailure | null;
}

interface Pdf {
  readonly opened: { readonly pages: number; readonly drawn: boolean } | null;
  readonly failure: PdfFailure | null;
  readonly page: ShownPage;
}

const nothing: ShownPage = { text: null, picture: null, trouble: null };

/** Pixels across for a page that fits the width: sharp on a dense screen, never more than a large one shows. */
const widest = 1_600;
const sizeFor = (zoom: Zoom): number | 'PAPER' =>
  zoom === 'PAPER' ? zoom : Math.min(widest, Math.round(window.innerWidth * window.devicePixelRatio));

/** One document and the page in front; the worker is ended when it is no longer shown. */
export function usePdf({ start, bytes, number, zoom }: Asked): Pdf {
  const reader = useMemo(() => new PdfReader({ start, patience }, bytes), [start, bytes]);
  const [opened, setOpened] = useState<Pdf['opened']>(null);
  const [failure, setFailure] = useState<PdfFailure | null>(null);
  const [page, setPage] = useState(nothing);
  useEffect(() => {
    setOpened(null);
    setFailure(null);
    reader.open().then(setOpened, (error: unknown) => {
      const why = whyOf(error);
      if (why !== 'CLOSED') setFailure(why);
    });
    return () => {
      reader.close();
    };
  }, [reader]);
  useEffect(() => {
    if (opened === null) return;
    let wanted = true;
    const isWanted = (): boolean => wanted;
    const put = (part: Partial<ShownPage>): void => {
      if (wanted) setPage((before) => ({ ...before, ...part }));
    };
    setPage(nothing);
    if (opened.drawn)
      reader.picture(number, sizeFor(zoom), isWanted).then(
        ({ picture }) => {
          if (wanted) put({ picture });
          else picture.close();
        },
        (error: unknown) => {
          put({ trouble: whyOf(error) });
        },
      );
    reader.text(number).then(
      (text) => {
        put({ text });
      },
      () => {
        put({ text: { text: '', cut: false } });
      },
    );
    return () => {
      wanted = false;
    };
  }, [reader, opened, number, zoom]);
  return { opened, failure, page };
}

export function whyOf(error: unknown): PdfFailure {
  return error instanceof PdfError ? error.why : 'NO_READER';
}
