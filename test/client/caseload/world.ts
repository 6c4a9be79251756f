/** A body at work: a server on a temporary folder, members with engines of their own, and people who report. */
import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import {
  deriveSourceKeys,
  encodeTrust,
  generateCodename,
  memberKeyName,
  rosterText,
  signNote,
  verifyRoster,
  type Exclusions,
  type Keyring,
  type LetterBody,
  type Roster,
  type SourceKeys,
  type TrustPolicy,
  type VerifiedRoster,
} from '../../../crypto/index.ts';
import { Caseload } from '../../../client/caseload/caseload.ts';
import { signIn } from '../../../client/caseload/session.ts';
import { buildInstance, type Instance } from '../../../client/cli/ceremony/instance.ts';
import { completeTrust } from '../../../client/cli/ceremony/trust-inputs.ts';
import { nodeTransport } from '../../../client/cli/transport.ts';
import { downloadPages, loadRegister } from '../../../client/register/register.ts';
import type { Transport } from '../../../client/register/transport.ts';
import { composeFollowUp, composeReport, type ReportDraft } from '../../../client/reporting/compose.ts';
import type { Conversation } from '../../../client/reporting/conversation.ts';
import { deliver } from '../../../client/reporting/deliver.ts';
import { loadView, type Environment } from '../../../client/reporting/environment.ts';
import { returnVisit, type Visit } from '../../../client/reporting/return-visit.ts';
import { currentCode } from '../../../server/accounts/totp.ts';
import { addAccount } from '../../../server/accounts/account.ts';
import { folderAt } from '../../../server/folder.ts';
import { createInstance, createInstanceKeys } from '../../../server/instance.ts';
import { startServer, type RunningServer } from '../../../server/start.ts';
import { openSqliteStore } from '../../../server/store/sqlite/sqlite-store.ts';
import { makeFolder, random, removeFolder, suite } from '../../server/body.ts';
import { limits } from '../../server/running.ts';

export { random, suite };

export const firstDay = 20_500;
/** Milliseconds by which the demo's rhythm waits before it releases. */
const rhythmPause = 250;
const patienceMs = 60_000;

export interface Engine {
  readonly caseload: Caseload;
  readonly member: number;
  readonly keyring: Keyring;
  /** The same session without the engine. */
  readonly honest: Transport;
  /** Tampers with what the server says; back to null for an honest server. */
  tamper: Tamper | null;
  /** Paths asked, in order. */
  readonly asked: string[];
}

/** Changes an answer, or gives one without asking. */
export type Tamper = (
  method: string,
  path: string,
  ask: () => ReturnType<Transport['get']>,
  body: Uint8Array,
) => ReturnType<Transport['get']>;

export interface Source {
  readonly keys: SourceKeys;
  conversation: Conversation;
}

export class World {
  readonly trust: TrustPolicy;
  readonly roster: VerifiedRoster;
  readonly instance: Instance;
  readonly dir: string;
  readonly server: RunningServer;
  /** While true the demo releases nothing. */
  held = false;

  constructor(made: Pick<World, 'trust' | 'roster' | 'instance' | 'dir'> & { start: (world: World) => RunningServer }) {
    this.trust = made.trust;
    this.roster = made.roster;
    this.instance = made.instance;
    this.dir = made.dir;
    this.server = made.start(this);
  }

  async end(): Promise<void> {
    this.held = false;
    await this.server.close();
    await removeFolder(this.dir);
  }

  /** A member's engine, signed in. */
  async engine(member: number): Promise<Engine> {
    const keyring = this.keyring(member);
    const name = `member${String(member)}-${String(engines++)}`;
    const store = openSqliteStore(folderAt(this.dir).database);
    const role = this.roster.oversight.officers.some((officer) => officer.member === member) ? 'oversight' : 'member';
    const made = await addAccount(store.accounts, random, { name, member, role, issuer: this.trust.origin });
    await store.close();
    const honest = nodeTransport(this.server.url);
    const engine: { tamper: Tamper | null; asked: string[] } = { tamper: null, asked: [] };
    const through = (
      method: string,
      path: string,
      ask: () => ReturnType<Transport['get']>,
      body: Uint8Array = new Uint8Array(),
    ): ReturnType<Transport['get']> => {
      engine.asked.push(`${method} ${path}`);
      return engine.tamper === null ? ask() : engine.tamper(method, path, ask, body);
    };
    const transport: Transport = {
      get: (path) => through('GET', path, () => honest.get(path)),
      send: (method, path, body) => through(method, path, () => honest.send(method, path, body), body),
    };
    const code = currentCode(made.totpSecret, clock());
    const signedIn = await signIn(transport, { name, password: made.password, code });
    expect(signedIn.member).toBe(member);
    const caseload = new Caseload({ suite, random, transport, trust: this.trust, keyring, deviceDay: () => firstDay });
    return Object.assign(engine, { caseload, member, keyring, honest });
  }

  keyring(member: number): Keyring {
    const found = this.instance.keyrings.find(({ keyring }) => keyring.member === member);
    if (found === undefined) throw new Error('no such member');
    return found.keyring;
  }

  get environment(): Environment {
    return { suite, random, transport: nodeTransport(this.server.url), trust: this.trust, deviceDay: () => firstDay };
  }

  /** A report that is in the register when this resolves. */
  async report(draft: Partial<ReportDraft> = {}): Promise<Source> {
    const keys = await deriveSourceKeys(suite, generateCodename(random));
    const view = await loadView(this.environment);
    const composed = await composeReport(this.environment, view, keys, { ...report, ...draft });
    await this.deliverAll(composed.letters);
    return { keys, conversation: composed.conversation };
  }

  async followUp(
    source: Source,
    statement: string,
    more: { readonly excluded?: Exclusions; readonly attachment?: LetterBody['attachment'] } = {},
  ): Promise<void> {
    const view = await loadView(this.environment);
    const message = { language: 'ky', statement, answers: [], attachment: null, excluded: nobody, ...more } as const;
    const composed = await composeFollowUp(this.environment, view, source.keys, source.conversation, message);
    await this.deliverAll(composed.letters);
    source.conversation = composed.conversation;
  }

  /** What the source finds with the words. */
  async visit(source: Source): Promise<Visit | null> {
    const view = await loadView(this.environment);
    const frames = await downloadPages(suite, this.environment.transport, view);
    return returnVisit(this.environment, view, source.keys, frames);
  }

  /** The same, once every status in the register has its answer on the pages. */
  async visitComplete(source: Source, statuses: number): Promise<Visit> {
    const visits: Visit[] = [];
    await eventually(async () => {
      const visit = await this.visit(source);
      if (visit !== null) visits.push(visit);
      return visit?.statuses.length === statuses && visit.statuses.every(({ answer }) => answer !== null);
    });
    const last = visits.at(-1);
    if (last === undefined) throw new Error('no visit');
    return last;
  }

  async nextDay(days = 1): Promise<void> {
    for (let day = 0; day < days; day++) {
      const answer = await this.environment.transport.send('POST', '/api/demo/next-day', new Uint8Array());
      expect(answer.status).toBe(204);
    }
  }

  private async deliverAll(letters: readonly Parameters<typeof deliver>[2][]): Promise<void> {
    for (const letter of letters) await deliver(this.environment, await loadView(this.environment), letter);
    const last = letters.at(-1)?.commit;
    await eventually(async () => {
      const view = await loadRegister(suite, this.environment.transport, this.trust, { deviceDay: firstDay });
      return view.entries.some(({ commit }) => last !== undefined && Buffer.compare(commit, last) === 0);
    });
  }
}

let engines = 0;

export const nobody: Exclusions = { members: [], units: [] };

export const report: ReportDraft = {
  desk: 1,
  excluded: nobody,
  consent: true,
  language: 'ky',
  front: { office: 'Жер ресурстары', urgency: 'SOON', again: false },
  statement: 'Сатып алууда баа эки эсе көтөрүлгөн.',
  answers: [{ question: 'WHEN', text: 'Былтыр күзүндө' }],
  codes: {
    channel: 'WEB',
    identity: 'ANON',
    relation: 'EMPLOYEE',
    category: 'PROCUREMENT',
    sector: 'LOCAL_GOV',
    region: 'OSH_OBLAST',
    harm: '100K_1M',
  },
};

/** The small profile (desk 1: members 1, 2, 3; desk 2: 4, 5, 6; oversight: 7, 8), with little cover so that tests are quick. */
export async function makeWorld(change: (roster: Roster) => Roster = (same) => same): Promise<World> {
  const dir = await makeFolder();
  const origin = 'kupuya.example/demo';
  const instance = await buildInstance(suite, random, { profile: 'small', mode: 'demo', origin, today: firstDay });
  const trust = await completeTrust(suite, instance.trust, await createInstanceKeys(suite, dir, origin, random));
  const little = { mean: 2, scale: 1, multiple: 2 };
  const roster = change({ ...instance.roster, cover: { letters: little, entries: little, frames: little } });
  const rosterNote = await signNote(
    suite,
    rosterText(roster),
    [3, 7].map((member) => {
      const found = instance.keyrings.find(({ keyring }) => keyring.member === member);
      if (found === undefined) throw new Error('no such signer');
      return { name: memberKeyName(origin, member), seed: found.keyring.sign };
    }),
  );
  await createInstance({
    ...{ dir, rosterNote, suite, random, clock },
    trust: encodeTrust(trust),
    epochs: instance.epochFiles,
    difficulty: 2,
  });
  const gate: { world: World | null } = { world: null };
  const server = await startServer({
    ...{ dir, host: '127.0.0.1', port: 0, publicDir: dir, clock, random, limits: { ...limits, difficulty: 2 } },
    delay: async (milliseconds) => {
      await setTimeout(Math.min(milliseconds, 10), undefined, { ref: false });
      if (milliseconds !== rhythmPause) return;
      while (gate.world?.held === true) await setTimeout(10);
    },
    logger: pino({ level: 'silent' }),
    measureFreeSpace: () => Promise.resolve(Number.MAX_SAFE_INTEGER),
  });
  const verified = await verifyRoster(suite, rosterNote, trust);
  return new World({
    ...{ trust, roster: verified, instance, dir },
    start: (world) => {
      gate.world = world;
      return server;
    },
  });
}

/** Syncs until it is so. */
export async function until(engine: Engine, isSo: () => boolean): Promise<void> {
  await eventually(async () => {
    await engine.caseload.sync();
    return isSo();
  });
}

export async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error('It did not happen.');
    await setTimeout(30);
  }
}

/** The engine with its case begun and released: it may answer now. */
export async function settle(...engines: readonly Engine[]): Promise<void> {
  for (const engine of engines) {
    await until(engine, () => {
      const rows = engine.caseload.rows().filter(({ access }) => access === 'CIRCLE' || access === 'NEW');
      return (
        rows.length > 0 &&
        rows.every(({ id, access }) => access === 'CIRCLE' && engine.caseload.page(id)?.pending === false)
      );
    });
  }
}

/** The id of the only case. */
export function onlyCase({ caseload }: Engine): string {
  const rows = caseload.rows();
  expect(rows).toHaveLength(1);
  return rows[0]?.id ?? '';
}

function clock(): number {
  return (firstDay + 0.5) * 86_400_000;
}
