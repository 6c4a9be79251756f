/** A document of both officers: signed by enough release signers, and of this service. */
import {
  parseVerifierKey,
  ProtocolError,
  verifyNote,
  type Mode,
  type PublicSuite,
  type TrustPolicy,
} from '../../crypto/public.ts';

/**
 * @param note as the governance log has it; written by whoever could post it
 * @throws UNDER_SIGNED, BAD_SIGNATURE, WRONG_MODE, WRONG_ORIGIN, and what `parse` throws
 */
export async function readOfficersNote<T extends { readonly mode: Mode; readonly origin: string }>(
  suite: PublicSuite,
  note: string,
  trust: TrustPolicy,
  parse: (text: string) => T,
): Promise<T & { readonly signers: readonly string[] }> {
  const keys = await Promise.all(trust.release.signers.map((key) => parseVerifierKey(suite, key)));
  const { text, signers } = await verifyNote(suite, note, keys, trust.release.threshold);
  const document = parse(text);
  if (document.mode !== trust.mode) throw new ProtocolError('WRONG_MODE');
  if (document.origin !== trust.origin) throw new ProtocolError('WRONG_ORIGIN');
  return { ...document, signers };
}
