/** A server under test on a free port, and what a client does with it. */
import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import {
  bundlesOf,
  decodeBundle,
  decodeEntry,
  decodeGovernance,
  entriesPath,
  equalBytes,
  leafHashes,
  parseVerifierKey,
  rootOfLeaves,
  verifyCheckpoint,
  type Entry,
  type GovernanceEntry,
} from '../../crypto/index.ts';
import { addAccount, type NewCredentials } from '../../server/accounts/account.ts';
import { currentCode } from '../../server/accounts/totp.ts';
import type { Delay } from '../../server/clock.ts';
import { parseConfig, type Limits } from '../../server/config.ts';
import type { FaultHook } from '../../server/fault.ts';
import { folderAt } from '../../server/folder.ts';
import { loggerOptions } from '../../server/journal.ts';
import { startServer, type RunningServer } from '../../server/start.ts';
import { openSqliteStore } from '../../server/store/sqlite/sqlite-store.ts';
import type { Role } from '../../server/store/store.ts';
import { random, suite, type Body } from './body.ts';

export const limits: Limits = { ...parseConfig({}).limits, freeSpaceFloor: 0, difficulty: 4 };

export interface Under {
  readonly server: RunningServer;
  readonly lines: string[];
  clock: number;
}

export interface RunOptions {
  readonly clock?: number;
  readonly limits?: Limits;
  readonly faults?: FaultHook;
  readonly publicDir?: string;
  readonly free?: () => number;
  readonly delay?: Delay;
  readonly witnesses?: readonly string[];
  readonly checkerTimeoutMs?: number;
}

/** Waits, but never as long as asked. */
export function shortly(milliseconds: number): Promise<void> {
  return setTimeout(Math.min(milliseconds, 20), undefined, { ref: false });
}

/** Starts a server at noon of the roster's first day, unless told otherwise. */
export async function run(body: Body, options: RunOptions = {}): Promise<Under> {
  const lines: string[] = [];
  const under = { clock: options.clock ?? (body.roster.first + 0.5) * 86_400_000, lines };
  const server = await startServer({
    dir: body.dir,
    host: '127.0.0.1',
    port: 0,
    publicDir: options.publicDir ?? body.dir,
    clock: () => under.clock,
    random,
    delay: options.delay ?? shortly,
    logger: pino({ ...loggerOptions }, { write: (line: string) => void lines.push(line) }),
    limits: options.limits ?? limits,
    ...(options.faults === undefined ? {} : { faults: options.faults }),
    ...(options.witnesses === undefined ? {} : { witnesses: options.witnesses }),
    ...(options.checkerTimeoutMs === undefined ? {} : { checkerTimeoutMs: options.checkerTimeoutMs }),
    measureFreeSpace: () => Promise.resolve(options.free?.() ?? Number.MAX_SAFE_INTEGER),
  });
  return Object.assign(under, { server });
}

export interface Answer {
  readonly status: number;
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly code: string;
  readonly headers: Headers;
}

export async function send(
  under: Under,
  method: string,
  path: string,
  body?: Uint8Array | string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await fetch(under.server.url + path, {
    method,
    headers,
    redirect: 'error',
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  return { status: response.status, bytes, text, code: codeIn(text), headers: response.headers };
}

function codeIn(text: string): string {
  return /^\{"code":"([A-Z_]+)"\} *$/.exec(text)?.[1] ?? '';
}

export interface LogView {
  readonly size: number;
  readonly leaves: readonly Uint8Array[];
}

/** A whole log as a stranger checks it: signature, every entry, the root. */
export async function readLog(under: Under, body: Body, name: 'case' | 'governance'): Promise<LogView> {
  const key = await parseVerifierKey(suite, name === 'case' ? body.trust.caseLog : body.trust.governanceLog);
  const checkpoint = await verifyCheckpoint(suite, (await send(under, 'GET', `/log/${name}/checkpoint`)).text, key);
  const leaves: Uint8Array[] = [];
  for (const { index, width } of bundlesOf(checkpoint.size)) {
    const answer = await send(under, 'GET', `/log/${name}/${entriesPath(index, width)}`);
    expect(answer.status).toBe(200);
    leaves.push(...decodeBundle(answer.bytes));
  }
  expect(leaves).toHaveLength(checkpoint.size);
  expect(equalBytes(await rootOfLeaves(suite, await leafHashes(suite, leaves)), checkpoint.root)).toBe(true);
  return { size: checkpoint.size, leaves };
}

export async function readCaseLog(under: Under, body: Body): Promise<Entry[]> {
  return (await readLog(under, body, 'case')).leaves.map(decodeEntry);
}

export async function readGovernance(
  under: Under,
  body: Body,
): Promise<{ entry: GovernanceEntry; bytes: Uint8Array }[]> {
  return (await readLog(under, body, 'governance')).leaves.map((bytes) => ({ entry: decodeGovernance(bytes), bytes }));
}

export type Note<Kind extends GovernanceEntry['kind']> = Extract<GovernanceEntry, { kind: Kind }>;

/** The newest governance entry of a kind, with its bytes. */
export async function newest<Kind extends GovernanceEntry['kind']>(
  under: Under,
  body: Body,
  kind: Kind,
): Promise<{ note: Note<Kind>; bytes: Uint8Array }> {
  const isKind = (entry: GovernanceEntry): entry is Note<Kind> => entry.kind === kind;
  for (const { entry, bytes } of (await readGovernance(under, body)).reverse()) {
    if (isKind(entry)) return { note: entry, bytes };
  }
  throw new Error(`no ${kind} entry`);
}

/** Asks until the answer is yes, for what the server does shortly after it answered. */
export async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error('It did not happen.');
    await setTimeout(20);
  }
}

/** Adds an account to a folder, while no server or any server works with it. */
export async function addUser(body: Body, name: string, member: number, role: Role): Promise<NewCredentials> {
  const store = openSqliteStore(folderAt(body.dir).database);
  try {
    return await addAccount(store.accounts, random, { name, member, role, issuer: body.trust.origin });
  } finally {
    await store.close();
  }
}

/** Signs in and returns the header that goes with every request of the session. */
export async function signIn(under: Under, name: string, made: NewCredentials): Promise<Record<string, string>> {
  const code = currentCode(made.totpSecret, under.clock);
  const answer = await send(under, 'POST', '/api/session', JSON.stringify({ name, password: made.password, code }));
  expect(answer.status).toBe(200);
  return { cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
}
