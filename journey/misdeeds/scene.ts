/** A body with reports, an operator who can do everything that a server can, and those who look at what is shown to them. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { machineRandom, machineSuite } from '../../client/cli/terminal/machine.ts';
import { parseWitnessKey } from '../../client/witness/key.ts';
import { Witness } from '../../client/witness/witness.ts';
import { parseTrust, type NoteSigner, type Suite, type TrustPolicy } from '../../crypto/index.ts';
import { folderAt } from '../../server/folder.ts';
import { readSeeds, type Seeds } from '../../server/secrets.ts';
import { projectRoot } from '../../tooling/demo/folder.ts';
import { nextCode, type Person } from '../../tooling/demo/people.ts';
import { choosePort } from '../../tooling/demo/ports.ts';
import { Program } from '../../tooling/demo/program.ts';
import type { TestServer } from '../server.ts';
import { JourneyError } from '../steps.ts';
import { CrookedServer, type CrookedRule } from './crooked-server.ts';
import { ShadowRegister, type LogName } from './shadow-register.ts';

export interface SentReport {
  readonly words: readonly string[];
  /** The server's signed word that it will be logged. */
  readonly promise: string;
}

export interface AuditWish {
  /** Signed in as an oversight officer. */
  readonly session?: boolean;
  /** With both officers' keys; needs the session. */
  readonly keys?: boolean;
  readonly promises?: readonly string[];
  readonly since?: readonly string[];
}

const sentShape = z.object({ words: z.string(), promise: z.string() });
const monitorShape = z.object({ findings: z.array(z.object({ kind: z.string(), level: z.string() })) });
const auditShape = z.object({ failed: z.array(z.string()) });
/** Positions 0, 1 and 2 of the small profile. */
const readersOfDesk = 3;
/** The server takes a code once, and each lives for half a minute. */
const codeLifeMs = 31_000;
/** The whole output of an audit, with room. */
const outputLimit = 64 * 1024 * 1024;

export class Scene {
  readonly server: TestServer;
  readonly suite: Suite;
  readonly trust: TrustPolicy;
  readonly #seeds: Seeds;
  readonly #checker: NoteSigner;
  readonly #base = mkdtempSync(join(tmpdir(), 'kupuya-misdeeds-'));
  readonly #signedIn = new Map<string, number>();
  #files = 0;

  private constructor(server: TestServer, suite: Suite, trust: TrustPolicy, seeds: Seeds, checker: NoteSigner) {
    this.server = server;
    this.suite = suite;
    this.trust = trust;
    this.#seeds = seeds;
    this.#checker = checker;
  }

  static async at(server: TestServer): Promise<Scene> {
    const suite = await machineSuite();
    return new Scene(
      server,
      suite,
      parseTrust(new Uint8Array(readFileSync(server.folder.trust))),
      await readSeeds(folderAt(server.folder.server)),
      await parseWitnessKey(suite, readFileSync(server.folder.checkerKey, 'utf8')),
    );
  }

  random(length: number): Uint8Array {
    return machineRandom(length);
  }

  get promiseSigner(): NoteSigner {
    return { name: `${this.trust.origin}/promise`, seed: this.#seeds.promise };
  }

  get signers(): Readonly<Record<LogName, NoteSigner>> {
    const name = (log: LogName): string => `${this.trust.origin}/${log}`;
    return {
      case: { name: name('case'), seed: this.#seeds.case },
      governance: { name: name('governance'), seed: this.#seeds.governance },
    };
  }

  /** A reader of the first desk, whoever has not signed in for the longest; resolves when a one-time code of theirs is unused. */
  async reader(): Promise<Person> {
    return this.rested(this.server.people.filter(({ position }) => position !== null && position < readersOfDesk));
  }

  /** An oversight officer, in the same way. */
  async officer(): Promise<Person> {
    return this.rested(this.officers);
  }

  private async rested(people: readonly Person[]): Promise<Person> {
    const since = (person: Person): number => this.#signedIn.get(person.account) ?? 0;
    const [person] = [...people].sort((a, b) => since(a) - since(b));
    if (person === undefined) throw new JourneyError('there is nobody to sign in');
    const left = since(person) + codeLifeMs - Date.now();
    if (left > 0) await wait(left);
    this.#signedIn.set(person.account, Date.now());
    return person;
  }

  get officers(): readonly Person[] {
    return this.server.people.filter(({ isOfficer }) => isOfficer);
  }

  /** Somebody reports to the first desk, by command line. */
  async report(text: string, origin = this.server.origin): Promise<SentReport> {
    const args = ['letter', 'send', '--server', origin, '--trust', this.server.folder.trust, '--desk', '1'];
    const { output } = await this.run([...args, '--statement', this.file(text), '--json']);
    const { words, promise } = sentShape.parse(JSON.parse(output));
    return { words: words.split(' '), promise };
  }

  shadow(): Promise<ShadowRegister> {
    return ShadowRegister.copy(this.suite, this.server.origin, this.signers);
  }

  /**
   * The body's outside checker.
   *
   * @param knows what it signed last, by origin of a log; nothing where it has never been asked
   * @param clock POSIX seconds
   */
  checker(knows: ReadonlyMap<string, string> = new Map(), clock = machineSeconds): Promise<Witness> {
    const kept = new Map(knows);
    return Witness.create({
      ...{ suite: this.suite, trust: this.trust, signer: this.#checker, clock },
      store: {
        read: (origin) => Promise.resolve(kept.get(origin) ?? null),
        replace: (origin, before, after) => {
          if ((kept.get(origin) ?? null) !== before) return Promise.resolve(false);
          kept.set(origin, after);
          return Promise.resolve(true);
        },
      },
    });
  }

  /** The newest checkpoints of the honest register that the checker has signed: what a careful person keeps. */
  async seals(): Promise<readonly string[]> {
    const logs: readonly LogName[] = ['case', 'governance'];
    return Promise.all(logs.map(async (log) => (await fetch(`${this.server.origin}/log/${log}/cosigned`)).text()));
  }

  /** The checker as it is now, with what it has signed of the honest register. */
  async knowingChecker(): Promise<Witness> {
    const notes = await this.seals();
    return this.checker(new Map(notes.map((note) => [note.slice(0, note.indexOf('\n')), note])));
  }

  /** Runs with a server that shows this in front of the honest one. */
  async through<T>(rule: CrookedRule, run: (origin: string) => Promise<T>): Promise<T> {
    const crooked = await CrookedServer.start(this.server.origin, rule);
    try {
      return await run(crooked.origin);
    } finally {
      await crooked.stop();
    }
  }

  /** @returns the checks that failed, in their order */
  async audit(origin: string, wish: AuditWish = {}): Promise<readonly string[]> {
    const args = ['audit', '--trust', this.server.folder.trust, '--url', origin, '--json'];
    for (const promise of wish.promises ?? []) args.push('--promise', this.file(promise));
    for (const note of wish.since ?? []) args.push('--since', this.file(note));
    if (wish.session === true) {
      const officer = await this.officer();
      args.push('--name', officer.account, '--password-file', this.file(officer.password));
      args.push('--code', nextCode(officer, Date.now()));
    }
    if (wish.keys === true) {
      for (const { keyringFile, passphrase } of this.officers)
        args.push('--keyring', keyringFile, '--passphrase-file', this.file(passphrase));
    }
    const { output } = await this.run(args);
    return auditShape.parse(JSON.parse(output)).failed;
  }

  /** @returns the kinds of what an outside monitor finds alarming */
  async monitor(origin: string, state: string): Promise<readonly string[]> {
    const args = [
      'monitor',
      '--trust',
      this.server.folder.trust,
      '--url',
      origin,
      '--state',
      state,
      '--once',
      '--json',
    ];
    const { findings } = monitorShape.parse(JSON.parse((await this.run(args)).output));
    return findings.filter(({ level }) => level === 'ALARM').map(({ kind }) => kind);
  }

  /** The host of a console for this server, with its own folder or one that an earlier session had. */
  async withConsole<T>(origin: string, state: string, run: (address: string) => Promise<T>): Promise<T> {
    const port = String(await choosePort(0));
    const args = ['console', '--server', origin, '--trust', this.server.folder.trust, '--port', port, '--no-open'];
    const program = new Program('console', [join(projectRoot, 'bin/kupuya'), ...args, '--state', state], {});
    try {
      const line: unknown = JSON.parse(await program.lineAfter('KUPUYA_CONSOLE '));
      return await run(z.object({ address: z.string() }).parse(line).address);
    } finally {
      await program.stop();
    }
  }

  /** Runs `kupuya` and hands on what it prints, also where it refuses. */
  async run(args: readonly string[]): Promise<{ readonly code: number; readonly output: string }> {
    const program = [join(projectRoot, 'bin/kupuya'), ...args];
    try {
      const { stdout } = await promisify(execFile)(process.execPath, program, { maxBuffer: outputLimit });
      return { code: 0, output: stdout };
    } catch (error) {
      const failed = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() }).safeParse(error);
      if (!failed.success) throw error;
      if (failed.data.stdout === '') throw new JourneyError(`kupuya ${args[0] ?? ''}: ${failed.data.stderr}`);
      return { code: failed.data.code, output: failed.data.stdout };
    }
  }

  /** A file of this scene with this text. @returns its path */
  file(text: string): string {
    const path = join(this.#base, `file-${String(++this.#files)}`);
    writeFileSync(path, text, { mode: 0o600 });
    return path;
  }

  folder(): string {
    return mkdtempSync(join(this.#base, 'folder-'));
  }

  end(): void {
    rmSync(this.#base, { recursive: true, force: true });
  }
}

function machineSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
