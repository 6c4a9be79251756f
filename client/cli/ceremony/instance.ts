/** A whole body at once: keys of every member, roster, signatures. For demonstrations and tests, where one machine plays everybody. */
import {
  enrol,
  generateKeyring,
  memberKeyName,
  ProtocolError,
  rosterText,
  signNote,
  type Enrolment,
  type Keyring,
  type Mode,
  type PublicSuite,
  type Random,
  type Roster,
  type Texts,
} from '../../../crypto/index.ts';
import { profiles, type ProfileName } from '../profiles/profiles.ts';
import { assembleRoster } from './assemble.ts';
import { planYear } from './plan.ts';
import { trustInputs, type TrustInputs } from './trust-inputs.ts';

export interface InstanceRequest {
  readonly profile: ProfileName;
  readonly mode: Mode;
  readonly origin: string;
  /** The roster's first day: days since 1970-01-01 in UTC. */
  readonly today: number;
}

export interface InstanceMember {
  readonly keyring: Keyring;
  readonly enrolment: Enrolment;
  readonly roleName: Texts;
  /** Intake position, or null. */
  readonly position: number | null;
  readonly isOfficer: boolean;
}

export interface Instance {
  /** Complete it with the server's keys: `completeTrust`. */
  readonly trust: TrustInputs;
  readonly roster: Roster;
  /** Signed by as many governance signers as the threshold asks for. */
  readonly note: string;
  /** One file of 19,456 bytes per epoch. */
  readonly epochFiles: readonly Uint8Array[];
  /** Ascending by member number. */
  readonly keyrings: readonly InstanceMember[];
}

/** @throws WRONG_MODE if mode and origin do not fit */
export async function buildInstance(suite: PublicSuite, random: Random, request: InstanceRequest): Promise<Instance> {
  const { mode, origin } = request;
  const plan = planYear(profiles[request.profile], { mode, origin, first: request.today });
  const officers: readonly number[] = plan.oversight.officers;
  const keyrings = await Promise.all(
    plan.members.map(async ({ number, role }): Promise<InstanceMember> => {
      const isOfficer = officers.includes(number);
      const keyring = generateKeyring(random, {
        mode,
        origin,
        member: number,
        epochs: plan.epochs,
        capsule: isOfficer,
      });
      const position = plan.positions.find(({ member }) => member === number)?.position ?? null;
      return { keyring, enrolment: await enrol(suite, keyring), roleName: role, position, isOfficer };
    }),
  );
  const enrolments = keyrings.map(({ enrolment }) => enrolment);
  const { roster, epochFiles } = await assembleRoster(suite, plan, enrolments);
  const signers = plan.governance.members.slice(0, plan.governance.threshold).map((member) => ({
    name: memberKeyName(origin, member),
    seed: signingSeed(keyrings, member),
  }));
  const note = await signNote(suite, rosterText(roster), signers);
  return { trust: await trustInputs(suite, plan, enrolments), roster, note, epochFiles, keyrings };
}

function signingSeed(keyrings: readonly InstanceMember[], member: number): Uint8Array {
  const found = keyrings.find(({ keyring }) => keyring.member === member);
  if (found === undefined) throw new ProtocolError('MALFORMED');
  return found.keyring.sign;
}
