import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const keptLines = 30;
const patienceMs = 60_000;
const killAfterMs = 15_000;

/** A program of the demonstration, run by the same Node in a process of its own. */
export class Program {
  readonly name: string;
  /** Resolves when the program has ended, for whatever reason. */
  readonly ended: Promise<void>;
  readonly #child: ChildProcessByStdio<null, Readable, Readable>;
  readonly #lines: string[] = [];
  readonly #watchers = new Set<(line: string) => void>();

  constructor(name: string, args: readonly string[], environment: Readonly<Record<string, string>>) {
    this.name = name;
    this.#child = spawn(process.execPath, [...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    });
    this.ended = once(this.#child, 'close').then(
      () => undefined,
      () => undefined,
    );
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => this.#take(line));
    }
  }

  /** Undefined if it could not be started at all. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  get running(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** What the program said last, for a person who has to find out why it ended. */
  get lastLines(): string {
    return this.#lines.join('\n');
  }

  /** Resolves to the rest of the first line that begins so. @throws Error if the program ends or says nothing of it for a minute */
  async lineAfter(beginning: string): Promise<string> {
    return this.#until(
      new Promise((resolve) => {
        const watch = (line: string): void => {
          if (line.startsWith(beginning)) resolve(line.slice(beginning.length));
        };
        this.#lines.forEach(watch);
        this.#watchers.add(watch);
      }),
    );
  }

  /** Resolves when the address answers with 200. @throws Error as above */
  async answersAt(url: string): Promise<void> {
    const polling = new AbortController();
    try {
      await this.#until(poll(url, polling.signal));
    } finally {
      polling.abort();
    }
  }

  /** Asks the program to end, and ends it if it does not. */
  async stop(): Promise<void> {
    if (!this.running) return;
    this.#child.kill('SIGTERM');
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), killAfterMs);
    await this.ended;
    clearTimeout(timer);
  }

  async #until<T>(event: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${this.name} did not start in time\n${this.lastLines}`)), patienceMs);
    });
    const endedEarly = this.ended.then(() => {
      throw new Error(`${this.name} could not start\n${this.lastLines}`);
    });
    try {
      return await Promise.race([event, tooLong, endedEarly]);
    } finally {
      clearTimeout(timer);
      endedEarly.catch(() => undefined);
    }
  }

  #take(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length > keptLines) this.#lines.shift();
    for (const watch of this.#watchers) watch(line);
  }
}

async function poll(url: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    const answer = await fetch(url, { signal }).catch(() => null);
    if (answer?.status === 200) return;
    signal.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Whether a process of this number runs. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // The program of another user runs too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
