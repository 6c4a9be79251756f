import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { demoFolder, projectRoot, trainingRoot, yearRoot, type DemoFolder } from './folder.ts';
import { makeDemo, newBody, trainingOrigin, type DemoRecipe } from './instance.ts';
import { buildPagesIfChanged } from './pages.ts';
import { readPeople, type Person } from './people.ts';
import { choosePort } from './ports.ts';
import { isRunning, Program } from './program.ts';
import { seedDemo } from './seed.ts';
import { lastYear, syntheticYear, type YearPlan } from './year.ts';

const patienceMs = 20_000;

export interface DemoOptions {
  /** Where the demonstration lives; `.demo` of the project when left out. */
  readonly folder?: string;
  /** Wanted ports of the loopback address; 0, or one that is taken, becomes any free one. */
  readonly port: number;
  readonly consolePort: number;
  readonly deskPort: number;
  /** Throw away what is there and begin anew. */
  readonly fresh: boolean;
  /** Send the synthetic reports if that has not been done. */
  readonly seed: boolean;
  /** A body for courses: a name and a folder of its own, and made-up cases in every state. */
  readonly training?: boolean;
  /** A body with a synthetic caseload over past days, in a folder of its own, in place of samples; `true`: since the year before this one. */
  readonly year?: boolean | YearPlan;
  /** Is told what is going on, line by line. */
  readonly tell: (line: string) => void;
}

export interface RunningDemo {
  /** Public pages: `http://127.0.0.1:PORT/`. */
  readonly portalUrl: string;
  /** The page of a person who reports. */
  readonly reportUrl: string;
  /** The console, with the token of this run in its fragment. */
  readonly consoleUrl: string;
  /** The oversight desk, with the token of this run in its fragment. */
  readonly deskUrl: string;
  /** For commands: `--server`. */
  readonly serverUrl: string;
  /** For commands: `--trust`. */
  readonly trustFile: string;
  /** Of the outside checker, or null in a demonstration from before there was one. */
  readonly checkerUrl: string | null;
  readonly folder: DemoFolder;
  /** Ascending by member number; two at least sit at the first desk. */
  readonly people: readonly Person[];
  /** Resolves, to what a person should be told, when a program has ended although nobody stopped it. */
  readonly failed: Promise<string>;
  /** Ends all programs; data stay. */
  stop(): Promise<void>;
}

/** Why there is no demonstration, in words for the person who wanted one. */
export class DemoError extends Error {}

/** @throws DemoError */
export async function startDemo(options: DemoOptions): Promise<RunningDemo> {
  const folder = demoFolder(options.folder ?? usualRoot(options));
  await assertNotRunning(folder);
  await buildPages(options.tell);
  await prepare(folder, options);
  const programs: Program[] = [];
  const stop = async (): Promise<void> => {
    // The console first: its page then says that the host is gone, not that the server is.
    for (const program of programs.toReversed()) await program.stop();
    rmSync(folder.running, { force: true });
  };
  try {
    const checkerUrl = await startChecker(folder, programs);
    const server = await startServer(folder, options.port, checkerUrl, programs);
    writeRunning(folder, server, programs);
    if (options.seed && (options.year ?? false) === false) await seedOnce(folder, server, options);
    const consoleUrl = await startConsole(folder, server, options.consolePort, programs);
    const deskUrl = await startDesk(folder, server, options.deskPort, programs);
    writeRunning(folder, server, programs);
    return {
      ...{ checkerUrl, consoleUrl, deskUrl, folder, stop },
      portalUrl: `${server}/`,
      reportUrl: `${server}/report/`,
      serverUrl: server,
      trustFile: folder.trust,
      people: readPeople(folder.accounts),
      failed: Promise.race(
        programs.map((program) => program.ended.then(() => `${program.name}: ${program.lastLines}`)),
      ),
    };
  } catch (error) {
    await stop();
    throw error instanceof DemoError ? error : new DemoError(messageOf(error), { cause: error });
  }
}

function usualRoot({ training = false, year = false }: DemoOptions): string | undefined {
  if (year !== false) return yearRoot;
  return training ? trainingRoot : undefined;
}

function recipeOf({ training = false, year = false, tell }: DemoOptions): DemoRecipe {
  if (year !== false) return syntheticYear(year === true ? lastYear() : year, tell);
  return newBody(training ? trainingOrigin : undefined);
}

async function buildPages(tell: (line: string) => void): Promise<void> {
  try {
    await buildPagesIfChanged(tell);
  } catch (error) {
    throw new DemoError(`Барактар курулган жок. / The pages could not be built.\n${messageOf(error)}`, {
      cause: error,
    });
  }
}

async function prepare(folder: DemoFolder, options: DemoOptions): Promise<void> {
  const { fresh, tell } = options;
  if (fresh && existsSync(folder.root)) {
    // Only what this program made is thrown away.
    if (!existsSync(folder.accounts)) throw new DemoError(`${folder.root} is not a demonstration; it is left alone`);
    rmSync(folder.root, { recursive: true });
  }
  if (existsSync(folder.accounts)) return;
  if (existsSync(folder.root)) throw new DemoError(`${folder.root} is not a demonstration; it is left alone`);
  tell('Үлгү кызмат жана ачкычтар түзүлүүдө…  /  Making the demo body and its keys…');
  await makeDemo(folder, recipeOf(options));
}

/** A process and a folder of its own; that it runs beside the server is what only a demonstration may do. */
async function startChecker(folder: DemoFolder, programs: Program[]): Promise<string | null> {
  if (!existsSync(folder.checkerKey)) return null;
  const files = ['--key', folder.checkerKey, '--state', folder.checkerState, '--trust', folder.trust];
  const program = new Program('checker', [join(projectRoot, 'bin/kupuya'), 'witness', ...files, '--port', '0'], {});
  programs.push(program);
  const line: unknown = JSON.parse(await program.lineAfter('KUPUYA_WITNESS '));
  return z.object({ url: z.string() }).parse(line).url;
}

async function startServer(
  folder: DemoFolder,
  wanted: number,
  checkerUrl: string | null,
  programs: Program[],
): Promise<string> {
  const port = await choosePort(wanted);
  const program = new Program('server', [join(projectRoot, 'server/main.ts')], {
    DATA_DIR: folder.server,
    PUBLIC_DIR: join(projectRoot, 'dist'),
    HOST: '127.0.0.1',
    PORT: String(port),
    HOST_NAMES: '',
    HSTS_SECONDS: '0',
    WITNESSES: checkerUrl ?? '',
    LOG_LEVEL: 'warn',
  });
  programs.push(program);
  const url = `http://127.0.0.1:${String(port)}`;
  await program.answersAt(`${url}/trust.json`);
  // A page that asks earlier would have to say that no outside checker has seen the register yet.
  if (checkerUrl !== null)
    for (const log of ['case', 'governance']) await program.answersAt(`${url}/log/${log}/cosigned`);
  return url;
}

async function startConsole(folder: DemoFolder, server: string, wanted: number, programs: Program[]): Promise<string> {
  const port = String(await choosePort(wanted));
  const args = ['console', '--server', server, '--trust', folder.trust, '--port', port, '--no-open'];
  args.push('--state', join(folder.root, 'console'));
  const program = new Program('console', [join(projectRoot, 'bin/kupuya'), ...args], {});
  programs.push(program);
  const line: unknown = JSON.parse(await program.lineAfter('KUPUYA_CONSOLE '));
  return z.object({ address: z.string() }).parse(line).address;
}

async function startDesk(folder: DemoFolder, server: string, wanted: number, programs: Program[]): Promise<string> {
  const port = String(await choosePort(wanted));
  const args = ['desk', '--server', server, '--trust', folder.trust, '--port', port, '--no-open'];
  if (existsSync(folder.deskKey)) args.push('--witness-key', folder.deskKey);
  args.push('--state', folder.deskState);
  const program = new Program('desk', [join(projectRoot, 'bin/kupuya'), ...args], {});
  programs.push(program);
  const line: unknown = JSON.parse(await program.lineAfter('KUPUYA_DESK '));
  return z.object({ address: z.string() }).parse(line).address;
}

async function seedOnce(folder: DemoFolder, server: string, { training = false, tell }: DemoOptions): Promise<void> {
  if (existsSync(folder.seeded)) return;
  const trust = new Uint8Array(readFileSync(folder.trust));
  const sent = await seedDemo({ server, trust, training, people: readPeople(folder.accounts), tell });
  writeFileSync(folder.seeded, JSON.stringify({ sent }));
}

const runningShape = z.object({ starter: z.number().int(), server: z.string(), programs: z.array(z.number().int()) });

function writeRunning(folder: DemoFolder, server: string, programs: readonly Program[]): void {
  const running = { starter: process.pid, server, programs: programs.flatMap(({ pid }) => pid ?? []) };
  writeFileSync(folder.running, JSON.stringify(running));
}

/**
 * Two servers on one store would refuse each other anyway; this says so before anything is thrown away. Programs that outlived a killed
 * start are ended: nobody has a terminal in which to stop them.
 */
async function assertNotRunning(folder: DemoFolder): Promise<void> {
  const running = readRunning(folder);
  if (running === null || !(await servesThis(folder, running.server))) return;
  if (isRunning(running.starter)) {
    throw new DemoError(`Үлгү иштеп жатат. / The demo is running already: ${running.server}/`);
  }
  for (const pid of running.programs.filter(isRunning)) process.kill(pid, 'SIGTERM');
  for (let left = patienceMs; left > 0 && running.programs.some(isRunning); left -= 100) await wait(100);
}

/** After a crash the file stays behind, and the port is silent or somebody else's. */
async function servesThis(folder: DemoFolder, server: string): Promise<boolean> {
  const answer = await fetch(`${server}/trust.json`).catch(() => null);
  return answer?.status === 200 && Buffer.from(await answer.arrayBuffer()).equals(readFileSync(folder.trust));
}

function readRunning(folder: DemoFolder): z.infer<typeof runningShape> | null {
  if (!existsSync(folder.running) || !existsSync(folder.trust)) return null;
  try {
    return runningShape.parse(JSON.parse(readFileSync(folder.running, 'utf8')));
  } catch {
    return null;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown failure';
}
