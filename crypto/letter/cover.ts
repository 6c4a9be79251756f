/**
 * Cover letters (section 4.3): made by the server every day, and by everything that a reader can see a letter that is not for
 * him. Only the two oversight officers together can tell, from the capsule.
 */
import { bodyPlaintextLength, slotCount } from '../constants.ts';
import type { PublicSuite, Random } from '../primitives/port.ts';
import type { VerifiedRoster } from '../roster/verify.ts';
import { emptyCapsule } from './capsule-content.ts';
import { sealEnvelope } from './envelope.ts';

/**
 * 32,768 bytes. The file key is dropped here: nobody opens a cover letter.
 * @param epochIndex the roster's current epoch, as `currentEpoch` gives it
 */
export async function sealCover(
  suite: PublicSuite,
  random: Random,
  roster: VerifiedRoster,
  epochIndex: number,
): Promise<Uint8Array> {
  const [officerA, officerB] = roster.oversight.officers;
  const { letter } = await sealEnvelope(suite, random, {
    header: { epoch: epochIndex, rosterHash: roster.hash },
    recipients: Array.from({ length: slotCount }, () => null),
    officers: [officerA.capsule, officerB.capsule],
    capsule: emptyCapsule('COVER'),
    body: () => Promise.resolve(random(bodyPlaintextLength)),
  });
  return letter;
}
