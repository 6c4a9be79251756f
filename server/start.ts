/** Starting and stopping a server on the folder of an instance. */
import { mkdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { Logger } from 'pino';
import type { PublicSuite, Random } from '../crypto/public.ts';
import { OwnAccount } from './accounts/own-account.ts';
import { Passkeys } from './accounts/passkeys.ts';
import { SignIn } from './accounts/sign-in.ts';
import { createApp } from './app.ts';
import { Checkers } from './checkers/checkers.ts';
import type { Clock, Delay } from './clock.ts';
import type { Limits } from './config.ts';
import { makeFolderDurably } from './durable-file.ts';
import { noFault, type FaultHook } from './fault.ts';
import { folderAt } from './folder.ts';
import { makeBudgets } from './intake/budget.ts';
import { CoverPool } from './intake/cover-pool.ts';
import { fetchMarker } from './intake/fetched.ts';
import { FreeSpace, measureFreeSpace, type MeasureFreeSpace } from './intake/free-space.ts';
import { sweepPacks } from './intake/pack.ts';
import { sweepParts } from './intake/part.ts';
import { promiseSigner } from './intake/promise.ts';
import { DemoRhythm, whatWaits } from './intake/rhythm-demo.ts';
import { LiveRhythm } from './intake/rhythm-live.ts';
import { makeJournal, type Journal } from './journal.ts';
import { logManifest } from './log/manifest.ts';
import { Register } from './log/register.ts';
import { ownNames } from './own-names.ts';
import { readBuiltPages, type BuiltPages } from './routes/built-pages.ts';
import { readSeeds } from './secrets.ts';
import type { Rhythm, Service } from './service.ts';
import { Releases } from './statistics/releases.ts';
import { lockInstance } from './store/sqlite/database.ts';
import { openSqliteStore, type SqliteStore } from './store/sqlite/sqlite-store.ts';
import { createServerSuite } from './suite.ts';

export interface StartOptions {
  /** Folder of an instance that has begun. */
  readonly dir: string;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** The built pages: a folder with `portal` and `source` in it. */
  readonly publicDir: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly delay: Delay;
  readonly logger: Logger;
  readonly limits: Limits;
  readonly hostNames?: readonly string[];
  readonly hstsSeconds?: number;
  /** Where outside checkers take checkpoints: each the prefix before `/add-checkpoint`. */
  readonly witnesses?: readonly string[];
  /** How long a checker may take for an answer; 10 s unless told. */
  readonly checkerTimeoutMs?: number;
  /** For tests: where the process fails, and how much room the disk has. */
  readonly faults?: FaultHook;
  readonly measureFreeSpace?: MeasureFreeSpace;
}

export interface RunningServer {
  /** `http://host:port` */
  readonly url: string;
  /** Lets what is under way finish, refuses what comes, closes the store. */
  readonly close: () => Promise<void>;
}

/** Requests under way get so long to finish before they are cut off. */
const finishMs = 10_000;

/** @throws Error if the folder has no instance, another server works with it, or its logs do not hold together */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const folder = folderAt(options.dir);
  const unlock = lockInstance(folder.lock);
  let store: SqliteStore | undefined;
  try {
    const faults = options.faults ?? noFault;
    store = openSqliteStore(folder.database, () => {
      faults('commit');
    });
    const suite = await createServerSuite();
    const opened = await openService(options, store, suite);
    return await listen(options, opened, store, unlock);
  } catch (error) {
    await store?.close();
    unlock();
    throw error;
  }
}

interface Opened {
  readonly service: Service;
  readonly releases: Releases;
  readonly checkers: Checkers;
  readonly pages: BuiltPages;
  readonly signIn: SignIn;
  readonly passkeys: Passkeys;
  readonly journal: Journal;
}

async function openService(options: StartOptions, store: SqliteStore, suite: PublicSuite): Promise<Opened> {
  const { clock, random, delay, limits } = options;
  const folder = folderAt(options.dir);
  const faults = options.faults ?? noFault;
  const seeds = await readSeeds(folder);
  const register = await Register.open({ suite, store, folder, seeds, clock, faults });
  const journal = makeJournal(options.logger, () => register.today);
  const checkers = new Checkers(options.witnesses ?? [], {
    suite,
    register,
    clock,
    delay,
    report: (place, outcome) => {
      journal.checker(place, outcome);
    },
    ...(options.checkerTimeoutMs === undefined ? {} : { timeoutMs: options.checkerTimeoutMs }),
  });
  if (register.rolledBack !== null) journal.rolledBack();
  register.whenRolledBack(() => {
    journal.rolledBack();
  });
  // Before anything new is signed: a checker may have seen more than a folder that was restored holds.
  await checkers.look();
  await mkdir(folder.parts, { recursive: true });
  await makeFolderDurably(folder.packs);
  await sweepParts({ store, folder });
  await sweepPacks({ store, folder });
  const covers = new CoverPool(suite, random);
  const rhythm = makeRhythm(options, register, () => service, journal);
  const service: Service = {
    suite,
    random,
    clock,
    store,
    folder,
    register,
    promises: await promiseSigner(suite, register.trust.origin, seeds.promise),
    fetchMark: fetchMarker(seeds.promise),
    limits,
    budgets: makeBudgets(limits, clock),
    freeSpace: new FreeSpace(options.measureFreeSpace ?? measureFreeSpace(folder.root), limits.freeSpaceFloor, clock),
    covers,
    rhythm,
    faults,
  };
  const releases = await Releases.open(service);
  const pages = await readBuiltPages(options.publicDir);
  register.whenPublished(() => {
    checkers.wake();
  });
  if (register.rolledBack === null) await logManifest(service, pages);
  checkers.start();
  await resume(service);
  const isOurs = ownNames(options.hostNames ?? []);
  const passkeys = new Passkeys({
    ...{ suite, passkeys: store.passkeys, random, clock },
    ...{ origin: register.trust.origin, isOurs },
  });
  const signIn = new SignIn({ store, clock, delay, random, limits, passkeys });
  return { service, releases, checkers, pages, signIn, passkeys, journal };
}

function makeRhythm(options: StartOptions, register: Register, service: () => Service, journal: Journal): Rhythm {
  const report = (error: unknown): void => {
    journal.failed('rhythm', error);
  };
  if (register.roster.mode === 'demo') return new DemoRhythm(service, options.delay, report);
  return new LiveRhythm(service, options.clock, options.delay, report);
}

/** What could not be finished before: the first slot of a new instance, and in a demo what waits since a crash. */
async function resume(service: Service): Promise<void> {
  const { rhythm } = service;
  if (rhythm instanceof LiveRhythm) {
    rhythm.start();
    return;
  }
  const waits = await whatWaits(service);
  if (waits.batch) rhythm.posted('batch');
  if (waits.slot) rhythm.posted('slot');
}

async function listen(
  options: StartOptions,
  { service, releases, checkers, pages, signIn, passkeys, journal }: Opened,
  store: SqliteStore,
  unlock: () => void,
): Promise<RunningServer> {
  let stopping = false;
  const app = createApp({
    service,
    signIn,
    passkeys,
    account: new OwnAccount({
      ...{ store, signIn, passkeys, clock: service.clock, random: service.random },
      sessionIdleMs: service.limits.sessionIdleMs,
    }),
    journal,
    pages,
    releases,
    hostNames: options.hostNames ?? [],
    hstsSeconds: options.hstsSeconds ?? 0,
    isStopping: () => stopping,
  });
  const server = createServer(
    { keepAliveTimeout: 30_000, requestTimeout: 120_000, headersTimeout: 20_000, maxHeaderSize: 16_384 },
    app,
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  journal.event('started');

  const close = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    journal.event('stopping');
    await stopListening(server, options.delay);
    await service.rhythm.stop();
    await checkers.stop();
    await service.covers.stop();
    await service.register.settled();
    await store.close();
    unlock();
    journal.event('stopped');
  };
  return { url: urlOf(server), close };
}

async function stopListening(server: Server, delay: Delay): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  server.closeIdleConnections();
  const late = delay(finishMs).then(() => {
    server.closeAllConnections();
  });
  await Promise.race([closed, late]);
  await closed;
}

function urlOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no address.');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${String(address.port)}`;
}
