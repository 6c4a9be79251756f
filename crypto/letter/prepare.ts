/** What sealing a letter can do before there is anything to seal. */
import type { PublicSuite } from '../primitives/port.ts';
import type { EpochKeys } from '../roster/epoch.ts';
import type { VerifiedRoster } from '../roster/verify.ts';

/**
 * Prepares every key that a letter of this epoch may be sealed to, by nobody's choice: if only chosen readers' keys were prepared, the
 * time that sealing takes would tell how many there are. Whoever calls it early, while a person is writing, finds sealing quicker;
 * `sealLetter` calls it too.
 *
 * @throws BAD_KEY for an unusable key
 */
export async function prepareRecipients(suite: PublicSuite, roster: VerifiedRoster, epoch: EpochKeys): Promise<void> {
  const officers = roster.oversight.officers.map(({ capsule }) => capsule);
  // One after the other: a caller's other work gets its turn between two.
  for (const key of [...epoch.keys, ...officers]) if (key !== null) await suite.kemPrepare(key);
}
