/**
 * The custody record: what happened to each piece of evidence since it was received (protocol section 7.5). Entries are only added. A
 * document is named by the SHA-256 of its plaintext, so that a copy in a court's hands can be held against it.
 */
import { formatBase64, formatHex } from '../bytes.ts';
import type { JsonObject } from '../canonical.ts';
import { dayShape } from '../roster/periods.ts';
import { integer, literal, nullable, object, text, type Shape } from '../shape.ts';
import { hashShape } from './signing.ts';

/**
 * OPENED: decrypted for the first time. VIEWED: looked at in the console. SAVED: written to a member's disk. DERIVED: another version
 * made of it (redacted, re-encoded). SHARED: given to somebody outside the circle. EXPORTED, REFERRED: part of a bundle that two approved.
 */
export const custodyActs = ['OPENED', 'VIEWED', 'SAVED', 'DERIVED', 'SHARED', 'EXPORTED', 'REFERRED'] as const;
export type CustodyAct = (typeof custodyActs)[number];

export interface CustodyData {
  readonly what: CustodyAct;
  /** SHA-256 of the plaintext (of the whole bundle for EXPORTED and REFERRED), 32 bytes. */
  readonly document: Uint8Array;
  /** SHA-256 over the hashes of the encrypted parts as received; for OPENED, else null. */
  readonly ciphertext: Uint8Array | null;
  /** The document of which this is a version; for DERIVED, else null. */
  readonly origin: Uint8Array | null;
  /** Commit of the letter that brought it; for OPENED, else null. */
  readonly letter: Uint8Array | null;
  /** Name of the file. */
  readonly name: string;
  /** Bytes of plaintext. */
  readonly length: number;
  /** Hash of the approved proposal; for EXPORTED and REFERRED, else null. */
  readonly proposal: Uint8Array | null;
  /** Who receives it; for SHARED and REFERRED, else empty. */
  readonly to: string;
  /** What was done and why, for people. */
  readonly text: string;
  /** Last day of the access given; 0 if it does not end. */
  readonly until: number;
}

export interface CustodyEntry extends Omit<CustodyData, 'document' | 'ciphertext' | 'origin' | 'letter' | 'proposal'> {
  /** Hex; empty for none. */
  readonly document: string;
  readonly ciphertext: string;
  readonly origin: string;
  readonly letter: string;
  readonly proposal: string;
  readonly by: number;
  readonly day: number;
  /** Hash of the event, hex. */
  readonly event: string;
}

export const parseCustody: Shape<CustodyData> = object({
  what: literal(...custodyActs),
  document: hashShape,
  ciphertext: nullable(hashShape),
  origin: nullable(hashShape),
  letter: nullable(hashShape),
  name: text(1_024),
  length: integer(0, Number.MAX_SAFE_INTEGER),
  proposal: nullable(hashShape),
  to: text(1_024),
  text: text(8_192),
  until: (value) => (value === 0 ? 0 : dayShape(value)),
});

const base64 = (bytes: Uint8Array | null): string | null => (bytes === null ? null : formatBase64(bytes));
const hex = (bytes: Uint8Array | null): string => (bytes === null ? '' : formatHex(bytes));

export function custodyJson({ document, ciphertext, origin, letter, proposal, ...rest }: CustodyData): JsonObject {
  return {
    ...rest,
    document: formatBase64(document),
    ciphertext: base64(ciphertext),
    origin: base64(origin),
    letter: base64(letter),
    proposal: base64(proposal),
  };
}

export function custodyEntry(data: CustodyData, who: Pick<CustodyEntry, 'by' | 'day' | 'event'>): CustodyEntry {
  const { document, ciphertext, origin, letter, proposal, ...rest } = data;
  const hashes = {
    document: formatHex(document),
    ciphertext: hex(ciphertext),
    origin: hex(origin),
    letter: hex(letter),
    proposal: hex(proposal),
  };
  return { ...rest, ...hashes, ...who };
}

/** What the case knows when an entry is judged. */
export interface CustodyFacts {
  readonly custody: readonly CustodyEntry[];
  /** Commits of the case's letters, hex. */
  readonly letters: readonly string[];
  /** Whether the proposal (hash in hex) was approved for an act, and lately enough. */
  readonly isApproved: (proposal: string, act: 'EXPORT' | 'REFER') => boolean;
}

/** Why an entry does not count, or null. */
export function custodyFault(
  entry: CustodyEntry,
  { custody, letters, isApproved }: CustodyFacts,
): 'MALFORMED' | 'UNKNOWN_RECORD' | 'UNKNOWN_LETTER' | 'NO_PROPOSAL' | 'DUPLICATE' | null {
  const { what, document, ciphertext, origin, letter, name, proposal, to } = entry;
  const bundle = what === 'EXPORTED' || what === 'REFERRED';
  if ((what === 'OPENED') !== (letter !== '' && ciphertext !== '') || (letter === '') !== (ciphertext === ''))
    return 'MALFORMED';
  if ((what === 'DERIVED') !== (origin !== '') || bundle !== (proposal !== '')) return 'MALFORMED';
  if ((what === 'SHARED' || what === 'REFERRED') !== (to !== '')) return 'MALFORMED';
  if (what === 'OPENED') {
    if (!letters.includes(letter)) return 'UNKNOWN_LETTER';
    const again = custody.some(
      (each) => each.what === 'OPENED' && each.document === document && each.letter === letter && each.name === name,
    );
    return again ? 'DUPLICATE' : null;
  }
  if (bundle) return isApproved(proposal, what === 'REFERRED' ? 'REFER' : 'EXPORT') ? null : 'NO_PROPOSAL';
  const known = custody.some((each) => each.document === (what === 'DERIVED' ? origin : document));
  if (!known) return 'UNKNOWN_RECORD';
  return what === 'DERIVED' && origin === document ? 'DUPLICATE' : null;
}
