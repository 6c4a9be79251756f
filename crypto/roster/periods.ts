/** Epochs: the contiguous periods of at most 120 days for which intake keys are made (protocol section 3.3). */
import { ProtocolError } from '../errors.ts';
import { integer, type Shape } from '../shape.ts';

/** Days since 1970-01-01 in UTC, both included. */
export interface Period {
  readonly first: number;
  readonly last: number;
}

export const maximumEpochs = 4;
export const maximumEpochDays = 120;
/** Of a keyring: those of the roster in force, and those of the next one or of the one before. */
export const maximumSeeds = 2 * maximumEpochs;

/** A day is carried as u16 in the log. */
export const dayShape: Shape<number> = integer(0, 0xffff);

/** @throws RANGE unless 1 to 4 periods of 1 to 120 days, each beginning on the day after the one before it */
export function assertEpochs(periods: readonly Period[]): void {
  if (periods.length < 1 || periods.length > maximumEpochs) throw new ProtocolError('RANGE');
  for (const [index, { first, last }] of periods.entries()) {
    const previous = periods[index - 1];
    if (last < first || last - first + 1 > maximumEpochDays) throw new ProtocolError('RANGE');
    if (previous !== undefined && first !== previous.last + 1) throw new ProtocolError('RANGE');
  }
}

/**
 * The epochs of a keyring may be those of two rosters, which need not fit together: a new roster can begin before the old one ends.
 *
 * @throws RANGE unless 1 to 8 periods of 1 to 120 days in order of first and last day, none twice
 */
export function assertSeedPeriods(periods: readonly Period[]): void {
  if (periods.length < 1 || periods.length > maximumSeeds) throw new ProtocolError('RANGE');
  for (const [index, { first, last }] of periods.entries()) {
    const previous = periods[index - 1];
    if (last < first || last - first + 1 > maximumEpochDays) throw new ProtocolError('RANGE');
    if (previous !== undefined && (first < previous.first || (first === previous.first && last <= previous.last)))
      throw new ProtocolError('RANGE');
  }
}

/** @throws DUPLICATE if two neighbours are equal, NOT_CANONICAL if a later one is smaller: a list has one order */
export function assertAscending(numbers: readonly number[]): void {
  for (const [index, number] of numbers.entries()) {
    const previous = numbers[index - 1];
    if (previous === number) throw new ProtocolError('DUPLICATE');
    if (previous !== undefined && previous > number) throw new ProtocolError('NOT_CANONICAL');
  }
}
