/** From plan and enrolments to a roster with its epoch files, ready to be signed (protocol sections 3.3 and 3.4). */
import {
  encodeEpochFile,
  encodeRoster,
  equalBytes,
  parseRoster,
  ProtocolError,
  slotCount,
  verifyEnrolment,
  type Enrolment,
  type Member,
  type Officer,
  type PublicSuite,
  type Roster,
} from '../../../crypto/index.ts';
import type { Plan } from './plan.ts';

export interface AssembledRoster {
  readonly roster: Roster;
  /** One file of 19,456 bytes per epoch, in order. */
  readonly epochFiles: readonly Uint8Array[];
}

/**
 * @param enrolments one of each member of the plan; come from the members, so everything is checked again
 * @param demonstrations rosters of demonstrations whose keys have lain on machines that nobody guarded
 * @throws WRONG_MODE, WRONG_ORIGIN, BAD_SIGNATURE for an enrolment; DUPLICATE for a second one; MALFORMED if one is missing, is of
 * nobody in the plan, has other epochs than the plan, or an officer has no capsule key; BAD_KEY for a key of a demonstration; and
 * what `parseRoster` throws for the whole
 */
export async function assembleRoster(
  suite: PublicSuite,
  plan: Plan,
  enrolments: readonly Enrolment[],
  demonstrations: readonly Roster[] = [],
): Promise<AssembledRoster> {
  for (const enrolment of enrolments) await assertEnrolment(suite, plan, enrolment);
  if (plan.mode === 'live') assertFreshKeys(enrolments, demonstrations);
  const byMember = indexByMember(plan, enrolments);
  const epochFiles = plan.epochs.map((_, index) => encodeEpochFile(keysOfEpoch(plan, byMember, index)));
  const hashes = await Promise.all(epochFiles.map((file) => suite.sha256(file)));
  const { governance: _g, release: _r, ...arrangement } = plan;
  const roster: Roster = {
    ...arrangement,
    members: plan.members.map((seat): Member => {
      const { sign, possession, openpgp } = enrolmentOf(byMember, seat.number);
      return { ...seat, sign, possession, openpgp };
    }),
    oversight: {
      desk: plan.oversight.desk,
      officers: [officerOf(byMember, plan.oversight.officers[0]), officerOf(byMember, plan.oversight.officers[1])],
    },
    epochs: plan.epochs.map(({ first, last }, index) => ({ first, last, keys: hashes[index] ?? new Uint8Array() })),
  };
  return { roster: parseRoster(encodeRoster(roster)), epochFiles };
}

async function assertEnrolment(suite: PublicSuite, plan: Plan, enrolment: Enrolment): Promise<void> {
  if (enrolment.mode !== plan.mode) throw new ProtocolError('WRONG_MODE');
  if (enrolment.origin !== plan.origin) throw new ProtocolError('WRONG_ORIGIN');
  await verifyEnrolment(suite, enrolment);
  const fits =
    enrolment.epochs.length === plan.epochs.length &&
    plan.epochs.every(({ first, last }, index) => {
      const epoch = enrolment.epochs[index];
      return epoch?.first === first && epoch.last === last;
    });
  if (!fits) throw new ProtocolError('MALFORMED');
}

/** A demonstration prints its passphrases; whoever watched one could read live reports under the same keys. */
function assertFreshKeys(enrolments: readonly Enrolment[], demonstrations: readonly Roster[]): void {
  const known = demonstrations.flatMap((roster) => [
    ...roster.members.map(({ sign }) => sign),
    ...roster.oversight.officers.map(({ capsule }) => capsule),
  ]);
  const isKnown = (key: Uint8Array | null) => key !== null && known.some((other) => equalBytes(other, key));
  if (enrolments.some(({ sign, capsule }) => isKnown(sign) || isKnown(capsule))) throw new ProtocolError('BAD_KEY');
}

function indexByMember(plan: Plan, enrolments: readonly Enrolment[]): ReadonlyMap<number, Enrolment> {
  const byMember = new Map<number, Enrolment>();
  for (const enrolment of enrolments) {
    if (byMember.has(enrolment.member)) throw new ProtocolError('DUPLICATE');
    if (!plan.members.some(({ number }) => number === enrolment.member)) throw new ProtocolError('MALFORMED');
    byMember.set(enrolment.member, enrolment);
  }
  return byMember;
}

function keysOfEpoch(
  plan: Plan,
  enrolments: ReadonlyMap<number, Enrolment>,
  epoch: number,
): readonly (Uint8Array | null)[] {
  return Array.from({ length: slotCount }, (_, position) => {
    const holder = plan.positions.find((candidate) => candidate.position === position);
    return holder === undefined ? null : (enrolmentOf(enrolments, holder.member).epochs[epoch]?.key ?? null);
  });
}

function officerOf(enrolments: ReadonlyMap<number, Enrolment>, member: number): Officer {
  const { capsule } = enrolmentOf(enrolments, member);
  if (capsule === null) throw new ProtocolError('MALFORMED');
  return { member, capsule };
}

function enrolmentOf(enrolments: ReadonlyMap<number, Enrolment>, member: number): Enrolment {
  const enrolment = enrolments.get(member);
  if (enrolment === undefined) throw new ProtocolError('MALFORMED');
  return enrolment;
}
