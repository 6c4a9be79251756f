/**
 * A test report must look like every other report to the members who open it, to the server and its operator, and to everybody who reads the
 * register: whoever can tell it treats it better. Each of them is shown one of both, and what they see is compared field by field.
 */
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeUtf8, encodeTrust, ENTRY_BYTES, encodeEntry, equalBytes, type Entry } from '../../crypto/index.ts';
import { run as oversight } from '../../client/cli/oversight.ts';
import { readTestList, readWaiting } from '../../client/cli/oversight/canaries/folder.ts';
import { formatDay } from '../../client/cli/ceremony/days.ts';
import { encodeOutgoing, composeReport } from '../../client/reporting/compose.ts';
import { loadView } from '../../client/reporting/environment.ts';
import { deriveSourceKeys, generateCodename } from '../../crypto/index.ts';
import { folderAt } from '../../server/folder.ts';
import {
  eventually,
  firstDay,
  makeWorld,
  random,
  report,
  settle,
  suite,
  type World,
} from '../client/caseload/world.ts';
import { onDay } from '../client/cli/on-day.ts';
import { runCommand } from '../client/cli/run-command.ts';

const patience = 240_000;

let world: World;
let folder: string;
beforeAll(async () => {
  world = await makeWorld();
  folder = mkdtempSync(join(tmpdir(), 'kupuya-canaries-'));
  writeFileSync(join(folder, 'trust.json'), encodeTrust(world.trust));
}, patience);
afterAll(async () => {
  await world.end();
  rmSync(folder, { recursive: true });
}, patience);

async function command(action: string, ...options: readonly string[]): Promise<void> {
  const place = ['--server', world.server.url, '--trust', 'trust.json', '--folder', 'tests'];
  const done = await onDay(firstDay, () => runCommand(oversight, folder, ['canaries', action, ...place, ...options]));
  expect(done).toMatchObject({ status: 0, stderr: '' });
}

/** The form of a value: types and lengths, and not what stands in it. */
function formOf(value: unknown): unknown {
  if (value instanceof Uint8Array) return `bytes ${String(value.length)}`;
  if (Array.isArray(value)) return value.map(formOf);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, formOf(member)]));
  }
  return typeof value;
}

test(
  'A test report and a real one have the same form for the members, the server and the public.',
  async () => {
    const { statement, front, answers, codes, language, consent } = report;
    const { channel: _channel, identity: _identity, ...chosen } = codes;
    writeFileSync(
      join(folder, 'draft.json'),
      JSON.stringify({ statement, ...front, answers, language, consent, ...chosen }),
    );
    const day = formatDay(firstDay + 1);
    await command('make', '--first', day, '--last', day, '--draft', 'draft.json');
    await world.nextDay();

    // What goes over the wire.
    const view = await loadView(world.environment);
    const [waiting] = await readWaiting(join(folder, 'tests'));
    if (waiting === undefined) throw new Error('no test report');
    const keys = await deriveSourceKeys(suite, generateCodename(random));
    const composed = await composeReport(world.environment, view, keys, report);
    const real = composed.letters[0];
    if (real === undefined) throw new Error('no report');
    expect(formOf(waiting.test.outgoing)).toEqual(formOf(real));
    const bodies = await Promise.all(
      [waiting.test.outgoing, real].map((each) => encodeOutgoing(world.environment, view, each)),
    );
    expect(bodies[0]?.length).toBe(bodies[1]?.length);
    // The head of a letter says which readers' keys it is sealed to, and nothing else.
    expect(equalBytes(waiting.test.outgoing.letter.slice(0, 36), real.letter.slice(0, 36))).toBe(true);

    await command('send');
    await world.report();
    const { commits } = await readTestList(join(folder, 'tests'));
    const isTest = (commit: Uint8Array): boolean => commits.some((each) => equalBytes(each, commit));
    await eventually(async () => (await loadView(world.environment)).entries.some(({ commit }) => isTest(commit)));

    // What outsiders see: 69 bytes each, of which only the day is not random.
    const { entries } = await loadView(world.environment);
    const [tests, others] = [
      entries.filter(({ commit }) => isTest(commit)),
      entries.filter(({ commit }) => !isTest(commit)),
    ];
    expect(tests).toHaveLength(1);
    for (const entry of [...tests, ...others]) expect(encodeEntry(entry)).toHaveLength(ENTRY_BYTES);
    expect(new Set(others.map(({ day: each }: Entry) => each))).toEqual(new Set([firstDay + 1]));
    expect(tests[0]?.day).toBe(firstDay + 1);

    // What the operator finds on the disk: one form for every letter, and no other trace of a row that is in this batch alone.
    const database = new Database(folderAt(world.dir).database, { readonly: true });
    try {
      const rows = database.prepare<[], Record<string, unknown>>('SELECT salt, letter FROM letters').all();
      expect(new Set(rows.map((row) => JSON.stringify(formOf(row)))).size).toBe(1);
      const logged = database.prepare<[], Record<string, unknown>>('SELECT * FROM entry_places').all();
      expect(new Set(logged.map((row) => JSON.stringify(formOf(row)))).size).toBe(1);
    } finally {
      database.close();
    }

    // What a member sees in the console.
    const one = await world.engine(1);
    await settle(one);
    const cases = one.caseload.rows().map(({ id }) => one.caseload.page(id));
    expect(cases).toHaveLength(2);
    expect(formOf(cases[0])).toEqual(formOf(cases[1]));
    expect(cases.map((each) => each?.letters[0]?.statement)).toEqual([report.statement, report.statement]);

    // And what the source of a test report gets is what every source gets: a promise in the same words.
    const promise = decodeUtf8(
      (await world.environment.transport.send('POST', '/api/letters', bodies[0] ?? new Uint8Array())).bytes,
    );
    expect(promise.split('\n')[0]).toBe('kupuya/promise/v1');
  },
  patience,
);

test('The comparison of forms finds a field more, another type and another length.', () => {
  const form = { a: 'text', b: [1], c: random(3) };
  expect(formOf({ ...form, d: 1 })).not.toEqual(formOf(form));
  expect(formOf({ ...form, a: 1 })).not.toEqual(formOf(form));
  expect(formOf({ ...form, c: random(4) })).not.toEqual(formOf(form));
});
