/**
 * What a file is, by its bytes alone: the name and the media type come from a stranger. Only what is listed here is ever shown; of a
 * picture the size is read from its header before any decoder sees it, so that a small file cannot ask for gigabytes of memory.
 */
import { decodeUtf8, ProtocolError } from '../../crypto/index.ts';
import { pictureSize, type PictureType } from './picture-size.ts';

export type Kind =
  | { readonly kind: 'PICTURE'; readonly type: PictureType; readonly width: number; readonly height: number }
  | { readonly kind: 'TEXT'; readonly text: string }
  | { readonly kind: 'PDF' }
  /** Only saved; `why` for people. */
  | { readonly kind: 'NONE'; readonly why: 'UNKNOWN' | 'TOO_LARGE' | 'TOO_MANY_PIXELS' | 'DAMAGED' };

/** Bytes of a file that is shown. */
export const shownLimit = 32 * 2 ** 20;
/** Bytes of a text that is shown. */
export const textLimit = 2 ** 20;
/** 24 megapixels are 96 MB decoded. */
export const pixelLimit = 24_000_000;
const sideLimit = 16_384;

const pdfHead = '%PDF-';
/** Readers find the head anywhere in the first kilobyte; a file that hides it there is only saved. */
const isPdf = (bytes: Uint8Array): boolean => startsWith(bytes, pdfHead);

/** @param bytes the whole file, controlled by a stranger */
export function kindOf(bytes: Uint8Array): Kind {
  if (bytes.length > shownLimit) return { kind: 'NONE', why: 'TOO_LARGE' };
  if (isPdf(bytes)) return { kind: 'PDF' };
  const picture = pictureSize(bytes);
  if (picture === 'DAMAGED') return { kind: 'NONE', why: 'DAMAGED' };
  if (picture !== null) {
    const { width, height } = picture;
    if (width > sideLimit || height > sideLimit || width * height > pixelLimit)
      return { kind: 'NONE', why: 'TOO_MANY_PIXELS' };
    return { kind: 'PICTURE', ...picture };
  }
  return textOf(bytes);
}

/** Plain text in UTF-8. Markup is shown as the text it is, never as what it describes. */
function textOf(bytes: Uint8Array): Kind {
  if (bytes.length === 0 || bytes.includes(0)) return { kind: 'NONE', why: 'UNKNOWN' };
  try {
    const text = decodeUtf8(bytes);
    if (bytes.length > textLimit) return { kind: 'NONE', why: 'TOO_LARGE' };
    return { kind: 'TEXT', text };
  } catch (error) {
    if (error instanceof ProtocolError) return { kind: 'NONE', why: 'UNKNOWN' };
    throw error;
  }
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return [...text].every((character, index) => bytes[index] === character.charCodeAt(0));
}
