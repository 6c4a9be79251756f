/**
 * Entries of the custody record that are made without anybody having to think of them (protocol section 7.5), and when one more would
 * say nothing new: OPENED once for a file of a letter, VIEWED and SAVED once per member, document and day.
 */
import { formatHex, type CustodyAct, type CustodyData, type CustodyEntry } from '../../crypto/index.ts';

/** A document as an entry names it. */
export interface Document {
  /** SHA-256 of the plaintext, 32 bytes. */
  readonly hash: Uint8Array;
  readonly name: string;
  /** Bytes. */
  readonly length: number;
}

const blank = { ciphertext: null, origin: null, letter: null, proposal: null, to: '', text: '', until: 0 } as const;

const named = ({ hash, name, length }: Document): Pick<CustodyData, 'document' | 'name' | 'length'> => ({
  document: hash,
  name,
  length,
});

/** @param source the letter that brought it, and the hash of its encrypted parts as received (32 bytes each) */
export function openedEntry(
  document: Document,
  source: { readonly letter: Uint8Array; readonly ciphertext: Uint8Array },
): CustodyData {
  return { ...blank, what: 'OPENED', ...named(document), ...source };
}

export function accessEntry(what: 'VIEWED' | 'SAVED', document: Document, text = ''): CustodyData {
  return { ...blank, what, ...named(document), text };
}

/** @param text what was done, for people */
export function derivedEntry(document: Document, origin: Uint8Array, text: string): CustodyData {
  return { ...blank, what: 'DERIVED', ...named(document), origin, text };
}

/** @param until last day of the access, 0 for no end */
export function sharedEntry(
  document: Document,
  { to, until, text }: { readonly to: string; readonly until: number; readonly text: string },
): CustodyData {
  return { ...blank, what: 'SHARED', ...named(document), to, until, text };
}

/** @param bundle the whole file that goes out. @param proposal hash of what two approved, 32 bytes */
export function exportedEntry(bundle: Document, proposal: Uint8Array): CustodyData {
  return { ...blank, what: 'EXPORTED', ...named(bundle), proposal };
}

/** @param to who receives it; not empty */
export function referredEntry(bundle: Document, proposal: Uint8Array, to: string, text: string): CustodyData {
  return { ...blank, what: 'REFERRED', ...named(bundle), proposal, to, text };
}

/** Whether the record says it already, so that another entry would add nothing. */
export function isRecorded(
  custody: readonly CustodyEntry[],
  { what, document, letter, name, text }: CustodyData,
  { member, day }: { readonly member: number; readonly day: number },
): boolean {
  const hash = formatHex(document);
  const sameDocument = custody.filter((each) => each.what === what && each.document === hash);
  if (what === 'OPENED') {
    const commit = letter === null ? '' : formatHex(letter);
    return sameDocument.some((each) => each.letter === commit && each.name === name);
  }
  if (!oncePerDay.includes(what)) return false;
  return sameDocument.some((each) => each.by === member && each.day === day && each.text === text);
}

const oncePerDay: readonly CustodyAct[] = ['VIEWED', 'SAVED'];
