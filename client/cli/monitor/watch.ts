import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { parseTrust, ProtocolError } from '../../../crypto/index.ts';
import { monitorOnce, type MonitorOptions } from '../../monitor/monitor.ts';
import { parseKept, type KeptNote } from '../../monitor/kept.ts';
import type { BundleCache } from '../../register/log-download.ts';
import { FolderInUse } from '../terminal/durable.ts';
import { Refusal, UsageError, type CommandLine } from '../terminal/command.ts';
import { callerPath, readCallerFile } from '../terminal/files.ts';
import { machineSuite } from '../terminal/machine.ts';
import { readSocks, transportTo } from '../terminal/server.ts';
import { formatJson, formatText, isAlarming, writeEvidence } from './report.ts';
import { openMonitorState, type MonitorState } from './state.ts';
import { visitor } from './visit.ts';

/** Something alarming was found and has been printed. */
export class Alarm extends Refusal {
  constructor() {
    super('Кооптуу нерсе табылды, жогоруну караңыз. / Something is wrong; see above.');
  }
}

/** @throws Alarm at the end, if any look found something alarming */
export async function watch(line: CommandLine): Promise<void> {
  if (line.has('once') && line.optional('every') !== undefined) throw new UsageError('Either --once or --every.');
  const minutes = line.optional('every') === undefined ? null : line.integer('every', 1, 10_080);
  const look = await prepare(line);
  const stop = new AbortController();
  if (minutes !== null) for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  let alarming = false;
  try {
    for (;;) {
      alarming = (await look.run()) || alarming;
      if (minutes === null || !(await pause(minutes, stop.signal))) break;
    }
  } finally {
    look.end();
  }
  if (alarming) throw new Alarm();
}

interface Look {
  /** Resolves to whether something alarming was found. */
  readonly run: () => Promise<boolean>;
  readonly end: () => void;
}

async function prepare(line: CommandLine): Promise<Look> {
  const socks = readSocks(line.optional('socks'));
  const transport = transportTo(line, 'url', { socks });
  const visit = visitor(line.need('url'), socks);
  const suite = await machineSuite();
  const trust = parseTrust(await readCallerFile(line.need('trust')));
  const others = await readOthers(line.list('compare'));
  const compared = line.list('compare').length === 0 ? null : others.length;
  const state = openState(line.need('state'));
  const cache: BundleCache = new Map();
  const run = async (): Promise<boolean> => {
    const options: MonitorOptions = {
      ...{ suite, transport, visit, trust, others, cache },
      now: Math.floor(Date.now() / 1000),
      kept: readState(state),
      keep: (notes) => {
        state.keep(notes);
        return Promise.resolve();
      },
    };
    const report = await monitorOnce(options).catch(refuseForeignFolder);
    const files = writeEvidence(state, report);
    process.stdout.write(line.has('json') ? formatJson(report, files) : formatText(report, files, compared));
    return isAlarming(report.findings);
  };
  return { run, end: () => state.close() };
}

/** What a folder keeps was signed when it was kept: if it is not by this policy's logs, it is another service's, or an instance before this one. */
function refuseForeignFolder(error: unknown): never {
  if (error instanceof ProtocolError && error.code === 'UNDER_SIGNED')
    throw new Refusal('This folder belongs to another trust policy: give --state another one.');
  throw error;
}

/** @throws UsageError unless HOST:PORT */
async function readOthers(files: readonly string[]): Promise<KeptNote[]> {
  const notes: KeptNote[] = [];
  for (const file of files) {
    try {
      notes.push(...parseKept(await readCallerFile(file)));
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      throw new Refusal(`${file} does not hold what a monitor keeps (${error.code}).`);
    }
  }
  return notes;
}

function openState(folder: string): MonitorState {
  try {
    return openMonitorState(callerPath(folder));
  } catch (error) {
    if (error instanceof FolderInUse) throw new Refusal('Another program works with this state folder.');
    throw new Refusal('The state folder cannot be used.');
  }
}

function readState(state: MonitorState): KeptNote[] {
  try {
    return state.read();
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    throw new Refusal(`What this monitor kept is damaged (${error.code}); restore the folder, or begin another one.`);
  }
}

/** False once the person has had enough. */
async function pause(minutes: number, signal: AbortSignal): Promise<boolean> {
  try {
    await wait(minutes * 60_000, undefined, { signal });
    return true;
  } catch {
    return false;
  }
}
