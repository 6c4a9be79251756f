/** A program that serves, in a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import process from 'node:process';

export interface Program {
  /** Of the address that it printed when it was ready. */
  readonly port: number;
  readonly url: string;
  /** SIGKILL leaves no time to finish anything. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** Starts Node on `script` and waits for a line that holds its address. @throws Error if it ends before */
export async function startProgram(
  script: string,
  { args = [], environment = {} }: { args?: readonly string[]; environment?: Readonly<Record<string, string>> },
): Promise<Program> {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /http:\/\/127\.0\.0\.1:([0-9]+)/.exec(line);
    if (found === null) continue;
    return {
      port: Number(found[1]),
      url: found[0],
      async end(signal) {
        if (child.exitCode !== null || child.signalCode !== null) return;
        const gone = once(child, 'exit');
        child.kill(signal);
        await gone;
      },
    };
  }
  throw new Error(`${script} did not start`);
}
