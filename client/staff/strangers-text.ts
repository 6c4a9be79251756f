/**
 * Text that somebody else wrote, made safe to look at: characters that turn the order of others around, or that nobody sees, are written
 * out, so that `Асан[U+202E]` cannot pass for another name and a file's name not for another kind of file.
 */

/** Marks of direction, embeddings, overrides and isolates; blanks without width; other control characters but new line and tab. */
const hidden =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Everything else stays as it was written. */
export function showHidden(text: string): string {
  return text.replace(hidden, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
  });
}
