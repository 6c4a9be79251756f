/**
 * Epoch files: the X-Wing keys of the 16 intake positions for one period (protocol section 3.3).
 *
 *     position 0 (1,216) | position 1 (1,216) | … | position 15 (1,216)        zeros where vacant
 */
import { assertLength, concat, equalBytes, formatHex } from '../bytes.ts';
import { kemPublicKeyLength, slotCount } from '../constants.ts';
import { ProtocolError } from '../errors.ts';
import type { PublicSuite } from '../primitives/port.ts';
import { assertKemPublicKey } from '../primitives/xwing-strict.ts';
import { assertInForce, type Roster } from './roster.ts';

export const epochFileLength = slotCount * kemPublicKeyLength;
/** How long after its epoch staff still take a letter in. */
export const importDays = 30;

/** The keys of one epoch by position; null where the position is vacant. */
export interface EpochKeys {
  /** Place in the roster's list of epochs, from 0. */
  readonly index: number;
  /** 16 entries: X-Wing public keys of 1,216 bytes, or null. */
  readonly keys: readonly (Uint8Array | null)[];
}

/** 19,456 bytes. @param keys 16 entries. @throws BAD_LENGTH, BAD_KEY, DUPLICATE */
export function encodeEpochFile(keys: readonly (Uint8Array | null)[]): Uint8Array {
  if (keys.length !== slotCount) throw new ProtocolError('BAD_LENGTH');
  assertEpochKeys(keys);
  return concat(...keys.map((key) => key ?? new Uint8Array(kemPublicKeyLength)));
}

/**
 * @param index place in the roster's list of epochs
 * @param bytes the file as served; controlled by the server
 * @throws RANGE for an index the roster lacks, BAD_LENGTH, BAD_PROOF if the hash is not the one in the roster, BAD_KEY for an
 * unusable, missing or superfluous key, DUPLICATE for a key that stands twice or also seals capsules
 */
export async function verifyEpochFile(
  suite: PublicSuite,
  roster: Roster,
  index: number,
  bytes: Uint8Array,
): Promise<EpochKeys> {
  const epoch = roster.epochs[index];
  if (epoch === undefined) throw new ProtocolError('RANGE');
  assertLength(bytes, epochFileLength);
  if (!equalBytes(await suite.sha256(bytes), epoch.keys)) throw new ProtocolError('BAD_PROOF');
  const keys = splitKeys(bytes);
  const held = new Set(roster.positions.map(({ position }) => position));
  for (const [position, key] of keys.entries()) {
    if ((key !== null) !== held.has(position)) throw new ProtocolError('BAD_KEY');
  }
  assertEpochKeys([...keys, ...roster.oversight.officers.map(({ capsule }) => capsule)]);
  return { index, keys };
}

/** The epoch whose keys letters of this day are sealed to. @throws EXPIRED outside every epoch and outside the roster */
export function currentEpoch(roster: Roster, day: number): number {
  const index = roster.epochs.findIndex(({ first, last }) => day >= first && day <= last);
  if (index < 0) throw new ProtocolError('EXPIRED');
  assertInForce(roster, day);
  return index;
}

/** Staff take in letters from the first day of their epoch until 30 days after it. @throws RANGE, EXPIRED */
export function assertImportable(roster: Roster, index: number, day: number): void {
  const epoch = roster.epochs[index];
  if (epoch === undefined) throw new ProtocolError('RANGE');
  if (day < epoch.first || day > epoch.last + importDays) throw new ProtocolError('EXPIRED');
}

function splitKeys(bytes: Uint8Array): (Uint8Array | null)[] {
  return Array.from({ length: slotCount }, (_, position) => {
    const key = bytes.slice(position * kemPublicKeyLength, (position + 1) * kemPublicKeyLength);
    return key.every((byte) => byte === 0) ? null : key;
  });
}

function assertEpochKeys(keys: readonly (Uint8Array | null)[]): void {
  const held = keys.filter((key) => key !== null);
  for (const key of held) assertKemPublicKey(key);
  if (new Set(held.map(formatHex)).size !== held.length) throw new ProtocolError('DUPLICATE');
}
