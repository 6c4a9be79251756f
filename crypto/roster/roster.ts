/**
 * The roster: who reads reports, at which desks, under which keys and until when (protocol section 3.3). Parsing checks the form
 * and every rule that needs no cryptography; `verify.ts` checks who signed.
 */
import { formatBase64, formatHex } from '../bytes.ts';
import { decodeCanonical, encodeCanonical, type JsonObject } from '../canonical.ts';
import { slotCount } from '../constants.ts';
import { ProtocolError } from '../errors.ts';
import { array, base64Bytes, hexBytes, integer, literal, object, pattern, type Shape } from '../shape.ts';
import { dayShape, maximumEpochs, type Period } from './periods.ts';
import { assertRosterRules } from './rules.ts';
import { modeShape, originShape, textsJson, textsShape, type Mode, type Texts } from './texts.ts';

export const rosterFormat = 'kupuya/roster/v1';

export interface Unit {
  readonly number: number;
  readonly name: Texts;
}

export interface Member {
  /** Never reused for another person. */
  readonly number: number;
  readonly role: Texts;
  readonly institution: Texts;
  readonly unit: number;
  /** Ed25519 public key, 32 bytes. */
  readonly sign: Uint8Array;
  /** Proof of possession of `sign` for this number and origin, 64 bytes. */
  readonly possession: Uint8Array;
  /** Fingerprint of the member's own OpenPGP key as 40 lower-case hexadecimal digits, or empty. */
  readonly openpgp: string;
}

/** Who holds an intake position. */
export interface Holder {
  readonly position: number;
  readonly member: number;
}

export interface Desk {
  readonly number: number;
  readonly name: Texts;
  readonly about: Texts;
  /** 2 to 4, ascending. */
  readonly positions: readonly number[];
}

export interface Officer {
  readonly member: number;
  /** X-Wing public key, 1,216 bytes. */
  readonly capsule: Uint8Array;
}

/** Whoever excludes `unit` also excludes `with`. */
export interface Conflict {
  readonly unit: number;
  readonly with: number;
}

export interface RosterEpoch extends Period {
  /** SHA-256 of the epoch file. */
  readonly keys: Uint8Array;
}

/** The periods of the law, in calendar days from receipt. */
export interface Deadlines {
  readonly acknowledge: number;
  readonly feedback: number;
  readonly extended: number;
}

/** N = max(0, mean + discreteLaplace(scale)), then up to the next multiple (protocol section 8.4). */
export interface CoverNoise {
  readonly mean: number;
  readonly scale: number;
  readonly multiple: number;
}

export interface Roster {
  readonly sequence: number;
  readonly mode: Mode;
  readonly origin: string;
  readonly first: number;
  readonly last: number;
  readonly body: Texts;
  readonly units: readonly Unit[];
  readonly members: readonly Member[];
  readonly positions: readonly Holder[];
  readonly desks: readonly Desk[];
  readonly oversight: { readonly desk: number; readonly officers: readonly [Officer, Officer] };
  readonly conflicts: readonly Conflict[];
  readonly custodians: readonly number[];
  readonly epochs: readonly RosterEpoch[];
  readonly deadlines: Deadlines;
  readonly cover: { readonly letters: CoverNoise; readonly entries: CoverNoise; readonly frames: CoverNoise };
  readonly pages: { readonly count: number; readonly frames: number; readonly fresh: number };
  readonly attachment: { readonly limit: number };
}

const positionShape = integer(0, slotCount - 1);
const unitShape = integer(1, 32);
export const deskShape: Shape<number> = integer(1, 15);
/** Shared with enrolments and keyrings. */
export const memberNumberShape: Shape<number> = integer(1, 0xffff);
/** 40 lower-case hexadecimal digits, or empty. */
export const openpgpShape: Shape<string> = pattern(/^(?:[0-9a-f]{40})?$/u);

const noiseShape: Shape<CoverNoise> = object({
  mean: integer(0, 4096),
  scale: integer(1, 1024),
  multiple: integer(1, 4096),
});

const officersShape: Shape<readonly [Officer, Officer]> = (value) => {
  const [first, second] = array(object({ member: memberNumberShape, capsule: base64Bytes(1216, 1216) }), 2, 2)(value);
  if (first === undefined || second === undefined) throw new ProtocolError('MALFORMED');
  return [first, second];
};

/** A member without keys, as a plan names one. */
export const seatShapes = {
  number: memberNumberShape,
  role: textsShape,
  institution: textsShape,
  unit: unitShape,
} as const;

/** The fields of a roster that hold neither keys nor days, for plans that become rosters. */
export const arrangementShapes = {
  sequence: integer(1, 0xffff_ffff),
  mode: modeShape,
  origin: originShape,
  body: textsShape,
  units: array(object({ number: unitShape, name: textsShape }), 1, 32),
  positions: array(object({ position: positionShape, member: memberNumberShape }), 1, slotCount),
  desks: array(
    object({ number: deskShape, name: textsShape, about: textsShape, positions: array(positionShape, 2, 4) }),
    1,
    15,
  ),
  conflicts: array(object({ unit: unitShape, with: unitShape }), 0, 32 * 31),
  custodians: array(memberNumberShape, 0, 64),
  deadlines: object({ acknowledge: integer(1, 366), feedback: integer(1, 366), extended: integer(1, 366) }),
  cover: object({ letters: noiseShape, entries: noiseShape, frames: noiseShape }),
  pages: object({ count: integer(1, 4), frames: integer(128, 512), fresh: integer(2, 64) }),
  attachment: object({ limit: integer(0, 4 * 2 ** 30) }),
} as const;

const memberShape: Shape<Member> = object({
  ...seatShapes,
  sign: base64Bytes(32, 32),
  possession: base64Bytes(64, 64),
  openpgp: openpgpShape,
});

const rosterShape = object({
  format: literal(rosterFormat),
  ...arrangementShapes,
  first: dayShape,
  last: dayShape,
  members: array(memberShape, 1, 64),
  oversight: object({ desk: deskShape, officers: officersShape }),
  epochs: array(object({ first: dayShape, last: dayShape, keys: hexBytes(32) }), 1, maximumEpochs),
});

/**
 * @param bytes canonical JSON; controlled by whoever serves the roster
 * @throws BAD_UTF8, BAD_JSON, NOT_CANONICAL, MALFORMED, and RANGE, DUPLICATE, WRONG_MODE, BAD_KEY for the rules in `rules.ts`
 */
export function parseRoster(bytes: Uint8Array): Roster {
  const { format: _, ...roster } = rosterShape(decodeCanonical(bytes, { nfc: true }));
  assertRosterRules(roster);
  return roster;
}

/** Canonical JSON. @throws what `parseRoster` throws: nothing is written that could not be read */
export function encodeRoster(roster: Roster): Uint8Array {
  const bytes = encodeCanonical(rosterJson(roster), { nfc: true });
  parseRoster(bytes);
  return bytes;
}

/** @param day days since 1970-01-01 in UTC. @throws EXPIRED before its first day too */
export function assertInForce(roster: Roster, day: number): void {
  if (day < roster.first || day > roster.last) throw new ProtocolError('EXPIRED');
}

/** @param seen the highest sequence number this reader has seen. @throws OLDER_ROSTER */
export function assertNotOlder(roster: Roster, seen: number): void {
  if (roster.sequence < seen) throw new ProtocolError('OLDER_ROSTER');
}

function rosterJson(roster: Roster): JsonObject {
  const { sequence, mode, origin, first, last, deadlines, cover, pages, attachment } = roster;
  return {
    format: rosterFormat,
    ...{ sequence, mode, origin, first, last },
    body: textsJson(roster.body),
    units: roster.units.map(({ number, name }) => ({ number, name: textsJson(name) })),
    members: roster.members.map(memberJson),
    positions: roster.positions.map(({ position, member }) => ({ position, member })),
    desks: roster.desks.map(({ number, name, about, positions }) => ({
      ...{ number, positions },
      ...{ name: textsJson(name), about: textsJson(about) },
    })),
    oversight: {
      desk: roster.oversight.desk,
      officers: roster.oversight.officers.map(({ member, capsule }) => ({ member, capsule: formatBase64(capsule) })),
    },
    conflicts: roster.conflicts.map((conflict) => ({ unit: conflict.unit, with: conflict.with })),
    custodians: roster.custodians,
    epochs: roster.epochs.map(({ keys, ...period }) => ({
      first: period.first,
      last: period.last,
      keys: formatHex(keys),
    })),
    deadlines: { ...deadlines },
    cover: { letters: { ...cover.letters }, entries: { ...cover.entries }, frames: { ...cover.frames } },
    pages: { ...pages },
    attachment: { ...attachment },
  };
}

function memberJson(member: Member): JsonObject {
  const { number, unit, openpgp } = member;
  return {
    ...{ number, unit, openpgp },
    role: textsJson(member.role),
    institution: textsJson(member.institution),
    sign: formatBase64(member.sign),
    possession: formatBase64(member.possession),
  };
}
