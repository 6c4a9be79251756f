/**
 * Words of a pasted or spoken text, without numbering and punctuation: `1. suu, 2) too` gives `suu` and `too`.
 * Digits alone are numbering too, so a text of digits gives nothing.
 */
export function splitWords(text: string): readonly string[] {
  return text
    .split(/[\s,;|]+/u)
    .map((part) => part.replace(/^\d+[.):]?/u, '').replace(/[.,;:]+$/u, ''))
    .filter((part) => part !== '');
}
