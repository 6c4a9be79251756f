/** The trust policy of a service: signers from the enrolments, log and promise keys from the server (protocol section 3.2). */
import {
  encodeTrust,
  formatVerifierKey,
  memberKeyName,
  parseTrust,
  parseVerifierKey,
  ProtocolError,
  type Enrolment,
  type PublicSuite,
  type Signers,
  type TrustPolicy,
} from '../../../crypto/index.ts';
import type { Signatories } from '../profiles/profile.ts';
import type { Plan } from './plan.ts';

/** Everything of a trust policy that does not come from the server. */
export type TrustInputs = Omit<TrustPolicy, 'caseLog' | 'governanceLog' | 'promise'>;

/** Verifier key strings that the server made for itself. */
export type ServerKeys = Pick<TrustPolicy, 'caseLog' | 'governanceLog' | 'promise'>;

/** Outside checkers and how fresh the log must be. */
export type Witnessing = Pick<TrustPolicy, 'witnesses' | 'quorum' | 'maxAge'>;

/** No outside checker yet; a day may be missed before a page says so. */
export const withoutWitnesses: Witnessing = { witnesses: [], quorum: 0, maxAge: 48 };

/** @throws MALFORMED if a signatory has no enrolment for this service */
export async function trustInputs(
  suite: PublicSuite,
  plan: Plan,
  enrolments: readonly Enrolment[],
  witnessing: Witnessing = withoutWitnesses,
): Promise<TrustInputs> {
  const { mode, origin } = plan;
  const signersOf = async ({ members, threshold }: Signatories): Promise<Signers> => ({
    signers: await Promise.all(members.map((member) => keyOf(suite, origin, enrolments, member))),
    threshold,
  });
  return {
    ...{ mode, origin, ...witnessing },
    governance: await signersOf(plan.governance),
    release: await signersOf(plan.release),
  };
}

/** @throws BAD_KEY for a key string that is not what it says; WRONG_ORIGIN, RANGE, DUPLICATE for the rules of the policy */
export async function completeTrust(suite: PublicSuite, inputs: TrustInputs, server: ServerKeys): Promise<TrustPolicy> {
  const { caseLog, governanceLog, promise } = server;
  const trust = parseTrust(encodeTrust({ ...inputs, caseLog, governanceLog, promise }));
  for (const key of [caseLog, governanceLog, promise]) await parseVerifierKey(suite, key);
  return trust;
}

async function keyOf(
  suite: PublicSuite,
  origin: string,
  enrolments: readonly Enrolment[],
  member: number,
): Promise<string> {
  const enrolment = enrolments.find((candidate) => candidate.member === member && candidate.origin === origin);
  if (enrolment === undefined) throw new ProtocolError('MALFORMED');
  return formatVerifierKey(suite, memberKeyName(origin, member), enrolment.sign);
}
