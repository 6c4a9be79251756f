import {
  decodeUtf8,
  encodeGovernance,
  parseVerifierKey,
  ProtocolError,
  verifyCanaries,
  verifyNote,
  verifyVerdict,
  type PublicSuite,
  type TrustPolicy,
} from '../../crypto/public.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';

/** What fits into an entry of the governance log with its JSON around it. */
export const longestNote = 60_000;

type Judge = (suite: PublicSuite, note: string, trust: TrustPolicy) => Promise<unknown>;

/** What the signed words of officers must be to be logged. What they claim is their own: nobody here could tell whether it is so. */
const judges = {
  totals: async (suite, note, { release: { signers, threshold } }) => {
    const keys = await Promise.all(signers.map((key) => parseVerifierKey(suite, key)));
    return verifyNote(suite, note, keys, threshold);
  },
  verdict: verifyVerdict,
  canaries: verifyCanaries,
} satisfies Readonly<Record<string, Judge>>;

/**
 * Logs a signed note of the release signers: totals and test reports by as many as the policy asks for, a verdict by any of them.
 *
 * @throws Refusal MALFORMED unless it is such a note, TOO_LARGE, FORBIDDEN unless enough release signers signed
 */
export async function logNote(service: Service, kind: keyof typeof judges, body: Uint8Array): Promise<void> {
  const { suite, register, store } = service;
  try {
    const note = decodeUtf8(body);
    await judges[kind](suite, note, register.trust);
    const entry = encodeGovernance({ kind, note });
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
