import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { Caseload } from '../../client/caseload/caseload.ts';
import type { MemberAct } from '../../client/caseload/act.ts';
import { signIn, signOut } from '../../client/caseload/session.ts';
import { nodeTransport } from '../../client/cli/transport.ts';
import { openKeyring } from '../../client/openpgp/keyring-file.ts';
import { expectStatus, type Transport } from '../../client/register/transport.ts';
import { composeFollowUp, composeReport, type Composed } from '../../client/reporting/compose.ts';
import { deliver } from '../../client/reporting/deliver.ts';
import { loadView, type Environment } from '../../client/reporting/environment.ts';
import { deriveSourceKeys, formatHex, generateCodename, type SourceKeys } from '../../crypto/index.ts';
import { untilCounted } from './counted.ts';
import { nextCode, type Person } from './people.ts';
import { trainingCases, type Step, type TrainingCase } from './training-cases.ts';

/** One more than a report may wait for its acknowledgement. */
const daysToMiss = 9;
const patience = 50;
const pauseMs = 300;

interface Sent {
  readonly training: TrainingCase;
  /** Commit of the first letter, as the console names the case. */
  readonly id: string;
  readonly keys: SourceKeys;
  readonly composed: Composed;
}

interface Desk {
  readonly transport: Transport;
  readonly caseload: Caseload;
}

/**
 * Fills a training instance through the same protocol as everything else: sources send, two members of the first desk work, and days go
 * by between what is overdue and what is new. Resolves to how many reports were sent.
 */
export async function seedTraining(
  environment: Environment,
  server: string,
  people: readonly Person[],
): Promise<number> {
  const cases = trainingCases((await loadView(environment)).newestDay.day + daysToMiss);
  const older = await sendAll(
    environment,
    cases.filter(({ old }) => old),
  );
  for (let day = 0; day < daysToMiss; day++) {
    expectStatus(await environment.transport.send('POST', '/api/demo/next-day', new Uint8Array()), 204);
  }
  const newer = await sendAll(
    environment,
    cases.filter(({ old }) => !old),
  );
  const first = await sit(
    environment,
    server,
    people.find(({ position }) => position === 0),
  );
  const second = await sit(
    environment,
    server,
    people.find(({ position }) => position === 1),
  );
  try {
    for (const sent of newer)
      for (const step of sent.training.steps) await take(environment, { first, second }, sent, step);
    await first.caseload.sync();
    await second.caseload.sync();
  } finally {
    await signOut(first.transport);
    await signOut(second.transport);
  }
  return older.length + newer.length;
}

async function sendAll(environment: Environment, cases: readonly TrainingCase[]): Promise<readonly Sent[]> {
  const sent: Sent[] = [];
  for (const training of cases) {
    const view = await loadView(environment);
    const keys = await deriveSourceKeys(environment.suite, generateCodename(environment.random));
    const { language, office, urgency, statement, category, sector } = training;
    const composed = await composeReport(environment, view, keys, {
      ...{ desk: 1, statement, consent: false, language, answers: [] },
      excluded: { members: [], units: [] },
      front: { office, urgency, again: false },
      codes: {
        category,
        sector,
        region: 'UNSPECIFIED',
        relation: 'WITNESS',
        harm: 'UNSPECIFIED',
        channel: 'WEB',
        identity: 'ANON',
      },
    });
    for (const letter of composed.letters) await deliver(environment, view, letter);
    const [letter] = composed.letters;
    if (letter === undefined) throw new Error('a report is at least one letter');
    sent.push({ training, keys, composed, id: formatHex(letter.commit) });
  }
  await untilCounted(
    environment,
    sent.flatMap(({ composed }) => composed.letters),
  );
  return sent;
}

async function sit(environment: Environment, server: string, person: Person | undefined): Promise<Desk> {
  if (person === undefined) throw new Error('the first desk has two members');
  const transport = nodeTransport(server);
  const { account: name, password } = person;
  await signIn(transport, { name, password, code: nextCode(person, Date.now()) });
  const keyring = await openKeyring(readFileSync(person.keyringFile, 'utf8'), person.passphrase);
  const caseload = new Caseload({ ...environment, transport, keyring });
  await caseload.sync();
  return { transport, caseload };
}

async function take(
  environment: Environment,
  { first, second }: { readonly first: Desk; readonly second: Desk },
  { id, training, keys, composed }: Sent,
  step: Step,
): Promise<void> {
  if ('writes' in step) {
    const view = await loadView(environment);
    const { letters } = await composeFollowUp(environment, view, keys, composed.conversation, {
      ...{ language: training.language, statement: step.writes, answers: [], attachment: null },
      excluded: { members: [], units: [] },
    });
    for (const letter of letters) await deliver(environment, view, letter);
    await untilCounted(environment, letters);
    return;
  }
  const { caseload } = step.by === 'first' ? first : second;
  // What the other has just done stands in the feed once its slot is released: until then the case looks as it was.
  for (let attempt = 0; ; attempt++) {
    await caseload.sync();
    const act = 'act' in step ? step.act : await approval(caseload, id, step.approve, training);
    const result = await caseload.act(id, act);
    if (result.outcome !== 'RETURNED') break;
    if (attempt === patience) throw new Error(`a training case could not be worked on: ${result.why}`);
    await wait(pauseMs);
  }
  await caseload.sync();
}

/** Asks until the proposal of the other is there: slots of a demonstration are released shortly after something came. */
async function approval(caseload: Caseload, id: string, text: string, training: TrainingCase): Promise<MemberAct> {
  for (let attempt = 0; attempt < patience; attempt++) {
    const open = caseload.page(id)?.proposals.find(({ state }) => state === 'OPEN');
    if (open !== undefined) return { type: 'APPROVE', event: open.event, text, language: training.language };
    await wait(pauseMs);
    await caseload.sync();
  }
  throw new Error('a training case has nothing to approve');
}
