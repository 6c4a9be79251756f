import { openPdf, type AssetSource, type PdfDocument } from './document.ts';
import type { ReaderAnswer, ReaderFailure, ReaderQuestion } from './messages.ts';

export interface Reading {
  /** Null until it is open. */
  document: PdfDocument | null;
  readonly assets: AssetSource;
  /** Whether something grew above a limit. The library draws on without it, and would show half a page as a whole one. */
  readonly isTooLarge: () => boolean;
}

/** Never throws: what goes wrong is an answer too. */
export async function answerQuestion(reading: Reading, question: ReaderQuestion): Promise<ReaderAnswer> {
  try {
    const answered = await answer(reading, question);
    return reading.isTooLarge() ? { kind: 'FAILED', why: 'TOO_LARGE' } : answered;
  } catch (error) {
    return { kind: 'FAILED', why: failureOf(error) };
  }
}

async function answer(reading: Reading, question: ReaderQuestion): Promise<ReaderAnswer> {
  if (question.kind === 'OPEN') {
    const { pages, drawn } = (reading.document = await openPdf(question.bytes, reading.assets));
    return { kind: 'OPENED', pages, drawn };
  }
  const { document } = reading;
  if (document === null || !(question.page >= 1 && question.page <= document.pages))
    return { kind: 'FAILED', why: 'DAMAGED' };
  if (question.kind === 'TEXT') return { kind: 'TEXT', ...(await document.text(question.page)) };
  return { kind: 'PICTURE', ...(await document.picture(question.page, question.size)) };
}

/** By name: errors lose their class on the way out of the library. */
function failureOf(error: unknown): ReaderFailure {
  if (!(error instanceof Error)) return 'DAMAGED';
  if (error.name === 'PasswordException') return 'LOCKED';
  if (error instanceof RangeError || /above the limit|Array buffer allocation|allocation size/u.test(error.message))
    return 'TOO_LARGE';
  return 'DAMAGED';
}
