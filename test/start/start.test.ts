import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { openFileStore } from '../../client/cli/witness/file-store.ts';
import {
  createPortablePublicSuite,
  parseCosignerKey,
  parseTrust,
  parseVerifierKey,
  quorumTime,
  verifyCosigned,
} from '../../crypto/public.ts';
import { demoFolder, projectRoot } from '../../tooling/demo/folder.ts';
import { nextCode, readPeople, type Person } from '../../tooling/demo/people.ts';

const readyShape = z.strictObject({
  portalUrl: z.url(),
  reportUrl: z.url(),
  consoleUrl: z.url(),
  deskUrl: z.url(),
  serverUrl: z.url(),
  trustFile: z.string(),
  accountsFile: z.string(),
});
type Ready = z.infer<typeof readyShape>;

/** `npm start`, without npm, in a folder of its own. */
class Start {
  readonly lines: string[] = [];
  readonly ended: Promise<number | null>;
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;

  constructor(args: readonly string[], environment: Readonly<Record<string, string>>) {
    this.#child = spawn(process.execPath, [join(projectRoot, 'tooling/start.ts'), ...args], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: '', ...environment },
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => this.lines.push(line));
    }
    this.ended = new Promise((resolve) => this.#child.once('close', resolve));
  }

  async ready(): Promise<Ready> {
    return readyShape.parse(JSON.parse(await this.line('KUPUYA_READY ')));
  }

  /** The rest of the first line from `from` on that begins so. */
  async line(beginning: string, from = 0): Promise<string> {
    for (;;) {
      const line = this.lines.slice(from).find((candidate) => candidate.startsWith(beginning));
      if (line !== undefined) return line.slice(beginning.length);
      if (this.#child.exitCode !== null) throw new Error(this.lines.join('\n'));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  enter(): void {
    this.#child.stdin.write('\n');
  }

  /** Nobody is left to stop the programs. */
  async killHard(): Promise<void> {
    this.#child.kill('SIGKILL');
    await once(this.#child, 'exit');
  }

  async interrupt(): Promise<number | null> {
    this.#child.kill('SIGINT');
    return this.ended;
  }
}

const root = mkdtempSync(join(tmpdir(), 'kupuya-start-'));
const folder = demoFolder(join(root, 'demo'));
const environment = { KUPUYA_DEMO: folder.root, KUPUYA_PORT: '0', KUPUYA_CONSOLE_PORT: '0', KUPUYA_DESK_PORT: '0' };
const patience = 240_000;

let running: Start;
let ready: Ready;

function start(args: readonly string[] = [], more: Readonly<Record<string, string>> = {}): Start {
  return new Start(['--no-seed', ...args], { ...environment, ...more });
}

beforeAll(async () => {
  running = start();
  ready = await running.ready();
}, patience);

afterAll(async () => {
  await running.interrupt();
  rmSync(root, { recursive: true, force: true });
}, patience);

function member(): Person {
  const [first] = readPeople(ready.accountsFile);
  if (first === undefined) throw new Error('nobody in the demonstration');
  return first;
}

async function relay(method: string, path: string, body?: object): Promise<Response> {
  const { origin, hash } = new URL(ready.consoleUrl);
  return fetch(`${origin}/relay${path}`, {
    method,
    headers: { 'x-kupuya-token': hash.replace('#token=', '') },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function isListening(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

describe('npm start', () => {
  test('serves the public page, the report page and the console', async () => {
    for (const url of [ready.portalUrl, ready.reportUrl, ready.consoleUrl, ready.deskUrl]) {
      const page = await fetch(url);
      expect([url, page.status, page.headers.get('content-type')]).toEqual([url, 200, 'text/html; charset=utf-8']);
    }
  });

  test('says in Kyrgyz first, then in English, where to go, with which keys, and how to stop', () => {
    const text = running.lines.join('\n');
    const { account, password, passphrase, keyringFile } = member();
    for (const needed of [
      ready.reportUrl,
      ready.consoleUrl,
      ready.deskUrl,
      account,
      password,
      passphrase,
      keyringFile,
      'Ctrl-C',
      '--fresh',
    ]) {
      expect(text).toContain(needed);
    }
    expect(text.indexOf('Билдирүү жөнөтүү')).toBeLessThan(text.indexOf('Investigator console'));
    expect(text).toMatch(/[▀▄█]{10}/u);
  });

  test('the account and the one-time code that it prints open a session through the console', async () => {
    const person = member();
    const printed = running.lines
      .filter((line) => line.includes('бир жолку коду:'))
      .map((line) => /\d{6}/u.exec(line)?.[0]);
    const signIn = await relay('POST', '/api/session', {
      name: person.account,
      password: person.password,
      code: printed[0],
    });
    expect(signIn.status).toBe(200);
    const session: unknown = JSON.parse(await (await relay('GET', '/api/session')).text());
    expect(session).toEqual({ name: person.account, member: person.member, role: 'member' });
    expect((await relay('DELETE', '/api/session')).status).toBe(204);
  });

  test('prints fresh one-time codes when Enter is pressed', async () => {
    const before = running.lines.length;
    running.enter();
    expect(await running.line(`${member().account}  `, before)).toMatch(/^\d{6} /u);
  });

  test('runs an outside checker whose signature stands on both registers, and says that it proves nothing here', async () => {
    const { origin, quorum, witnesses, caseLog, governanceLog } = parseTrust(readFileSync(ready.trustFile));
    expect([quorum, witnesses.length]).toEqual([1, 2]);
    const suite = await createPortablePublicSuite(globalThis.crypto.subtle);
    const checkers = await Promise.all(witnesses.map((key) => parseCosignerKey(suite, key)));
    for (const [log, key] of [
      ['case', caseLog],
      ['governance', governanceLog],
    ] as const) {
      const note = await (await fetch(`${ready.serverUrl}/log/${log}/cosigned`)).text();
      const seen = await verifyCosigned(suite, note, await parseVerifierKey(suite, key), checkers);
      expect([seen.origin, seen.cosignatures.length]).toEqual([`${origin}/${log}`, 1]);
      expect(Math.abs(Date.now() / 1000 - (quorumTime(seen, quorum) ?? 0))).toBeLessThan(600);
    }
    const text = running.lines.join('\n');
    expect(text).toContain('эч нерсени далилдебейт');
    expect(text).toContain('proves nothing to anybody outside');
    expect(statSync(folder.checkerKey).mode & 0o077).toBe(0);
    expect(readFileSync(folder.accounts, 'utf8')).not.toContain(readFileSync(folder.checkerKey, 'utf8').trim());
  });

  test('keeps the secrets of members out of the folder that the server reads, and readable by their owner alone', () => {
    for (const person of readPeople(ready.accountsFile)) {
      expect(person.keyringFile.startsWith(join(folder.keyrings, 'member-'))).toBe(true);
      expect(statSync(person.keyringFile).mode & 0o077).toBe(0);
      expect(readFileSync(person.keyringFile, 'utf8')).toMatch(/^-----BEGIN PGP MESSAGE-----/u);
    }
    expect(statSync(ready.accountsFile).mode & 0o077).toBe(0);
    expect(statSync(folder.keyrings).mode & 0o077).toBe(0);
    expect(readFileSync(join(folder.keyrings, 'WARNING.txt'), 'utf8')).toMatch(/АЧКЫЧТАРЫ[^]*KEYS OF A DEMONSTRATION/u);
  });

  test(
    'a second start on the same folder is refused and harms nothing, with --fresh too',
    async () => {
      for (const args of [[], ['--fresh']]) {
        const second = start(args);
        expect(await second.ended).toBe(1);
        expect(second.lines.join('\n')).toContain('The demo is running already');
      }
      expect(existsSync(ready.accountsFile)).toBe(true);
      expect((await fetch(ready.portalUrl)).status).toBe(200);
    },
    patience,
  );

  test(
    'Ctrl-C ends all programs; the next start finds everything as it was, on a free port if its own is taken',
    async () => {
      const trust = readFileSync(ready.trustFile);
      const accounts = readFileSync(ready.accountsFile);
      expect((await relay('POST', '/api/demo/next-day')).status).toBe(204);
      const checkpoint = await (await fetch(`${ready.serverUrl}/log/governance/checkpoint`)).text();
      expect(await running.interrupt()).toBe(0);
      expect(await isListening(ready.serverUrl)).toBe(false);
      for (const url of [ready.consoleUrl, ready.deskUrl]) expect(await isListening(new URL(url).origin)).toBe(false);
      // The checker's folder is free for the next start, and holds what was signed.
      const store = openFileStore(folder.checkerState);
      expect([store.isNew, await store.read('kupuya.example/demo/case')]).toEqual([
        false,
        expect.stringContaining('checker.example/demo') as unknown,
      ]);
      store.close();

      const [occupant, port] = await occupy();
      running = start([], { KUPUYA_PORT: String(port), KUPUYA_CONSOLE_PORT: String(port) });
      ready = await running.ready();
      expect([ready.serverUrl, new URL(ready.consoleUrl).port]).not.toContain(String(port));
      expect(new URL(ready.serverUrl).port).not.toBe(String(port));
      expect(readFileSync(ready.trustFile).equals(trust)).toBe(true);
      expect(readFileSync(ready.accountsFile).equals(accounts)).toBe(true);
      // The register goes on from there; rebuilt pages, for one, are an entry of their own.
      const size = checkpoint.split('\n')[1] ?? '';
      const kept = await (await fetch(`${ready.serverUrl}/log/governance/history/${size}`)).text();
      expect(kept.startsWith(checkpoint)).toBe(true);
      occupant.close();
    },
    patience,
  );

  test(
    'a start that was killed leaves nothing that hinders the next one',
    async () => {
      const { serverUrl } = ready;
      await running.killHard();
      expect(await isListening(serverUrl)).toBe(true);
      running = start();
      ready = await running.ready();
      expect(await isListening(serverUrl)).toBe(false);
      expect((await fetch(ready.reportUrl)).status).toBe(200);
    },
    patience,
  );

  test(
    '--fresh makes another body with other keys',
    async () => {
      const trust = readFileSync(ready.trustFile);
      await running.interrupt();
      running = start(['--fresh']);
      ready = await running.ready();
      expect(readFileSync(ready.trustFile).equals(trust)).toBe(false);
      const person = member();
      const body = { name: person.account, password: person.password, code: nextCode(person, Date.now() + 30_000) };
      expect((await relay('POST', '/api/session', body)).status).toBe(200);
    },
    patience,
  );
});

describe('npm start with a wrong command line', () => {
  test('says what it knows and ends with 2', async () => {
    const wrong = new Start(['--frehs'], environment);
    expect(await wrong.ended).toBe(2);
    expect(wrong.lines.join('\n')).toContain('--fresh');
  });

  test('refuses a port that is none', async () => {
    const wrong = start([], { KUPUYA_PORT: '99999' });
    expect(await wrong.ended).toBe(1);
    expect(wrong.lines.join('\n')).toContain('KUPUYA_PORT');
  });

  test(
    'leaves a folder alone that is no demonstration, even with --fresh',
    async () => {
      for (const args of [[], ['--fresh']]) {
        const wrong = start(args, { KUPUYA_DEMO: join(projectRoot, 'docs') });
        expect(await wrong.ended).toBe(1);
        expect(wrong.lines.join('\n')).toContain('left alone');
      }
      expect(existsSync(join(projectRoot, 'docs/protocol.md'))).toBe(true);
    },
    patience,
  );
});

async function occupy(): Promise<[Server, number]> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return [server, address.port];
}
