import { composeReport } from '../../client/reporting/compose.ts';
import { deliver } from '../../client/reporting/deliver.ts';
import { loadView, type Environment } from '../../client/reporting/environment.ts';
import { machineDay, machineRandom, machineSuite } from '../../client/cli/terminal/machine.ts';
import { nodeTransport } from '../../client/cli/transport.ts';
import { deriveSourceKeys, generateCodename, parseTrust } from '../../crypto/index.ts';
import type { Person } from './people.ts';
import { seedReports, type SeedReport } from './seed-reports.ts';

export interface SeedOptions {
  readonly server: string;
  /** Canonical bytes of the trust policy. */
  readonly trust: Uint8Array;
  readonly people: readonly Person[];
  readonly tell: (line: string) => void;
}

/** Letters on their way at once: enough to keep two processors busy, few enough for a small machine. */
const atOnce = 4;

/**
 * Sends the synthetic reports as any source would: sealed for the members of the roster, accepted against a promise. Their codenames
 * are forgotten. Resolves to how many were sent.
 */
export async function seedDemo({ server, trust, tell }: SeedOptions): Promise<number> {
  const environment: Environment = {
    suite: await machineSuite(),
    random: machineRandom,
    transport: nodeTransport(server),
    trust: parseTrust(trust),
    deviceDay: machineDay,
  };
  tell(
    `${String(seedReports.length)} үлгү билдирүү жөнөтүлүүдө…  /  Sending ${String(seedReports.length)} sample reports…`,
  );
  for (let first = 0; first < seedReports.length; first += atOnce) {
    const view = await loadView(environment);
    await Promise.all(seedReports.slice(first, first + atOnce).map((report) => send(environment, view, report)));
  }
  return seedReports.length;
}

async function send(
  environment: Environment,
  view: Awaited<ReturnType<typeof loadView>>,
  { desk, office, urgency, statement, codes }: SeedReport,
): Promise<void> {
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
  for (const letter of letters) await deliver(environment, view, letter);
}
