import { machineDay, machineRandom, machineSuite } from '../../client/cli/terminal/machine.ts';
import { nodeTransport } from '../../client/cli/transport.ts';
import { composeReport, type Outgoing } from '../../client/reporting/compose.ts';
import { deliver } from '../../client/reporting/deliver.ts';
import { loadView, type Environment } from '../../client/reporting/environment.ts';
import type { RegisterView } from '../../client/register/register.ts';
import { deriveSourceKeys, generateCodename, parseTrust } from '../../crypto/index.ts';
import { untilCounted } from './counted.ts';
import type { Person } from './people.ts';
import { workAtDesk } from './seed-casework.ts';
import { seedTraining } from './seed-training.ts';
import { publishTotals } from './seed-totals.ts';
import { seedReports, type SeedReport } from './seed-reports.ts';

export interface SeedOptions {
  readonly server: string;
  /** Canonical bytes of the trust policy. */
  readonly trust: Uint8Array;
  readonly people: readonly Person[];
  /** The made-up cases of a training instance in place of the samples. */
  readonly training?: boolean;
  readonly tell: (line: string) => void;
}

/** Letters on their way at once. */
const atOnce = 8;
/** The first seat of each of the two desks of the small profile. */
const firstSeats = [0, 3];

/**
 * Sends the synthetic reports as any source would, and works on most of them as any member would: through the same protocol, with
 * nothing that a real body does not have. The codenames are forgotten. Resolves to how many were sent.
 */
export async function seedDemo({ server, trust, people, training = false, tell }: SeedOptions): Promise<number> {
  const environment: Environment = {
    suite: await machineSuite(),
    random: machineRandom,
    transport: nodeTransport(server),
    trust: parseTrust(trust),
    deviceDay: machineDay,
  };
  if (training) {
    tell('Окуу иштери түзүлүүдө (бир-эки мүнөт)…  /  Making the training cases (a minute or two)…');
    return seedTraining(environment, server, people);
  }
  const count = String(seedReports.length);
  tell(`${count} үлгү билдирүү жөнөтүлүүдө…  /  Sending ${count} sample reports…`);
  const view = await loadView(environment);
  const letters: Outgoing[] = [];
  for (const report of seedReports) letters.push(...(await seal(environment, view, report)));
  // Many together, so that they fall into few batches: each batch brings cover letters of its own. Not all, because a batch that
  // closes meanwhile makes the puzzles of those who wait grow old.
  for (let first = 0; first < letters.length; first += atOnce) {
    const newest = await loadView(environment);
    await Promise.all(letters.slice(first, first + atOnce).map((letter) => deliver(environment, newest, letter)));
  }
  await untilCounted(environment, letters);
  tell('Алардын көбүнө тергөөчүлөр жооп берүүдө…  /  Investigators acknowledge most of them…');
  await Promise.all(
    people
      .filter(({ position }) => position !== null && firstSeats.includes(position))
      .map((person) => workAtDesk(environment, server, person)),
  );
  tell('Көзөмөлчүлөр биринчи сандарды жарыялоодо…  /  The oversight officers publish first totals…');
  await publishTotals(environment, server, people);
  return seedReports.length;
}

async function seal(environment: Environment, view: RegisterView, report: SeedReport): Promise<readonly Outgoing[]> {
  const { desk, office, urgency, statement, codes } = report;
  const keys = await deriveSourceKeys(environment.suite, generateCodename(environment.random));
  const { letters } = await composeReport(environment, view, keys, {
    ...{ desk, statement },
    excluded: { members: [], units: [] },
    consent: false,
    language: 'ky',
    front: { office, urgency, again: false },
    answers: [],
    codes: { ...codes, channel: 'WEB', identity: 'ANON' },
  });
  return letters;
}
