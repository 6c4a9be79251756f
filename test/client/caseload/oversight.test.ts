import { sealCover } from '../../../crypto/index.ts';
import { countReports } from '../../../client/caseload/oversight/count-reports.ts';
import type { OversightEnvironment } from '../../../client/caseload/oversight/environment.ts';
import { loadView } from '../../../client/reporting/environment.ts';
import { sealRequest } from '../../server/body.ts';
import { eventually, firstDay, makeWorld, random, settle, suite, until, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
}, 180_000);
afterEach(async () => {
  await world.end();
});

async function officers(): Promise<OversightEnvironment> {
  const { honest } = await world.engine(7);
  return {
    ...{ suite, transport: honest, trust: world.trust, deviceDay: () => firstDay },
    keyrings: [world.keyring(8), world.keyring(7)],
  };
}

test('Both officers together count reports, both clocks and outcomes, and tell true cover from letters.', async () => {
  const answered = await world.report({ statement: 'бир' });
  await world.report({ statement: 'эки' });
  await world.followUp(answered, 'кошумча');
  const one = await world.engine(1);
  const two = await world.engine(2);
  await settle(one, two);
  const id = one.caseload.rows().find((row) => one.caseload.page(row.id)?.letters[0]?.statement === 'бир')?.id ?? '';
  await one.caseload.act(id, { type: 'ANSWER', status: 'ACKNOWLEDGED', text: '', language: 'ky' });
  await one.caseload.act(id, { type: 'PROPOSE', act: 'CLOSE', reason: 'OUTCOME_MINOR', outcome: 'MINOR', text: '' });
  await until(two, () => two.caseload.page(id)?.waitingForMyApproval === true);
  const event = two.caseload.page(id)?.proposals[0]?.event ?? '';
  await two.caseload.act(id, { type: 'APPROVE', event, text: '', language: 'ky' });
  await until(
    two,
    () => two.caseload.page(id)?.messages.every((each) => each.from === 'SOURCE' || each.loggedDay !== null) === true,
  );
  await world.nextDay(8);

  const { counts, oversight } = await countReports(await officers());
  expect(oversight.findings).toEqual([]);
  expect(oversight.letters).toEqual({ REPORT: 2, FOLLOW_UP: 1 });
  expect(oversight.cover).toBeGreaterThan(0);
  expect(counts).toMatchObject({
    ...{
      received: 2,
      acknowledgedInTime: 1,
      acknowledgedLate: 0,
      acknowledgementMissing: 1,
      acknowledgementPending: 0,
    },
    ...{ feedbackInTime: 1, feedbackPending: 1, closed: 1, outcomes: { MINOR: 1 } },
  });
  expect(oversight.reports.map(({ codes }) => codes.category)).toEqual(['PROCUREMENT', 'PROCUREMENT']);
}, 180_000);

test('A letter that claims to be cover and was not made by the server is counted as unknown, and accuses nobody.', async () => {
  const view = await loadView(world.environment);
  const letter = await sealCover(suite, random, view.roster, 0);
  const { body, commit } = await sealRequest(letter, view.newestDayBytes, view.newestDay.difficulty, random(32));
  expect((await world.environment.transport.send('POST', '/api/letters', body)).status).toBe(201);
  await eventually(async () =>
    (await loadView(world.environment)).entries.some((entry) => Buffer.compare(entry.commit, commit) === 0),
  );
  const { counts, oversight } = await countReports(await officers());
  expect(counts.received).toBe(0);
  expect(oversight.findings).toEqual([]);
  expect(oversight.letters).toEqual({ UNKNOWN: 1 });
}, 180_000);

test('A letter more than the day note lists, or a byte more, is found; a letter that is not logged counts nothing.', async () => {
  await world.report();
  const both = await officers();
  const { transport } = both;
  const handingOut = (more: Uint8Array): OversightEnvironment => ({
    ...both,
    transport: {
      ...transport,
      get: async (path) => {
        const answer = await transport.get(path);
        if (path !== '/api/member/letters/1') return answer;
        return { ...answer, bytes: new Uint8Array([...answer.bytes, ...more]) };
      },
    },
  });
  const another = await countReports(handingOut(random(32 + 32_768)));
  expect(another.counts.received).toBe(1);
  expect(another.oversight.findings.map(({ code }) => code)).toEqual(['LETTERS_DIFFER', 'LETTER_NOT_LOGGED']);
  const longer = await countReports(handingOut(random(1)));
  expect(longer.oversight.findings.map(({ code }) => code)).toEqual(['LETTERS_DIFFER']);
}, 180_000);

test('One officer alone, or somebody else beside one, counts nothing.', async () => {
  await world.report();
  const both = await officers();
  const alone: OversightEnvironment = { ...both, keyrings: [world.keyring(7), world.keyring(7)] };
  const stranger: OversightEnvironment = { ...both, keyrings: [world.keyring(7), world.keyring(1)] };
  await expect(countReports(alone)).rejects.toMatchObject({ code: 'BAD_KEYRING' });
  await expect(countReports(stranger)).rejects.toMatchObject({ code: 'BAD_KEYRING' });
}, 180_000);

test('A statement that was withheld makes its status count as not said, and is reported.', async () => {
  await world.report();
  const one = await world.engine(1);
  await settle(one);
  const [row] = one.caseload.rows();
  await one.caseload.act(row?.id ?? '', { type: 'ANSWER', status: 'ACKNOWLEDGED', text: '', language: 'ky' });
  await until(
    one,
    () =>
      one.caseload.page(row?.id ?? '')?.messages.every((each) => each.from === 'SOURCE' || each.loggedDay !== null) ===
      true,
  );
  const both = await officers();
  const { transport } = both;
  const withheld: OversightEnvironment = {
    ...both,
    transport: {
      ...transport,
      get: async (path) => {
        const answer = await transport.get(path);
        return path.startsWith('/api/oversight/statements/')
          ? { ...answer, bytes: random(answer.bytes.length) }
          : answer;
      },
    },
  };
  const { counts, oversight } = await countReports(withheld);
  expect(counts).toMatchObject({ received: 1, acknowledgedInTime: 0 });
  expect(oversight.findings.map(({ code }) => code).sort()).toEqual([
    'STATEMENT_UNREADABLE',
    'STATUS_WITHOUT_STATEMENT',
  ]);
}, 180_000);
