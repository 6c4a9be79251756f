/** The roster of the vectors, parsed, with the means to change it and sign the change. */
import {
  decodeCanonical,
  encodeCanonical,
  encodeUtf8,
  memberKeyName,
  parseHex,
  parseRoster,
  parseTrust,
  signNote,
  verifyRoster,
  type JsonValue,
  type Roster,
  type TrustPolicy,
  type VerifiedRoster,
} from '../../../crypto/index.ts';
import vectors from '../../vectors/roster.json' with { type: 'json' };
import { suites } from '../suites.ts';

export { vectors };

export const [, suite] = suites[0] ?? raise();

export const roster: Roster = parseRoster(encodeUtf8(vectors.roster.json));
export const trust: TrustPolicy = parseTrust(encodeUtf8(vectors.trust.json));

export function verifiedRoster(): Promise<VerifiedRoster> {
  return verifyRoster(suite, vectors.roster.note, trust);
}

/** The Ed25519 seed of a member of the vectors. */
export function seedOf(member: number): Uint8Array {
  return parseHex(vectors.members.find(({ number }) => number === member)?.seed ?? raise());
}

/** A note over any text by any members of the vectors, under their names of this origin. */
export function noteBy(members: readonly number[], text: string, origin: string = trust.origin): Promise<string> {
  const signers = members.map((member) => ({ name: memberKeyName(origin, member), seed: seedOf(member) }));
  return signNote(suite, text, signers);
}

/** Canonical JSON with one change. @param at JSON pointer. @param to new value; null removes */
export function changed(json: string, at: string, to: JsonValue): Uint8Array {
  return encodeCanonical(change(decodeCanonical(encodeUtf8(json), { nfc: true }), at.split('/').slice(1), to), {
    nfc: true,
  });
}

function change(value: JsonValue, path: readonly string[], to: JsonValue): JsonValue {
  const [key, ...rest] = path;
  if (key === undefined) return to;
  if (Array.isArray(value)) {
    const items: readonly JsonValue[] = value;
    return items.flatMap((item, index) => (String(index) === key ? keep(change(item, rest, to)) : [item]));
  }
  if (typeof value !== 'object' || value === null) return raise();
  const entries = new Map(Object.entries(value));
  const next = change(entries.get(key) ?? null, rest, to);
  if (next === null) entries.delete(key);
  else entries.set(key, next);
  return Object.fromEntries(entries);
}

function keep(value: JsonValue): readonly JsonValue[] {
  return value === null ? [] : [value];
}

export function raise(): never {
  throw new Error('The vectors lack what this test needs.');
}
