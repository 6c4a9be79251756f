/** The commands of officers and of strangers, run as people run them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { projectRoot } from '../../tooling/demo/folder.ts';
import { nextCode, type Person } from '../../tooling/demo/people.ts';
import { JourneyError } from '../steps.ts';

export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

export async function kupuya(...args: readonly string[]): Promise<Ran> {
  const child = spawn(process.execPath, [join(projectRoot, 'bin/kupuya'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  await once(child, 'close');
  return { status: child.exitCode ?? 1, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}

/** @throws JourneyError unless it ended well */
export async function mustRun(...args: readonly string[]): Promise<string> {
  const { status, out, err } = await kupuya(...args);
  if (status !== 0)
    throw new JourneyError(`kupuya ${args.slice(0, 2).join(' ')}: ${err.slice(-600)}${out.slice(-600)}`);
  return out;
}

export interface Officers {
  readonly serverUrl: string;
  readonly trustFile: string;
  readonly people: readonly Person[];
  /** For the files of their secrets. */
  readonly scratch: string;
}

/** What every command of both officers is told; `first` is the one who signs in: a one-time code is taken once. */
export function asOfficers({ serverUrl, trustFile, people, scratch }: Officers, first: 0 | 1): readonly string[] {
  const officers = people.filter(({ isOfficer }) => isOfficer);
  const secret = (name: string, text: string): string => {
    const path = join(scratch, name);
    writeFileSync(path, text, { mode: 0o600 });
    return path;
  };
  const keys = officers.flatMap(({ account, keyringFile, passphrase }) => [
    ...['--keyring', keyringFile],
    ...['--passphrase-file', secret(`${account}.passphrase`, passphrase)],
  ]);
  const person = officers[first];
  if (person === undefined || officers.length !== 2) throw new JourneyError('there are no two officers');
  const { account, password } = person;
  const session = ['--name', account, '--password-file', secret(`${account}.password`, password)];
  return ['--server', serverUrl, '--trust', trustFile, ...keys, ...session, '--code', nextCode(person, Date.now())];
}
