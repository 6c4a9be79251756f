/** A server of a demonstration that can be stopped, limited, copied and set back: for faults, and for trying the same moment twice. */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { demoFolder, projectRoot, type DemoFolder } from '../tooling/demo/folder.ts';
import { makeDemo } from '../tooling/demo/instance.ts';
import { buildPagesIfChanged } from '../tooling/demo/pages.ts';
import { readPeople, type Person } from '../tooling/demo/people.ts';
import { choosePort } from '../tooling/demo/ports.ts';
import { Program } from '../tooling/demo/program.ts';
import { z } from 'zod';

/** Variables of the server's configuration, for one run. */
export type ServerLimits = Readonly<Record<string, string>>;

/** Tables with what people sent; the others count days and slots, which pass by themselves. */
const letterTables = [
  'waiting_entries',
  'waiting_letters',
  'waiting_statuses',
  'letters',
  'statements',
  'entry_places',
  'parts',
  'claims',
  'waiting_records',
  'waiting_answers',
  'locators',
] as const;

export class TestServer {
  readonly folder: DemoFolder;
  readonly people: readonly Person[];
  readonly origin: string;
  readonly #base: string;
  readonly #port: number;
  #server: Program | null = null;
  #console: Program | null = null;
  #checker: { readonly program: Program; readonly url: string } | null = null;

  private constructor(base: string, folder: DemoFolder, port: number) {
    this.folder = folder;
    this.people = readPeople(folder.accounts);
    this.origin = `http://127.0.0.1:${String(port)}`;
    this.#base = base;
    this.#port = port;
  }

  static async create(tell: (line: string) => void): Promise<TestServer> {
    await buildPagesIfChanged(tell);
    const base = mkdtempSync(join(tmpdir(), 'kupuya-journey-'));
    const folder = demoFolder(join(base, 'demo'));
    await makeDemo(folder);
    return new TestServer(base, folder, await choosePort(0));
  }

  get reportUrl(): string {
    return `${this.origin}/report/`;
  }

  /** Submission address of the outside checker, which runs as long as the server does. */
  get checkerUrl(): string {
    return this.#checker?.url ?? '';
  }

  async start(limits: ServerLimits = {}): Promise<void> {
    await this.stop();
    const checker = await this.#startChecker();
    const program = new Program('server', [join(projectRoot, 'server/main.ts')], {
      DATA_DIR: this.folder.server,
      PUBLIC_DIR: join(projectRoot, 'dist'),
      HOST: '127.0.0.1',
      PORT: String(this.#port),
      HOST_NAMES: '',
      HSTS_SECONDS: '0',
      WITNESSES: checker.url,
      LOG_LEVEL: 'warn',
      ...limits,
    });
    this.#server = program;
    await program.answersAt(`${this.origin}/trust.json`);
    await program.answersAt(`${this.origin}/log/governance/cosigned`);
    await this.settle();
  }

  async stop(): Promise<void> {
    await this.#server?.stop();
    this.#server = null;
    await this.#checker?.program.stop();
    this.#checker = null;
  }

  async #startChecker(): Promise<{ readonly program: Program; readonly url: string }> {
    const { checkerKey, checkerState, trust } = this.folder;
    const files = ['--key', checkerKey, '--state', checkerState, '--trust', trust];
    const program = new Program('checker', [join(projectRoot, 'bin/kupuya'), 'witness', ...files, '--port', '0'], {});
    this.#checker = { program, url: '' };
    const line: unknown = JSON.parse(await program.lineAfter('KUPUYA_WITNESS '));
    const { url } = z.object({ url: z.string() }).parse(line);
    this.#checker = { program, url };
    return this.#checker;
  }

  /** A console for this server, from a host of its own that has seen nothing before. @returns the address with its token */
  async startConsole(): Promise<string> {
    await this.#console?.stop();
    const args = [
      'console',
      '--server',
      this.origin,
      '--trust',
      this.folder.trust,
      '--port',
      String(await choosePort(0)),
      '--no-open',
      '--state',
      mkdtempSync(join(this.#base, 'console-')),
    ];
    const program = new Program('console', [join(projectRoot, 'bin/kupuya'), ...args], {});
    this.#console = program;
    const line: unknown = JSON.parse(await program.lineAfter('KUPUYA_CONSOLE '));
    return z.object({ address: z.string() }).parse(line).address;
  }

  /** Keeps a copy of what server and checker have on disk under a name; the server must be stopped. */
  keep(name: string): void {
    const kept = join(this.#base, name);
    rmSync(kept, { recursive: true, force: true });
    for (const [part, folder] of this.#parts()) cpSync(folder, join(kept, part), { recursive: true });
  }

  /** Puts a kept copy back; the server must be stopped. A checker that was not set back too would notice. */
  setBack(name: string): void {
    for (const [part, folder] of this.#parts()) {
      rmSync(folder, { recursive: true });
      cpSync(join(this.#base, name, part), folder, { recursive: true });
    }
  }

  #parts(): readonly (readonly [string, string])[] {
    return [
      ['server', this.folder.server],
      ['checker', this.folder.checkerState],
    ];
  }

  /** Of everything that people sent and the store holds. The same digest: nothing was added, changed or lost. */
  contentDigest(): string {
    const hash = createHash('sha256');
    const database = new Database(join(this.folder.server, 'kupuya.sqlite'), { readonly: true });
    try {
      for (const table of letterTables) {
        hash.update(table);
        for (const row of database.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`).iterate())
          for (const value of Object.values(row))
            hash.update(value instanceof Uint8Array ? value : String(value)).update('\0');
      }
    } finally {
      database.close();
    }
    for (const folder of ['parts', 'packs'])
      for (const name of namesIn(join(this.folder.server, folder)))
        hash.update(name).update(readFileSync(join(this.folder.server, folder, name)));
    return hash.digest('hex');
  }

  /** Rows of a table now. */
  count(table: (typeof letterTables)[number]): number {
    const database = new Database(join(this.folder.server, 'kupuya.sqlite'), { readonly: true });
    try {
      return database.prepare<[], { readonly rows: number }>(`SELECT COUNT(*) AS rows FROM ${table}`).get()?.rows ?? 0;
    } finally {
      database.close();
    }
  }

  async close(): Promise<void> {
    await this.#console?.stop();
    await this.stop();
    rmSync(this.#base, { recursive: true, force: true });
  }

  /** A demonstration closes batches and slots shortly after something came: waits until the public logs stand still. */
  async settle(): Promise<void> {
    let before = '';
    for (let same = 0; same < 3;) {
      const answers = await Promise.all(
        ['case', 'governance'].map(async (log) => (await fetch(`${this.origin}/log/${log}/checkpoint`)).text()),
      );
      const now = answers.join('\n');
      same = now === before ? same + 1 : 0;
      before = now;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
