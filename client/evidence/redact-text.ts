/** Redaction of text: the passages are taken out, not covered, and a new document is made of what is left. */
import { encodeUtf8, ProtocolError } from '../../crypto/index.ts';

/** From `start` to `end`, not included, in UTF-16 code units as a text field counts them. */
export interface Passage {
  readonly start: number;
  readonly end: number;
}

/** Stands for each passage, in any language and however long it was: its length must tell nothing. */
export const removedMark = '[███]';

/** Bytes of UTF-8: a version is carried by a note of the case, so that colleagues have it too. */
export const versionLimit = 32_768;

/**
 * @param passages in any order; those that touch or overlap become one
 * @throws RANGE if a passage is empty or outside, or nothing is removed; TOO_LARGE if the version does not fit into a note
 */
export function redactText(text: string, passages: readonly Passage[]): string {
  if (passages.length === 0) throw new ProtocolError('RANGE');
  const kept: string[] = [];
  let done = 0;
  for (const { start, end } of joined(passages.map((each) => wholeCharacters(text, each)))) {
    kept.push(text.slice(done, start), removedMark);
    done = end;
  }
  kept.push(text.slice(done));
  const version = kept.join('');
  if (encodeUtf8(version).length > versionLimit) throw new ProtocolError('TOO_LARGE');
  return version;
}

function joined(passages: readonly Passage[]): Passage[] {
  const ordered = [...passages].sort((a, b) => a.start - b.start);
  return ordered.reduce<Passage[]>((list, next) => {
    const last = list.at(-1);
    if (last === undefined || next.start > last.end) return [...list, next];
    return [...list.slice(0, -1), { start: last.start, end: Math.max(last.end, next.end) }];
  }, []);
}

/** A passage never begins or ends inside a character. */
function wholeCharacters(text: string, { start, end }: Passage): Passage {
  const isWhole = Number.isInteger(start) && Number.isInteger(end);
  if (!isWhole || start < 0 || end > text.length || start >= end) throw new ProtocolError('RANGE');
  const isSplit = (at: number): boolean => /[\udc00-\udfff]/u.test(text.charAt(at)) && at > 0;
  return { start: isSplit(start) ? start - 1 : start, end: isSplit(end) ? end + 1 : end };
}
