import {
  decodeUtf8,
  encodeGovernance,
  equalBytes,
  findKey,
  parseVerifierKey,
  ProtocolError,
  splitNote,
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

/** Posts of an account's day that one such note uses up: some twenty a day, for everybody downloads them for ever. */
export const noteWeight = 100;
/** Leaves read at once. */
const atOnce = 1024;

type Judge = (suite: PublicSuite, note: string, trust: TrustPolicy) => Promise<unknown>;

const bySigners: Judge = async (suite, note, { release: { signers, threshold } }) => {
  const keys = await Promise.all(signers.map((key) => parseVerifierKey(suite, key)));
  return verifyNote(suite, note, keys, threshold);
};

/** What the signed words of officers must be to be logged. What they claim is their own: nobody here could tell whether it is so. */
const judges = {
  totals: bySigners,
  plan: bySigners,
  verdict: verifyVerdict,
  canaries: verifyCanaries,
} satisfies Readonly<Record<string, Judge>>;

/**
 * Logs a signed note of the release signers: totals, table plans and test reports by as many as the policy asks for, a verdict by any of them.
 *
 * @param account of the officer who sends it
 * @throws Refusal MALFORMED unless it is such a note with lines of release signers alone, TOO_LARGE, FORBIDDEN unless enough release signers
 *   signed, BUSY
 */
export async function logNote(
  service: Service,
  account: string,
  kind: keyof typeof judges,
  body: Uint8Array,
): Promise<void> {
  const { suite, register, store } = service;
  try {
    const note = decodeUtf8(body);
    await judges[kind](suite, note, register.trust);
    await assertOnlySigners(suite, note, register.trust);
    const entry = encodeGovernance({ kind, note });
    await register.exclusive(async () => {
      // Sent again after a lost answer: it stands there already, and the log keeps for ever what it takes.
      if ((await findLogged(service, entry)) !== null) return;
      service.budgets.staff(account).take(noteWeight);
      const append = await register.governanceLog.plan([entry]);
      await store.logs.appendGovernance(append, register.state);
      await register.publish();
    });
  } catch (error) {
    throw refusalOf(error);
  }
}

/** What is answered for a note that does not hold; anything else as it is. */
export function refusalOf(error: unknown): unknown {
  if (!(error instanceof ProtocolError)) return error;
  if (error.code === 'TOO_LARGE' || error.code === 'BAD_LENGTH') return new Refusal(error.code);
  return new Refusal(error.code === 'UNDER_SIGNED' || error.code === 'BAD_SIGNATURE' ? 'FORBIDDEN' : 'MALFORMED');
}

/** Lines of others, or a line twice, would be kept by everybody for ever and say nothing. @throws MALFORMED */
export async function assertOnlySigners(suite: PublicSuite, note: string, { release }: TrustPolicy): Promise<void> {
  const keys = await Promise.all(release.signers.map((key) => parseVerifierKey(suite, key)));
  const { lines } = splitNote(note);
  const signed = new Set(lines.map((line) => findKey(keys, line)));
  if (signed.has(null) || signed.size !== lines.length) throw new ProtocolError('MALFORMED');
}

/** The index of an entry in the governance log; null if it is not there. */
export async function findLogged({ store }: Pick<Service, 'store'>, entry: Uint8Array): Promise<number | null> {
  const { size } = await store.logs.head('governance');
  for (let from = 0; from < size; from += atOnce) {
    const leaves = await store.logs.leaves('governance', from, Math.min(size, from + atOnce));
    const place = leaves.findIndex((leaf) => equalBytes(leaf, entry));
    if (place >= 0) return from + place;
  }
  return null;
}
