/** What the page asks the reader of PDF files, and what it answers: one question at a time, each with one answer. */

export type ReaderQuestion =
  /** The only document of this worker. */
  | { readonly kind: 'OPEN'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** Pages count from 1. */
  | { readonly kind: 'TEXT'; readonly page: number }
  | { readonly kind: 'PICTURE'; readonly page: number; readonly size: PictureSize };

/** Pixels across; or as large as the paper on a screen, or sharp enough to be printed. */
export type PictureSize = number | 'PAPER' | 'PRINT';

/** Why nothing can be shown: locked by a password, not a PDF or broken, or more than the limits. */
export type ReaderFailure = 'LOCKED' | 'DAMAGED' | 'TOO_LARGE';

export type ReaderAnswer =
  /** `drawn` says whether this browser can draw in a worker at all. */
  | { readonly kind: 'OPENED'; readonly pages: number; readonly drawn: boolean }
  | { readonly kind: 'TEXT'; readonly text: string; readonly cut: boolean }
  /** `scale` in pixels for one unit of PDF (1/72 inch). */
  | { readonly kind: 'PICTURE'; readonly picture: ImageBitmap; readonly scale: number }
  | { readonly kind: 'FAILED'; readonly why: ReaderFailure };
