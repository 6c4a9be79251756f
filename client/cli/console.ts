/** `kupuya console`: the investigator's console, on this computer only. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { parseTrust, ProtocolError } from '../../crypto/index.ts';
import { startHost, type HostOptions, type RunningHost } from '../host/host.ts';
import { readPageFiles, type PageFiles } from '../host/page-files.ts';
import { parseServerAddress, UpstreamError } from '../host/upstream.ts';

export const summary = 'Open the console of an investigator on this computer.';

const help = `Usage: kupuya console --server URL --trust FILE [--port N] [--no-open]

Serves the console to a browser on this computer and relays to one server. Keys and keyring files never pass through it.

  --server URL   the server: https://…, an onion address, or this computer
  --trust FILE   the trust policy of the body (trust.json), as it was handed to you
  --port N       the port on 127.0.0.1; without it 8181, or any free port if that is taken
  --no-open      print the address and open no browser

Stops at Ctrl-C. Exit codes: 0 done, 1 refused or failed, 2 the command line was not understood.
`;

const options = {
  server: { type: 'string' },
  trust: { type: 'string' },
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

const usualPort = 8181;
const pages = join(import.meta.dirname, '../../dist/console');

/** A reason to stop that is told to the person as it stands. */
class Stop extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

export const run = async (args: readonly string[]): Promise<number> => {
  try {
    const values = readArguments(args);
    if (values.help === true) {
      process.stdout.write(help);
      return 0;
    }
    const host = await open(values);
    announce(host);
    if (values['no-open'] !== true) openBrowser(host.address);
    await stopSignal();
    await host.close();
    return 0;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    process.stderr.write(`kupuya console: ${error.message}\n`);
    return error.exitCode;
  }
};

interface Values {
  readonly server?: string;
  readonly trust?: string;
  readonly port?: string;
  readonly 'no-open'?: boolean;
  readonly help?: boolean;
}

function readArguments(args: readonly string[]): Values {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch {
    throw new Stop('the command line was not understood; see `kupuya console --help`', 2);
  }
}

async function open(values: Values): Promise<RunningHost> {
  if (values.server === undefined || values.trust === undefined) throw new Stop('--server and --trust are needed', 2);
  const trust = readTrust(values.trust);
  const base = {
    ...{ trust: trust.bytes, mode: trust.mode },
    server: readServer(values.server),
    files: readPages(),
    token: randomBytes(32).toString('base64url'),
  };
  return values.port === undefined ? await startAnywhere(base) : await start({ ...base, port: readPort(values.port) });
}

function readTrust(file: string): { readonly bytes: Uint8Array; readonly mode: HostOptions['mode'] } {
  try {
    const bytes = readFileSync(resolve(process.env['INIT_CWD'] ?? process.cwd(), file));
    return { bytes, mode: parseTrust(bytes).mode };
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

function readPages(): PageFiles {
  try {
    return readPageFiles(pages);
  } catch {
    throw new Stop('the console has not been built; run `npm run build` first', 1);
  }
}

async function startAnywhere(base: Omit<HostOptions, 'port'>): Promise<RunningHost> {
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
    throw new Stop(`port ${hostOptions.port} cannot be used; another program may have it`, 1);
  }
}

function announce(host: RunningHost): void {
  process.stdout.write(
    [
      '',
      `Тергөөчүнүн барагы:  ${host.address}`,
      'Бул дарек ушул иштетүүгө гана жарайт; аны эч кимге бербеңиз. Токтотуу: Ctrl-C.',
      '',
      `The console is at:   ${host.address}`,
      'The address is good for this run only; give it to nobody. Stop with Ctrl-C.',
      '',
      // For programs that start this one.
      `KUPUYA_CONSOLE ${JSON.stringify({ address: host.address })}`,
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
