/** A body that has worked for one or two years: rosters that follow each other, as its yearly ceremonies would have made them. */
import { assembleRoster } from '../../client/cli/ceremony/assemble.ts';
import type { Instance, InstanceMember } from '../../client/cli/ceremony/instance.ts';
import { planYear, type Plan } from '../../client/cli/ceremony/plan.ts';
import { trustInputs } from '../../client/cli/ceremony/trust-inputs.ts';
import { small } from '../../client/cli/profiles/small.ts';
import {
  enrol,
  generateKeyring,
  memberKeyName,
  rosterText,
  signNote,
  type Keyring,
  type Period,
  type Random,
  type Suite,
} from '../../crypto/index.ts';

/** A roster that takes over on the first day of its first epoch. */
export interface NextRoster {
  readonly first: number;
  readonly note: string;
  readonly epochFiles: readonly Uint8Array[];
}

export interface Years extends Instance {
  readonly next: readonly NextRoster[];
}

const epochDays = 120;
const epochsOfRoster = 3;
/** A roster that would end sooner than this after the last day is followed by the next before it has to be. */
const leastDaysLeft = 90;
/** Little, so that years are made in minutes; what it hides in a real service is no secret here. */
const cover = {
  letters: { mean: 2, scale: 1, multiple: 2 },
  entries: { mean: 2, scale: 1, multiple: 4 },
  frames: { mean: 4, scale: 1, multiple: 8 },
};
/** A small page, because every answer is looked for in all of it; sources of a synthetic country do not come back. */
const pages = { count: 1, frames: 128, fresh: 8 };

/**
 * @param service its origin ends in `/demo`
 * @param days first day of the service and today; at most two years apart
 */
export async function buildYears(
  suite: Suite,
  random: Random,
  { origin, days: { first, last: today } }: { readonly origin: string; readonly days: Period },
): Promise<Years> {
  const begins = beginsOf(first, today);
  const periods = begins.map((begin) => epochsFrom(first, begin));
  const plans = periods.map((epochs, index): Plan => ({
    ...planYear(small, { mode: 'demo', origin, first: epochs[0]?.first ?? first }),
    ...{ epochs, cover, pages, sequence: index + 1, last: epochs.at(-1)?.last ?? first },
  }));
  const members = await Promise.all(
    small.members.map(async ({ number, role }): Promise<InstanceMember> => {
      const isOfficer = small.oversight.officers.includes(number);
      const keyring = makeKeyring(random, origin, number, isOfficer, periods);
      const position = small.positions.find(({ member }) => member === number)?.position ?? null;
      return { keyring, enrolment: await enrol(suite, keyring), roleName: role, position, isOfficer };
    }),
  );
  const made = [];
  for (const plan of plans) made.push({ plan, ...(await makeRoster(suite, plan, members)) });
  const [begun, ...next] = made;
  if (begun === undefined) throw new RangeError('no years');
  return {
    trust: await trustInputs(suite, begun.plan, begun.enrolments),
    ...{ roster: begun.roster, note: begun.note, epochFiles: begun.epochFiles, keyrings: members },
    next: next.map(({ plan, note, epochFiles }) => ({ first: plan.first, note, epochFiles })),
  };
}

/** Of each roster, the number of its first epoch. */
function beginsOf(first: number, today: number): readonly number[] {
  const begins = [0];
  const lastOf = (begin: number): number => first + (begin + epochsOfRoster) * epochDays - 1;
  while (lastOf(begins.at(-1) ?? 0) < today + leastDaysLeft) {
    const before = begins.at(-1) ?? 0;
    // Not before it could be in force today.
    const now = Math.floor((today - first) / epochDays);
    begins.push(Math.min(before + epochsOfRoster, Math.max(now, before + 1)));
  }
  return begins;
}

function epochsFrom(first: number, begin: number): readonly Period[] {
  return Array.from({ length: epochsOfRoster }, (_, index) => {
    const day = first + (begin + index) * epochDays;
    return { first: day, last: day + epochDays - 1 };
  });
}

/** One seed for each epoch of any roster. */
function makeKeyring(
  random: Random,
  origin: string,
  member: number,
  capsule: boolean,
  periods: readonly (readonly Period[])[],
): Keyring {
  const [first = [], ...later] = periods;
  const keyring = generateKeyring(random, { mode: 'demo', origin, member, capsule, epochs: first });
  const known = new Set(first.map((epoch) => epoch.first));
  const more = later.flat().filter((epoch) => !known.has(epoch.first) && known.add(epoch.first));
  return { ...keyring, epochs: [...keyring.epochs, ...more.map((epoch) => ({ ...epoch, seed: random(32) }))] };
}

async function makeRoster(
  suite: Suite,
  plan: Plan,
  members: readonly InstanceMember[],
): Promise<
  Pick<Instance, 'roster' | 'note' | 'epochFiles'> & { readonly enrolments: readonly InstanceMember['enrolment'][] }
> {
  const enrolments = await Promise.all(
    members.map(({ keyring }) => {
      const epochs = keyring.epochs.filter((epoch) => plan.epochs.some(({ first }) => first === epoch.first));
      return enrol(suite, { ...keyring, epochs });
    }),
  );
  const { roster, epochFiles } = await assembleRoster(suite, plan, enrolments);
  const signers = plan.governance.members.slice(0, plan.governance.threshold).map((member) => ({
    name: memberKeyName(plan.origin, member),
    seed: members.find(({ keyring }) => keyring.member === member)?.keyring.sign ?? new Uint8Array(),
  }));
  return { roster, epochFiles, enrolments, note: await signNote(suite, rosterText(roster), signers) };
}
