import {
  encodeContent,
  formatBase64,
  labels,
  sealSealed,
  splitBatchKey,
  type PublicSuite,
  type Random,
  type VerifiedRoster,
} from '../../crypto/public.ts';

/**
 * The batch key in two shares, one sealed to each oversight officer (docs/protocol.md section 8.4): together they can tell
 * what was cover in this batch, alone neither can. Frames for officers A and B.
 */
export async function sealRatchet(
  suite: PublicSuite,
  random: Random,
  roster: VerifiedRoster,
  batch: number,
  batchKey: Uint8Array,
): Promise<Uint8Array[]> {
  const { a, b } = splitBatchKey(random, batchKey);
  const [officerA, officerB] = roster.oversight.officers;
  const seal = (capsule: Uint8Array, share: Uint8Array): Promise<Uint8Array> =>
    sealSealed(
      suite,
      random,
      capsule,
      labels.ratchet,
      encodeContent({ format: labels.ratchet, batch, share: formatBase64(share) }),
    );
  return [await seal(officerA.capsule, a), await seal(officerB.capsule, b)];
}
