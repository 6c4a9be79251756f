import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  concat,
  deriveSourceKeys,
  encodeContent,
  encodeStatusPayload,
  encodeUtf8,
  fillerSealed,
  generateCodename,
  labels,
  makeTag,
  sealCover,
  sealSealed,
  signStatement,
  statementCommit,
  statementJson,
  statementPayload,
  statusNumber,
} from '../../../crypto/index.ts';
import type { OversightEnvironment } from '../../../client/caseload/oversight/environment.ts';
import { readReports } from '../../../client/caseload/oversight/reports.ts';
import { UnexplainedFindings } from '../../../client/caseload/oversight/release/prepare.ts';
import { makeTotals } from '../../../client/cli/oversight/make-totals.ts';
import { run } from '../../../client/cli/oversight.ts';
import { composeReport } from '../../../client/reporting/compose.ts';
import { deliver } from '../../../client/reporting/deliver.ts';
import { loadView } from '../../../client/reporting/environment.ts';
import type { Transport } from '../../../client/register/transport.ts';
import type { Period } from '../../../client/statistics/totals.ts';
import { sealRequest } from '../../server/body.ts';
import { eventually, firstDay, makeWorld, random, report, suite, type World } from '../caseload/world.ts';
import { onDay } from './on-day.ts';
import { bringOfficers } from './oversight-commands.ts';
import { runCommand, type Outcome } from './run-command.ts';

const patience = 180_000;
/** 2026 by the calendar; the world begins on 16 February of that year. */
const year: Period = { first: 20_454, last: 20_818 };
const request = { periodOf: () => year, acceptFindings: false };

let world: World;
beforeEach(async () => {
  world = await makeWorld();
}, patience);
afterEach(async () => {
  await world.end();
}, patience);

interface Sent {
  readonly track: Uint8Array;
  /** Of the first letter. */
  readonly commit: Uint8Array;
}

/** Reports of as many people, all of them in the register when this resolves. */
async function send(count: number): Promise<readonly Sent[]> {
  const view = await loadView(world.environment);
  const sent: Sent[] = [];
  for (let one = 0; one < count; one++) {
    const keys = await deriveSourceKeys(suite, generateCodename(random));
    const { letters } = await composeReport(world.environment, view, keys, report);
    for (const letter of letters) {
      await deliver(world.environment, view, letter);
      if (letter.number === 1) sent.push({ track: keys.track, commit: letter.commit });
    }
  }
  await logged(sent.map(({ commit }) => commit));
  return sent;
}

async function logged(commits: readonly Uint8Array[]): Promise<void> {
  await eventually(async () => {
    const { entries } = await loadView(world.environment);
    return commits.every((commit) => entries.some((entry) => Buffer.compare(entry.commit, commit) === 0));
  });
}

async function officers(): Promise<OversightEnvironment> {
  const { honest } = await world.engine(7);
  const keyrings = [world.keyring(7), world.keyring(8)] as const;
  return { suite, transport: honest, trust: world.trust, keyrings, deviceDay: () => firstDay };
}

/** Tells each source that the report was acknowledged: with the statement sealed to the officers, or with nothing behind it. */
async function acknowledge(sent: readonly Sent[], behind: 'STATEMENT' | 'JUNK'): Promise<void> {
  const { honest } = await world.engine(1);
  const { roster, newestDay } = await loadView(world.environment);
  const signer = { roster, member: 1, seed: world.keyring(1).sign };
  const commits: Uint8Array[] = [];
  for (const { track, commit: letter } of sent) {
    const facts = { letter, status: 'ACKNOWLEDGED', reason: '', sequence: 1, day: newestDay.day } as const;
    const statement = await signStatement(suite, facts, signer);
    const commit = await statementCommit(suite, statement, random(32));
    const payload = encodeStatusPayload(statementPayload(statement, 1));
    const tag = await makeTag(suite, track, statusNumber(1, 0), commit, payload);
    const content = encodeContent(statementJson(statement));
    const frames = roster.oversight.officers.map(({ capsule }) =>
      behind === 'JUNK' ? fillerSealed(suite, random) : sealSealed(suite, random, capsule, labels.statement, content),
    );
    const body = concat(commit, tag, ...(await Promise.all(frames)));
    expect((await honest.send('POST', '/api/member/statuses', body)).status).toBe(201);
    commits.push(commit);
  }
  await logged(commits);
}

async function publish(transport: Transport, note: string): Promise<number> {
  return (await transport.send('POST', '/api/oversight/totals', encodeUtf8(note))).status;
}

test(
  'A release shows rounded numbers signed by both officers, stands in the register, and cannot be subtracted from.',
  async () => {
    await send(12);
    const both = await officers();
    const { totals, note } = await makeTotals(both, request);
    expect(totals).toMatchObject({
      ...{ period: year, received: { flag: 'OBS', value: 10 }, acknowledged: { flag: 'HIDDEN' } },
      ...{ acknowledgedInTime: { flag: 'HIDDEN' }, inTimePercent: null },
    });
    expect([...totals.signers].sort()).toEqual(
      [7, 8].map((member) => `${world.trust.origin}/member/${String(member)}`),
    );
    expect(await publish(both.transport, note)).toBe(201);
    expect((await loadView(world.environment)).totalsNotes).toEqual([note]);

    await send(1);
    await expect(makeTotals(both, request)).rejects.toMatchObject({ code: 'GROWN_TOO_LITTLE' });
    const shorter = { ...request, periodOf: () => ({ ...year, last: year.last - 1 }) };
    await expect(makeTotals(both, shorter)).rejects.toMatchObject({ code: 'PERIODS_OVERLAP' });
    await send(16);
    expect((await makeTotals(both, request)).totals.received).toEqual({ flag: 'OBS', value: 30 });
  },
  patience,
);

test(
  'Letters that only claim to be cover never count, and hold no release up: anybody can send them.',
  async () => {
    await send(10);
    const view = await loadView(world.environment);
    const letter = await sealCover(suite, random, view.roster, 0);
    const { body, commit } = await sealRequest(letter, view.newestDayBytes, view.newestDay.difficulty, random(32));
    expect((await world.environment.transport.send('POST', '/api/letters', body)).status).toBe(201);
    await logged([commit]);
    const both = await officers();
    const { reports, letters, findings } = await readReports(both);
    expect([reports.length, letters.UNKNOWN, findings]).toEqual([10, 1, []]);
    const { totals } = await makeTotals(both, request);
    expect(totals.received).toEqual({ flag: 'OBS', value: 10 });
  },
  patience,
);

test(
  'Acknowledgements without a statement behind them do not count, whoever can make their tags.',
  async () => {
    await acknowledge(await send(10), 'JUNK');
    const both = await officers();
    await expect(makeTotals(both, request)).rejects.toBeInstanceOf(UnexplainedFindings);
    const { totals } = await makeTotals(both, { ...request, acceptFindings: true });
    expect(totals).toMatchObject({ received: { flag: 'OBS', value: 10 }, acknowledged: { flag: 'HIDDEN' } });
  },
  patience,
);

test(
  'Tags made with another key are nobody’s acknowledgement.',
  async () => {
    const sent = await send(10);
    await acknowledge(
      sent.map(({ commit }) => ({ commit, track: random(32) })),
      'STATEMENT',
    );
    const { totals } = await makeTotals(await officers(), { ...request, acceptFindings: true });
    expect(totals).toMatchObject({ received: { flag: 'OBS', value: 10 }, acknowledged: { flag: 'HIDDEN' } });
  },
  patience,
);

test(
  'What was acknowledged after the deadline counts as acknowledged and not as in time.',
  async () => {
    const sent = await send(20);
    await acknowledge(sent.slice(0, 10), 'STATEMENT');
    await world.nextDay(8);
    await acknowledge(sent.slice(10), 'STATEMENT');
    const { totals } = await makeTotals(await officers(), request);
    expect(totals).toMatchObject({
      ...{ asOf: firstDay + 8, received: { flag: 'OBS', value: 20 }, acknowledged: { flag: 'OBS', value: 20 } },
      ...{ acknowledgedInTime: { flag: 'OBS', value: 10 }, inTimePercent: null },
    });
  },
  patience,
);

test(
  'Nobody but the two officers makes a release, and the server logs none that one of them changed.',
  async () => {
    await send(10);
    const both = await officers();
    for (const other of [7, 1]) {
      const keyrings = [world.keyring(7), world.keyring(other)] as const;
      await expect(makeTotals({ ...both, keyrings }, request)).rejects.toMatchObject({ code: 'BAD_KEYRING' });
    }
    const { note } = await makeTotals(both, request);
    expect(await publish(both.transport, note.replace('"value":10', '"value":15'))).toBe(403);
    const { honest } = await world.engine(1);
    expect(await publish(honest, note)).toBe(403);
    expect((await loadView(world.environment)).totalsNotes).toEqual([]);
  },
  patience,
);

test(
  'The command prints what everybody may see, publishes when told to, and says why it will not do so again.',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kupuya-totals-'));
    try {
      await send(12);
      const line = await commandLine(folder);
      const first = await command(folder, await line('--publish', '--out', 'totals.note'));
      expect(first).toMatchObject({ status: 0, stderr: '' });
      expect(first.stdout).toContain('received               about 10');
      expect(first.stdout).toContain('acknowledged           hidden');
      expect(first.stdout).toContain('Published.');
      expect((await loadView(world.environment)).totalsNotes).toEqual([
        readFileSync(join(folder, 'totals.note'), 'utf8'),
      ]);

      const second = await command(folder, await line('--publish'));
      expect(second).toMatchObject({ status: 1, stdout: '' });
      expect(second.stderr).toContain('GROWN_TOO_LITTLE');
      const other = await command(folder, await line('--year', '2027'));
      expect(other).toMatchObject({ status: 2, stdout: '' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  patience,
);

function command(folder: string, line: readonly string[]): Promise<Outcome> {
  return onDay(firstDay, () => runCommand(run, folder, line));
}

async function commandLine(folder: string): Promise<(...more: readonly string[]) => Promise<readonly string[]>> {
  const { place, keys, account } = await bringOfficers(world, folder);
  return async (...more) => ['totals', ...place(), ...keys, ...(await account()), ...more];
}
