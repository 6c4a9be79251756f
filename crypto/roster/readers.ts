/** Who reads a letter: one desk of the roster, without the people and units that the source excludes (protocol sections 4.2, 8.1). */
import { slotCount } from '../constants.ts';
import { ProtocolError } from '../errors.ts';
import type { Conflict, Desk, Holder, Member } from './roster.ts';

/** Two, so that no single official can make a report disappear. */
export const minimumReaders = 2;

/** The part of a roster, or of a plan for one, that decides who reads. */
export interface Seating {
  readonly members: readonly Pick<Member, 'number' | 'unit'>[];
  readonly positions: readonly Holder[];
  readonly desks: readonly Desk[];
  readonly conflicts: readonly Conflict[];
}

/** Whom a source excludes, by number. Cumulative over the letters of one codename. */
export interface Exclusions {
  readonly members: readonly number[];
  readonly units: readonly number[];
}

/** The same in the 16 bytes that the source's log entries hold. */
export interface ExclusionMasks {
  /** u16; bit i is position i of the roster the letter was sealed under. */
  readonly positions: number;
  /** u32; bit u-1 is unit u. */
  readonly units: number;
}

export interface Readers {
  /** Ascending, at least two. */
  readonly positions: readonly number[];
  /** u16; bit i is position i. */
  readonly mask: number;
}

/** A desk that could still read a letter. */
export interface DeskOffer extends Readers {
  readonly desk: Desk;
}

/**
 * The positions of the desk whose holders are not excluded: neither by number, nor by unit, nor by a unit in conflict with an
 * excluded one.
 *
 * @throws RANGE for a desk the roster lacks, TOO_FEW_READERS if fewer than two remain (offer `desksOffered` instead)
 */
export function chooseReaders(roster: Seating, deskNumber: number, excluded: Exclusions): Readers {
  const desk = roster.desks.find(({ number }) => number === deskNumber);
  if (desk === undefined) throw new ProtocolError('RANGE');
  const positions = remainingPositions(roster, desk, excluded);
  if (positions.length < minimumReaders) throw new ProtocolError('TOO_FEW_READERS');
  return { positions, mask: maskOf(positions) };
}

/** Every desk that at least two people who are not excluded sit at. */
export function desksOffered(roster: Seating, excluded: Exclusions): readonly DeskOffer[] {
  return roster.desks
    .map((desk) => ({ desk, positions: remainingPositions(roster, desk, excluded) }))
    .filter(({ positions }) => positions.length >= minimumReaders)
    .map((offer) => ({ ...offer, mask: maskOf(offer.positions) }));
}

/** Numbers of all members, with and without a position, who are excluded by number, by unit, or by a conflict of units. Ascending. */
export function excludedMembers(roster: Seating, excluded: Exclusions): readonly number[] {
  const units = withConflicts(roster, excluded.units);
  return roster.members
    .filter(({ number, unit }) => excluded.members.includes(number) || units.has(unit))
    .map(({ number }) => number);
}

/**
 * What the log entry remembers. Units stand as the source chose them; conflicts are applied afresh whenever readers are chosen.
 * Members without a position in this roster cannot be carried and do not need to be: this letter cannot reach them, and the
 * entries of earlier letters remember them.
 *
 * @throws RANGE for a unit above 32
 */
export function excludedMasks(roster: Seating, excluded: Exclusions): ExclusionMasks {
  const held = roster.positions.filter(({ member }) => excluded.members.includes(member));
  return { positions: maskOf(held.map(({ position }) => position)), units: maskOf(excluded.units.map(unitBit)) };
}

/**
 * The way back: what the masks of one log entry say, by number.
 *
 * @param roster the roster of the sequence number in the entry, not the present one: positions change hands
 */
export function exclusionsOf(masks: ExclusionMasks, roster: Seating): Exclusions {
  const units = Array.from({ length: 32 }, (_, bit) => bit + 1).filter((unit) => hasBit(masks.units, unit - 1));
  return { members: membersExcludedBy(masks, roster), units };
}

/** Numbers of the members who hold an excluded position. Ascending. @param roster as in `exclusionsOf` */
export function membersExcludedBy(masks: ExclusionMasks, roster: Seating): readonly number[] {
  return roster.positions
    .filter(({ position }) => hasBit(masks.positions, position))
    .map(({ member }) => member)
    .sort((a, b) => a - b);
}

/** Everything excluded by any of several letters: exclusions are never taken back. Ascending. */
export function uniteExclusions(several: readonly Exclusions[]): Exclusions {
  return {
    members: sorted(several.flatMap(({ members }) => members)),
    units: sorted(several.flatMap(({ units }) => units)),
  };
}

/** The positions of a mask, ascending. */
export function positionsOf(mask: number): readonly number[] {
  return Array.from({ length: slotCount }, (_, position) => position).filter((position) => hasBit(mask, position));
}

function remainingPositions(roster: Seating, desk: Desk, excluded: Exclusions): readonly number[] {
  const gone = new Set(excludedMembers(roster, excluded));
  return roster.positions
    .filter(({ position, member }) => desk.positions.includes(position) && !gone.has(member))
    .map(({ position }) => position);
}

/** One step, in the direction the data gives: a conflict of a with b does not say anything about b with a. */
function withConflicts(roster: Seating, units: readonly number[]): ReadonlySet<number> {
  const implied = roster.conflicts.filter(({ unit }) => units.includes(unit)).map((conflict) => conflict.with);
  return new Set([...units, ...implied]);
}

function unitBit(unit: number): number {
  if (!Number.isInteger(unit) || unit < 1 || unit > 32) throw new ProtocolError('RANGE');
  return unit - 1;
}

/** By multiplication and not by shifts, which would make bit 31 a negative number. */
function maskOf(bits: readonly number[]): number {
  return [...new Set(bits)].reduce((mask, bit) => mask + 2 ** bit, 0);
}

function hasBit(mask: number, bit: number): boolean {
  return Math.floor(mask / 2 ** bit) % 2 === 1;
}

function sorted(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
