/** What `kupuya console` and `kupuya desk` have in common: a built page on a port of this computer, for one server. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { parseTrust, ProtocolError, type PublicSuite, type TrustPolicy } from '../../../crypto/index.ts';
import { startHost, type HostOptions, type RunningHost } from '../../host/host.ts';
import { DamagedMemory, keepCheckpoint } from '../../host/kept.ts';
import { readPageFiles, type PageFiles } from '../../host/page-files.ts';
import type { HostedPage } from '../../host/relayed.ts';
import type { HostService } from '../../host/service.ts';
import { parseServerAddress, UpstreamError } from '../../host/upstream.ts';
import { callerPath } from '../terminal/files.ts';
import { machineSuite } from '../terminal/machine.ts';

/** A reason to stop that is told to the person as it stands. */
export class Stop extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

export interface Prepared {
  readonly suite: PublicSuite;
  readonly trust: TrustPolicy;
  /** Folder of this program's own. */
  readonly state: string;
}

/** What tells one hosted page from the other. */
export interface Hosted {
  readonly page: HostedPage;
  readonly help: string;
  /** Beside those that every hosted page has. */
  readonly options: NonNullable<ParseArgsConfig['options']>;
  readonly usualPort: number;
  /** What stands before the address. */
  readonly announced: Readonly<Record<'ky' | 'en', string>>;
  /** Further services of the host, and what to do when it stops. */
  readonly prepare: (
    values: OptionValues,
    prepared: Prepared,
  ) => Promise<{ readonly services: readonly HostService[]; readonly close: () => void }>;
}

const commonOptions = {
  server: { type: 'string' },
  trust: { type: 'string' },
  state: { type: 'string' },
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options'];

/** Runs until Ctrl-C. Exit codes: 0 done, 1 refused or failed, 2 the command line was not understood. */
export async function runHosted(hosted: Hosted, args: readonly string[]): Promise<number> {
  try {
    const values = readArguments(hosted, args);
    if (values['help'] === true) {
      process.stdout.write(hosted.help);
      return 0;
    }
    const { host, close } = await open(hosted, values);
    announce(hosted, host);
    if (values['no-open'] !== true) openBrowser(host.opening);
    await stopSignal();
    await host.close();
    close();
    return 0;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    process.stderr.write(`kupuya ${hosted.page}: ${error.message}\n`);
    return error.exitCode;
  }
}

/** The value of an option that takes one. */
export function optional(values: OptionValues, name: string): string | null {
  const value = values[name];
  return typeof value === 'string' ? value : null;
}

function readArguments({ page, options }: Hosted, args: readonly string[]): OptionValues {
  try {
    const { values } = parseArgs({ args: [...args], options: { ...commonOptions, ...options } });
    // No option is declared to be given more than once.
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? '' : value]));
  } catch {
    throw new Stop(`the command line was not understood; see \`kupuya ${page} --help\``, 2);
  }
}

async function open(
  hosted: Hosted,
  values: OptionValues,
): Promise<{ readonly host: RunningHost; readonly close: () => void }> {
  const [server, trustFile] = [optional(values, 'server'), optional(values, 'trust')];
  if (server === null || trustFile === null) throw new Stop('--server and --trust are needed', 2);
  const trust = readTrust(trustFile);
  const address = readServer(server);
  const port = optional(values, 'port');
  const wanted = port === null ? null : readPort(port);
  const files = readPages(hosted.page);
  const suite = await machineSuite();
  const state = stateFolder(optional(values, 'state'), hosted.page);
  const kept = await keepAt(suite, state, trust.bytes);
  const { services, close } = await hosted.prepare(values, { suite, trust: trust.policy, state });
  const base = {
    ...{ trust: trust.bytes, mode: trust.policy.mode, page: hosted.page, files },
    server: address,
    services: [...kept, ...services],
    token: randomBytes(32).toString('base64url'),
  };
  const host = wanted === null ? await startAnywhere(base, hosted.usualPort) : await start({ ...base, port: wanted });
  return { host, close };
}

function readTrust(file: string): { readonly bytes: Uint8Array; readonly policy: TrustPolicy } {
  try {
    const bytes = readFileSync(callerPath(file));
    return { bytes, policy: parseTrust(bytes) };
  } catch (error) {
    if (error instanceof ProtocolError) throw new Stop(`the trust file is not a trust policy (${error.code})`, 1);
    throw new Stop('the trust file cannot be read', 1);
  }
}

function readServer(text: string): URL {
  try {
    return parseServerAddress(text);
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    throw new Stop(
      '--server must be https://NAME, an onion address, or an address of this computer, without a path',
      2,
    );
  }
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/u.test(text) ? Number(text) : NaN;
  if (port >= 0 && port <= 65_535) return port;
  throw new Stop('--port must be a number from 0 to 65535', 2);
}

function readPages(page: HostedPage): PageFiles {
  try {
    return readPageFiles(join(import.meta.dirname, '../../../dist', page));
  } catch {
    throw new Stop('the page has not been built; run `npm run build` first', 1);
  }
}

/** Where programs keep what they must not forget, on Linux and macOS alike; each page of this computer has a folder of its own. */
function stateFolder(given: string | null, page: HostedPage): string {
  if (given !== null) return callerPath(given);
  const usual = process.env['XDG_STATE_HOME'] ?? '';
  return join(usual === '' ? join(homedir(), '.local/state') : usual, 'kupuya', page);
}

async function keepAt(suite: PublicSuite, state: string, trust: Uint8Array): Promise<HostService[]> {
  try {
    return await keepCheckpoint(suite, state, trust);
  } catch (error) {
    if (error instanceof DamagedMemory) {
      throw new Stop(
        'what the state folder remembers of this register is damaged; look at its files, then remove them',
        1,
      );
    }
    throw new Stop('the state folder cannot be used; give another with --state', 1);
  }
}

async function startAnywhere(base: Omit<HostOptions, 'port'>, usualPort: number): Promise<RunningHost> {
  try {
    return await startHost({ ...base, port: usualPort });
  } catch {
    return await start({ ...base, port: 0 });
  }
}

async function start(hostOptions: HostOptions): Promise<RunningHost> {
  try {
    return await startHost(hostOptions);
  } catch {
    throw new Stop(`port ${String(hostOptions.port)} cannot be used; another program may have it`, 1);
  }
}

function announce({ page, announced }: Hosted, host: RunningHost): void {
  process.stdout.write(
    [
      '',
      `${announced.ky}  ${host.address}`,
      'Бул дарек ушул иштетүүгө гана жарайт; аны эч кимге бербеңиз. Токтотуу: Ctrl-C.',
      '',
      `${announced.en}  ${host.address}`,
      'The address is good for this run only; give it to nobody. Stop with Ctrl-C.',
      '',
      // For programs that start this one.
      `KUPUYA_${page.toUpperCase()} ${JSON.stringify({ address: host.address })}`,
      '',
    ].join('\n'),
  );
}

/** Best effort: without a desktop the printed address is enough. */
function openBrowser(address: string): void {
  const openers: Partial<Record<NodeJS.Platform, string>> = { darwin: 'open', linux: 'xdg-open' };
  const opener = openers[process.platform];
  if (opener === undefined) return;
  const child = spawn(opener, [address], { stdio: 'ignore', detached: true });
  child.once('error', () => {
    // No browser to open.
  });
  child.unref();
}

function stopSignal(): Promise<void> {
  return new Promise((stop) => {
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
}
