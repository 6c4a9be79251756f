/**
 * Text that somebody else wrote, made safe to look at: characters that turn the order of others around, or that nobody sees, are written
 * out, so that `Асан[U+202E]` cannot pass for another name and a file's name not for another kind of file.
 */

/** Marks of direction, embeddings, overrides and isolates; blanks without width; other control characters but new line and tab. */
const hidden =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** A run of ordinary text, or one character that would not be seen. */
export interface TextPiece {
  readonly text: string;
  /** `U+202E`, or null for ordinary text. */
  readonly hidden: string | null;
}

/** The pieces joined are the text as it was written. */
export function piecesOf(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let start = 0;
  for (const { 0: character, index } of text.matchAll(hidden)) {
    if (index > start) pieces.push({ text: text.slice(start, index), hidden: null });
    pieces.push({ text: character, hidden: nameOf(character) });
    start = index + character.length;
  }
  if (start < text.length) pieces.push({ text: text.slice(start), hidden: null });
  return pieces;
}

/** For names and other short texts, which need not be copied as they were written. Everything else stays. */
export function showHidden(text: string): string {
  return piecesOf(text)
    .map((piece) => (piece.hidden === null ? piece.text : `[${piece.hidden}]`))
    .join('');
}

function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
