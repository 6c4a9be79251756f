/** The custody record read as documents: each with what happened to it, and the versions made of it below it. */
import type { CustodyEntry } from '../../crypto/index.ts';

export interface DocumentRecord {
  /** SHA-256 of the plaintext, hex. */
  readonly hash: string;
  /** As first recorded. Written by a stranger. */
  readonly name: string;
  /** Bytes. */
  readonly length: number;
  /** Commit of the letter that brought it, hex; empty for a version made here. */
  readonly letter: string;
  /** Hash of its encrypted parts as received, hex; empty for a version. */
  readonly ciphertext: string;
  /** The document of which this is a version, hex; empty for an original. */
  readonly origin: string;
  /** In order. */
  readonly entries: readonly CustodyEntry[];
  readonly versions: readonly DocumentRecord[];
  /** Marked by a member; the last mark counts. Null if nobody has. */
  readonly intimate: boolean | null;
}

/** Text of a VIEWED entry by which a member says that a document is to be blurred, or is not. Signed, so that it is clear who judged. */
export const intimateMark = 'INTIMATE';
export const notIntimateMark = 'NOT_INTIMATE';

/** Originals in the order of their first entry. A document that came twice stands once, with both entries. Bundles are no documents. */
export function documentsOf(custody: readonly CustodyEntry[]): readonly DocumentRecord[] {
  const byHash = new Map<string, CustodyEntry[]>();
  for (const entry of custody) {
    if (entry.what === 'EXPORTED' || entry.what === 'REFERRED') continue;
    const entries = byHash.get(entry.document);
    if (entries === undefined) byHash.set(entry.document, [entry]);
    else entries.push(entry);
  }
  const originOf = (hash: string): string => byHash.get(hash)?.find(({ what }) => what === 'DERIVED')?.origin ?? '';
  const isOriginal = (hash: string): boolean => byHash.get(hash)?.some(({ what }) => what === 'OPENED') ?? false;
  const placed = new Set<string>();
  const build = (hash: string, origin: string): DocumentRecord | null => {
    const entries = byHash.get(hash);
    const [first] = entries ?? [];
    if (entries === undefined || first === undefined || placed.has(hash)) return null;
    // Two members may each call the other's document the origin of theirs.
    placed.add(hash);
    const opened = entries.find(({ what }) => what === 'OPENED');
    const versions = [...byHash.keys()].filter((each) => !isOriginal(each) && originOf(each) === hash);
    return {
      hash,
      name: first.name,
      length: first.length,
      letter: opened?.letter ?? '',
      ciphertext: opened?.ciphertext ?? '',
      origin,
      entries,
      versions: versions.flatMap((each) => build(each, hash) ?? []),
      intimate: markOf(entries),
    };
  };
  return [...byHash.keys()].filter(isOriginal).flatMap((hash) => build(hash, '') ?? []);
}

/** Every document once, versions after what they were made of. */
export function flatten(documents: readonly DocumentRecord[]): readonly DocumentRecord[] {
  return documents.flatMap((document) => [document, ...flatten(document.versions)]);
}

export interface Share {
  readonly document: string;
  readonly name: string;
  readonly to: string;
  readonly text: string;
  readonly day: number;
  readonly by: number;
  /** Last day, 0 without end. */
  readonly until: number;
  readonly isOver: boolean;
}

/** What was given to people outside the circle. @param today UTC days since 1970-01-01 */
export function sharesOf(custody: readonly CustodyEntry[], today: number): readonly Share[] {
  return custody
    .filter(({ what }) => what === 'SHARED')
    .map(({ document, name, to, text, day, by, until }) => ({
      ...{ document, name, to, text, day, by, until },
      isOver: until !== 0 && until < today,
    }));
}

function markOf(entries: readonly CustodyEntry[]): boolean | null {
  const mark = entries.findLast(
    ({ what, text }) => what === 'VIEWED' && (text === intimateMark || text === notIntimateMark),
  );
  return mark === undefined ? null : mark.text === intimateMark;
}
