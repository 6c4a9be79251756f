/**
 * Names of files come from a stranger. The manifest keeps them as they are, because a name can be evidence; before one reaches a disk
 * it becomes harmless here.
 */
import { encodeUtf8 } from '../bytes.ts';

/** Most file systems take 255 bytes; room is left for a number and a download's suffix. */
const longest = 200;
const longestExtension = 16;
const fallback = 'file';

/** Devices of Windows, which swallow a file of such a name whatever its extension. */
const reserved = /^(?:aux|con|nul|prn|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/iu;

/**
 * Separators, and what shells and Windows read as more than a letter; controls, line separators, and characters that are not seen or
 * turn the direction of text ("exe.gpj" for "jpg.exe").
 */
const unsafe = /[/\\:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}]/gu;

/** Never empty, no folder, not hidden, at most 200 bytes of UTF-8, the extension kept. */
export function safeFileName(name: string): string {
  const clean = name
    .replace(unsafe, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/gu, '');
  const named = clean === '' ? fallback : reserved.test(clean) ? `_${clean}` : clean;
  const { stem, extension } = splitExtension(named);
  return `${truncate(stem, longest - encodeUtf8(extension).length)}${extension}`;
}

/** The same for all files of a letter, made different where they would be the same on some file system: `a.txt`, `a (2).txt`. */
export function safeFileNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const safe = safeFileName(name);
    const { stem, extension } = splitExtension(safe);
    let candidate = safe;
    for (let number = 2; taken.has(fold(candidate)); number++) candidate = `${stem} (${String(number)})${extension}`;
    taken.add(fold(candidate));
    return candidate;
  });
}

function splitExtension(name: string): { stem: string; extension: string } {
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 ? name.slice(dot) : '';
  if (encodeUtf8(extension).length > longestExtension) return { stem: name, extension: '' };
  return { stem: name.slice(0, name.length - extension.length), extension };
}

/** Whole characters only. */
function truncate(text: string, limit: number): string {
  let length = 0;
  let kept = '';
  for (const character of text) {
    length += encodeUtf8(character).length;
    if (length > limit) break;
    kept += character;
  }
  return kept;
}

/** Case and composition are not seen by every file system. */
function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
