/** Entries of the governance log: canonical JSON that everybody can read (section 8.3). */
import { decodeCanonical, encodeCanonical, type JsonObject, type JsonValue } from '../canonical.ts';
import { ProtocolError } from '../errors.ts';
import { trustJson, trustShape, type TrustPolicy } from '../roster/trust.ts';
import { array, integer, literal, map, object, pattern, text, type Shape } from '../shape.ts';
import { MAXIMUM_DIFFICULTY } from './puzzle.ts';

/** Hashes are lower-case hexadecimal of 32 bytes, as in the JSON. */
export type GovernanceEntry = TrustEntry | RosterEntry | SlotNote | DayNote | ManifestEntry | NoteEntry;

/** Entry 0. */
export interface TrustEntry {
  readonly kind: 'trust';
  readonly trust: TrustPolicy;
}

export interface RosterEntry {
  readonly kind: 'roster';
  /** u32 from 1, as in the roster. */
  readonly sequence: number;
  /** The signed note. This module does not look into it: `verifyRoster` does. */
  readonly note: string;
}

export interface SlotNote {
  readonly kind: 'slot';
  /** u32 from 1. */
  readonly slot: number;
  readonly day: number;
  /** H of the slot file. */
  readonly feed: string;
  /** Records in the slot file. */
  readonly records: number;
  /** H of each page, 1 to 4. */
  readonly pages: readonly string[];
}

export interface DayNote {
  readonly kind: 'day';
  /** u32 from 0. */
  readonly batch: number;
  readonly day: number;
  /** Hash of the roster in force. */
  readonly roster: string;
  /** Of the case log after the batch. */
  readonly size: number;
  readonly root: string;
  /** H of the commits of the batch's letters, ascending, concatenated. */
  readonly letters: string;
  /** Of puzzles, 0..22. */
  readonly difficulty: number;
  readonly mode: 'demo' | 'live';
}

/** What the server gives to every visitor of its pages: one that serves somebody else other bytes has told everybody otherwise. */
export interface ManifestEntry {
  readonly kind: 'manifest';
  /** Ascending by path, none twice. */
  readonly files: readonly ManifestFile[];
}

export interface ManifestFile {
  /** As in the address, from the slash on. */
  readonly path: string;
  /** H of the body as it is without a content encoding. */
  readonly hash: string;
}

/** Somebody's signed word. Who must have signed, and what it says, is judged by the reader of each kind. */
export type NoteEntry = { readonly [Kind in NoteKind]: { readonly kind: Kind; readonly note: string } }[NoteKind];

const noteKinds = ['totals', 'verdict', 'canaries', 'questionnaire', 'plan', 'seed', 'release', 'series'] as const;

/** Totals, an auditor's verdict, test reports, the tables planned, commitments to seeds, releases, monthly series; the questions asked are kept for later. */
export type NoteKind = (typeof noteKinds)[number];

const format = 'kupuya/governance/v1';
/** C2SP entry bundles give an entry 16 bits of length. */
const entryLimit = 0xffff;
const u32Maximum = 0xffff_ffff;

const hash = pattern(/^[0-9a-f]{64}$/u);
const day = integer(0, u32Maximum);
const note = text(entryLimit, 1);
const maximumFiles = 512;
const manifestFile = object({ path: pattern(/^\/[!-~]{0,399}$/u), hash });

const noteShape = object({ kind: literal(...noteKinds), note });

const shapes: {
  readonly [Kind in Exclude<GovernanceEntry['kind'], NoteKind>]: Shape<Extract<GovernanceEntry, { kind: Kind }>>;
} = {
  trust: object({ kind: literal('trust'), trust: trustShape }),
  roster: object({ kind: literal('roster'), sequence: integer(1, u32Maximum), note }),
  slot: object({
    kind: literal('slot'),
    slot: integer(1, u32Maximum),
    day,
    feed: hash,
    records: integer(0, u32Maximum),
    pages: array(hash, 1, 4),
  }),
  day: object({
    kind: literal('day'),
    batch: integer(0, u32Maximum),
    day,
    roster: hash,
    size: integer(0, Number.MAX_SAFE_INTEGER),
    root: hash,
    letters: hash,
    difficulty: integer(0, MAXIMUM_DIFFICULTY),
    mode: literal('demo', 'live'),
  }),
  manifest: map(object({ kind: literal('manifest'), files: array(manifestFile, 1, maximumFiles) }), (entry) => {
    for (const [index, { path }] of entry.files.entries()) {
      if (index > 0 && path <= (entry.files[index - 1]?.path ?? '')) throw new ProtocolError('NOT_CANONICAL');
    }
    return entry;
  }),
};

/** @throws TOO_LARGE above 65,535 bytes, and what `decodeGovernance` throws */
export function encodeGovernance(entry: GovernanceEntry): Uint8Array {
  const bytes = encodeCanonical(toJson(entry), { nfc: true });
  decodeGovernance(bytes);
  return bytes;
}

/** @throws TOO_LARGE, MALFORMED, BAD_UTF8, BAD_JSON, NOT_CANONICAL, and what the trust policy's shape throws */
export function decodeGovernance(bytes: Uint8Array): GovernanceEntry {
  if (bytes.length > entryLimit) throw new ProtocolError('TOO_LARGE');
  const value = decodeCanonical(bytes, { nfc: true });
  if (!isObject(value) || value['format'] !== format) throw new ProtocolError('MALFORMED');
  const fields = Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'format'));
  const kind = kindShape(fields['kind'] ?? null);
  return isNoteKind(kind) ? noteShape(fields) : shapes[kind](fields);
}

const kindShape = literal('trust', 'roster', 'slot', 'day', 'manifest', ...noteKinds);

function isNoteKind(kind: GovernanceEntry['kind']): kind is NoteKind {
  return noteKinds.some((one) => one === kind);
}

function toJson(entry: GovernanceEntry): JsonObject {
  if (entry.kind === 'trust') return { format, kind: entry.kind, trust: trustJson(entry.trust) };
  if (entry.kind === 'manifest') {
    return { format, kind: entry.kind, files: entry.files.map((file) => ({ path: file.path, hash: file.hash })) };
  }
  return { format, ...entry };
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
