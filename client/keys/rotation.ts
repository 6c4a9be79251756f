/** When a member's keys have to be changed, and which of the old ones may go (docs/protocol.md section 3.3). */
import {
  enrol,
  importDays,
  ProtocolError,
  type Enrolment,
  type Keyring,
  type Period,
  type PublicSuite,
  type Random,
  type Roster,
} from '../../crypto/index.ts';

/** Days before the end of the last epoch on which the console begins to say it more loudly. */
export const rotationWarnings = [60, 30, 14, 7] as const;

export type RotationUrgency = (typeof rotationWarnings)[number] | 'OVER';

export interface RotationReminder {
  /** Last day of the last epoch of the roster. */
  readonly last: number;
  /** Days left, today among them; 0 or less once it is over. */
  readonly left: number;
  /** The smallest warning that has begun; null before the first. */
  readonly urgency: RotationUrgency | null;
}

/** @param today UTC days since 1970-01-01 */
export function rotationReminder(
  { epochs, last: end }: Pick<Roster, 'epochs' | 'last'>,
  today: number,
): RotationReminder {
  const last = Math.min(epochs.at(-1)?.last ?? end, end);
  const left = last - today + 1;
  const begun = rotationWarnings.filter((days) => left <= days).at(-1) ?? null;
  return { last, left, urgency: left <= 0 ? 'OVER' : begun };
}

/** Epochs of a keyring whose letters nobody takes in any more: their seeds are to be destroyed. */
export function epochsToDestroy({ epochs }: Keyring, today: number): readonly Period[] {
  return epochs.filter(({ last }) => last + importDays < today).map(({ first, last }) => ({ first, last }));
}

/** The same keyring without the seeds of these epochs. @throws RANGE if none would be left */
export function withoutEpochs(keyring: Keyring, gone: readonly Period[]): Keyring {
  const epochs = keyring.epochs.filter(
    ({ first, last }) => !gone.some((each) => each.first === first && each.last === last),
  );
  if (epochs.length === 0) throw new ProtocolError('RANGE');
  return { ...keyring, epochs };
}

export interface Renewed {
  /** The old epochs and the new ones: letters of the old are still on their way. */
  readonly keyring: Keyring;
  /** The new epochs alone, for the people who assemble the roster. */
  readonly enrolment: Enrolment;
}

/**
 * New keys for the epochs of the next roster, beside the old ones. The signing key stays: it is who the member is.
 *
 * @param periods contiguous, 1 to 4 of at most 120 days
 * @param openpgp fingerprint of the member's OpenPGP key as the roster has it, or empty
 * @throws RANGE for the periods, DUPLICATE for one that the keyring has keys for already
 */
export async function addEpochs(
  suite: PublicSuite,
  random: Random,
  keyring: Keyring,
  periods: readonly Period[],
  openpgp: string,
): Promise<Renewed> {
  if (periods.some((each) => keyring.epochs.some(({ first, last }) => first === each.first && last === each.last)))
    throw new ProtocolError('DUPLICATE');
  const epochs = periods.map(({ first, last }) => ({ first, last, seed: random(32) }));
  const enrolment = await enrol(suite, { ...keyring, epochs }, openpgp);
  const all = [...keyring.epochs, ...epochs].sort((a, b) => a.first - b.first || a.last - b.last);
  return { keyring: { ...keyring, epochs: all }, enrolment };
}
