import { decodeUtf8, encodeGovernance, parseVerifierKey, ProtocolError, verifyNote } from '../../crypto/public.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';

/** What fits into an entry of the governance log with its JSON around it. */
export const longestTotals = 60_000;

/**
 * Logs a release of totals. The server judges the signatures, not the numbers: those are the release signers' own.
 *
 * @throws Refusal MALFORMED unless it is a note, TOO_LARGE, FORBIDDEN unless enough release signers signed
 */
export async function logTotals(service: Service, body: Uint8Array): Promise<void> {
  const { suite, register, store } = service;
  const { signers, threshold } = register.trust.release;
  try {
    const note = decodeUtf8(body);
    const keys = await Promise.all(signers.map((key) => parseVerifierKey(suite, key)));
    await verifyNote(suite, note, keys, threshold);
    const entry = encodeGovernance({ kind: 'totals', note });
    await register.exclusive(async () => {
      const append = await register.governanceLog.plan([entry]);
      await store.logs.appendGovernance(append, register.state);
      await register.publish();
    });
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    if (error.code === 'TOO_LARGE') throw new Refusal('TOO_LARGE');
    throw new Refusal(error.code === 'UNDER_SIGNED' || error.code === 'BAD_SIGNATURE' ? 'FORBIDDEN' : 'MALFORMED');
  }
}
