/** What an officer sees of what was escalated, and of everything else: nothing. */
import { DeskLetters } from '../../../client/desk/worker/letters.ts';
import type { DeskLetter, EscalationView } from '../../../client/desk/worker/messages.ts';
import { loadRegister, type RegisterView } from '../../../client/register/register.ts';
import { composeReport } from '../../../client/reporting/compose.ts';
import { deliver } from '../../../client/reporting/deliver.ts';
import { loadView } from '../../../client/reporting/environment.ts';
import { sealEscalation } from '../../../client/reporting/escalation.ts';
import { deriveSourceKeys, formatHex, generateCodename } from '../../../crypto/index.ts';
import { eventually, firstDay, makeWorld, nobody, random, report, suite, type World } from '../caseload/world.ts';

const officer = 7;
const words = 'Жооп келген жок.';

let world: World;
beforeEach(async () => {
  // Short, so that days pass quickly.
  world = await makeWorld((roster) => ({ ...roster, deadlines: { acknowledge: 1, feedback: 3, extended: 6 } }));
}, 180_000);
afterEach(() => world.end());

/** Reports, waits beyond the deadline, and tells the desk. @returns commit of the report in hex */
async function reportAndEscalate(consent: boolean): Promise<string> {
  const { environment } = world;
  const keys = await deriveSourceKeys(suite, generateCodename(random));
  const draft = { ...report, consent, excluded: nobody };
  const { letters, conversation } = await composeReport(environment, await loadView(environment), keys, draft);
  for (const letter of letters) await deliver(environment, await loadView(environment), letter);
  const source = { keys, conversation };
  await eventually(async () => (await world.visit(source)) !== null);
  await world.nextDay(2);
  const visit = await world.visit(source);
  if (visit === null) throw new Error('no visit');
  const view = await loadView(environment);
  const told = { language: 'ky', text: words } as const;
  const { letters: sealed } = await sealEscalation(environment, view, keys, visit, visit.conversation, told);
  for (const letter of sealed) await deliver(environment, await loadView(environment), letter);
  const last = formatHex(sealed.at(-1)?.commit ?? random(32));
  await eventually(async () => (await register()).entries.some(({ commit }) => formatHex(commit) === last));
  return formatHex(letters[0]?.commit ?? random(32));
}

function register(): Promise<RegisterView> {
  return loadRegister(suite, world.environment.transport, world.trust, { deviceDay: firstDay });
}

async function read(member: number): Promise<readonly DeskLetter[]> {
  const { honest: transport, keyring } = await world.engine(member);
  const surroundings = { suite, random, transport, trust: world.trust, keyring, deviceDay: () => firstDay };
  return new DeskLetters(surroundings).read(await register());
}

function escalationsIn(letters: readonly DeskLetter[]): EscalationView[] {
  return letters.flatMap(({ escalation }) => (escalation === null || 'refused' in escalation ? [] : [escalation]));
}

test('With consent the desk sees the day, the deadline missed, and the report; without it all but the report.', async () => {
  const open = await reportAndEscalate(true);
  const closed = await reportAndEscalate(false);
  const seen = new Map(escalationsIn(await read(officer)).map((view) => [view.report, view]));
  expect([...seen.keys()].sort()).toEqual([open, closed].sort());
  const missed = { missed: 'ACKNOWLEDGEMENT', state: 'MISSED', inRegister: true, statements: [], words };
  expect(seen.get(open)).toMatchObject({ ...missed, consent: true, text: report.statement });
  expect(seen.get(closed)).toMatchObject({ ...missed, consent: false, text: null });
}, 180_000);

test('A letter that an escalation names is downloaded once in a session, whether its key opens it or not.', async () => {
  await reportAndEscalate(true);
  await reportAndEscalate(false);
  const { honest, keyring } = await world.engine(officer);
  const asked: string[] = [];
  const transport = {
    ...honest,
    get: (path: string) => {
      asked.push(path);
      return honest.get(path);
    },
  };
  const letters = new DeskLetters({
    ...{ suite, random, transport, trust: world.trust, keyring },
    deviceDay: () => firstDay,
  });
  const first = await letters.read(await register());
  asked.length = 0;
  expect(await letters.read(await register())).toEqual(first);
  expect(asked.filter((path) => path.startsWith('/api/member/letters/'))).toEqual([]);
}, 180_000);

test('Of reports that nobody escalated the desk sees nothing, not even that they are there.', async () => {
  await world.report();
  await world.report();
  expect(await read(officer)).toEqual([]);
}, 180_000);

test('An investigator’s keys show no escalation.', async () => {
  await reportAndEscalate(true);
  expect(escalationsIn(await read(2))).toEqual([]);
}, 180_000);
