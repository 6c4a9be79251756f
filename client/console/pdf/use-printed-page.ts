import { useEffect, useMemo, useState } from 'preact/hooks';
import { patience, PdfReader, type DrawnPage, type PdfFailure } from './pdf-reader.ts';
import { whyOf } from './use-pdf.ts';

interface Printed {
  readonly reader: PdfReader;
  readonly opened: { readonly pages: number; readonly drawn: boolean } | null;
  readonly failure: PdfFailure | null;
  /** The page asked for, as it would be printed; null while it is drawn. Closed when another one is asked for. */
  readonly page: DrawnPage | null;
  /** Why the page cannot be drawn, though the document can. */
  readonly trouble: PdfFailure | null;
}

interface Answer {
  /** Which page it answers for. */
  readonly number: number;
  readonly page: DrawnPage | null;
  readonly trouble: PdfFailure | null;
}

/** One document and the page in front, as sharp as a version of it will be. @param number from 1 */
export function usePrintedPage(start: () => Worker, bytes: Uint8Array<ArrayBuffer>, number: number): Printed {
  const reader = useMemo(() => new PdfReader({ start, patience }, bytes), [start, bytes]);
  const [opened, setOpened] = useState<Printed['opened']>(null);
  const [failure, setFailure] = useState<PdfFailure | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    reader.open().then(setOpened, (error: unknown) => {
      const why = whyOf(error);
      if (why !== 'CLOSED') setFailure(why);
    });
    return () => {
      reader.close();
    };
  }, [reader]);
  useEffect(() => {
    if (opened?.drawn !== true) return;
    let wanted = true;
    let mine: DrawnPage | null = null;
    reader
      .picture(number, 'PRINT', () => wanted)
      .then(
        (page) => {
          mine = page;
          if (wanted) setAnswer({ number, page, trouble: null });
          else page.picture.close();
        },
        (error: unknown) => {
          if (wanted) setAnswer({ number, page: null, trouble: whyOf(error) });
        },
      );
    return () => {
      wanted = false;
      mine?.picture.close();
    };
  }, [reader, opened, number]);
  // The answer for another page is closed by now.
  const current = answer?.number === number ? answer : null;
  return { reader, opened, failure, page: current?.page ?? null, trouble: current?.trouble ?? null };
}
