/** `kupuya monitor` against a real server with a real checker, and a liar in between. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run as monitor } from '../../../client/cli/monitor.ts';
import { startService, type RunningService } from '../../../client/cli/witness/service.ts';
import { visitor } from '../../../client/cli/monitor/visit.ts';
import { nodeTransport } from '../../../client/cli/transport.ts';
import { parseKept } from '../../../client/monitor/kept.ts';
import { monitorOnce } from '../../../client/monitor/monitor.ts';
import { Witness } from '../../../client/witness/witness.ts';
import { downloadEntries } from '../../../client/register/log-download.ts';
import {
  cosign,
  decodeGovernance,
  encodeTrust,
  formatCheckpoint,
  formatCosignerKey,
  leafHashes,
  parseVerifierKey,
  rootOfLeaves,
  signNote,
  verifyCheckpoint,
  type NoteSigner,
} from '../../../crypto/index.ts';
import { folderAt } from '../../../server/folder.ts';
import { leaveRoster } from '../../../server/log/roster-change.ts';
import { readSeeds } from '../../../server/secrets.ts';
import { makeBody, random, removeFolder, signRoster, suite, type Body } from '../../server/body.ts';
import { eventually, run, send, type Under } from '../../server/running.ts';
import { runCommand, type Outcome } from '../cli/run-command.ts';
import { MemoryStore } from '../witness/world.ts';
import { forgedCaseLog, reply } from './forge.ts';
import { Proxy } from './proxy.ts';
import { SocksServer } from './socks.ts';

const patience = 60_000;
const checker: NoteSigner = { name: 'checker.example/monitored', seed: random(32) };
const today = Math.floor(Date.now() / 86_400_000);

let root: string;
let body: Body;
let under: Under;
let service: RunningService;
let proxy: Proxy;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'kupuya-monitor-'));
  mkdirSync(join(root, 'public/portal'), { recursive: true });
  mkdirSync(join(root, 'public/source'), { recursive: true });
  writeFileSync(join(root, 'public/portal/index.html'), '<p>portal');
  writeFileSync(join(root, 'public/source/index.html'), '<p>report');
  const witnesses = [await formatCosignerKey(suite, checker.name, await suite.signPublicKey(checker.seed))];
  body = await makeBody({ day: today, witnesses, quorum: 1 });
  writeFileSync(join(root, 'trust.json'), encodeTrust(body.trust));
  const witness = await Witness.create({
    ...{ suite, trust: body.trust, signer: checker, store: new MemoryStore() },
    clock: () => Math.floor(Date.now() / 1000),
  });
  service = await startService({ witness, host: '127.0.0.1', port: 0, complain: () => undefined });
  await startServer();
  proxy = new Proxy(() => under.server.url);
  await proxy.start();
}, patience);

afterEach(async () => {
  proxy.stop();
  await under.server.close();
  await service.close();
  await removeFolder(body.dir);
  rmSync(root, { recursive: true, force: true });
});

async function startServer(): Promise<void> {
  under = await run(body, { witnesses: [service.url], publicDir: join(root, 'public'), clock: Date.now() });
  await everythingIsCosigned();
}

async function everythingIsCosigned(): Promise<void> {
  await eventually(async () => {
    for (const log of ['case', 'governance']) {
      const [newest, seen] = await Promise.all(
        ['checkpoint', 'cosigned'].map(async (file) => (await send(under, 'GET', `/log/${log}/${file}`)).text),
      );
      if (newest?.split('\n')[1] !== seen?.split('\n')[1]) return false;
    }
    return true;
  });
}

async function nextDay(): Promise<void> {
  expect((await send(under, 'POST', '/api/demo/next-day')).status).toBe(204);
  await everythingIsCosigned();
}

interface Told {
  readonly status: number;
  readonly kinds: readonly string[];
  readonly findings: readonly {
    readonly kind: string;
    readonly log: string | null;
    readonly details: readonly string[];
    readonly evidence: string | null;
  }[];
  readonly logs: readonly { readonly log: string; readonly size: number; readonly cosigned: number | null }[];
}

function ask(...more: readonly string[]): Promise<Outcome> {
  return runCommand(monitor, root, ['--trust', 'trust.json', '--url', proxy.url, '--state', 'state', ...more]);
}

async function look(...more: readonly string[]): Promise<Told> {
  const { status, stdout, stderr } = await ask('--json', ...more);
  if (stdout === '') throw new Error(stderr);
  const report = JSON.parse(stdout) as Pick<Told, 'findings' | 'logs'>;
  return { status, ...report, kinds: report.findings.map(({ kind }) => kind) };
}

test(
  'Of an honest service a monitor tells nothing, keeps every checkpoint once, and asks for pages as a browser does.',
  async () => {
    await nextDay();
    const first = await look();
    expect(first).toMatchObject({ status: 0, kinds: [] });
    expect((await look()).kinds).toEqual([]);
    const kept = parseKept(readFileSync(join(root, 'state/checkpoints.jsonl')));
    expect(kept.map(({ log }) => log)).toEqual(['governance', 'case']);
    await nextDay();
    const later = await look();
    expect(later).toMatchObject({ status: 0, kinds: [] });
    expect(later.logs.every(({ size, cosigned }, at) => size === cosigned && size > (first.logs[at]?.size ?? 0))).toBe(
      true,
    );
    expect(parseKept(readFileSync(join(root, 'state/checkpoints.jsonl')))).toHaveLength(4);
    const page = proxy.requests.find(({ url }) => url === '/report/');
    expect(page?.headers['user-agent']).toContain('Firefox');
    const text = await ask();
    expect(text.stdout).toContain('Nothing was changed.');
    expect(text.stdout).toContain('Эч нерсе өзгөртүлгөн эмес.');
  },
  patience,
);

test(
  'FORKED: another history than the one shown before, signed by the log itself, with both notes as evidence.',
  async () => {
    await nextDay();
    await look();
    const shownBefore = (await send(under, 'GET', '/log/case/cosigned')).text;
    proxy.tailor = await forgedCaseLog(under, body);
    const told = await look();
    expect(told.status).toBe(1);
    expect(told.kinds).toEqual(expect.arrayContaining(['FORKED', 'NOT_COSIGNED', 'INVALID_REGISTER']));
    const evidence = readFileSync(told.findings.find(({ kind }) => kind === 'FORKED')?.evidence ?? '', 'utf8');
    expect(evidence).toContain(shownBefore);
    expect(evidence).toContain(Buffer.from((proxy.tailor('/log/case/checkpoint', never) ?? reply('')).body).toString());
    // It is never forgotten, even when the server shows the first history again.
    proxy.tailor = () => null;
    expect((await look()).kinds).toEqual(['FORKED']);
  },
  patience,
);

test(
  'OLDER_REGISTER: the state of yesterday, whole and well signed, after that of today was shown.',
  async () => {
    await nextDay();
    await look();
    const replayed = new Map(proxy.recorded);
    await nextDay();
    expect((await look()).kinds).toEqual([]);
    proxy.tailor = (path) => replayed.get(path) ?? null;
    const told = await look();
    expect([told.status, told.kinds]).toEqual([1, ['OLDER_REGISTER', 'OLDER_REGISTER']]);
    expect(told.findings.map(({ log }) => log)).toEqual(['governance', 'case']);
  },
  patience,
);

test(
  'NOT_COSIGNED: no quorum is served; a bad line of a known checker beside the log is worse.',
  async () => {
    const cosigned = (await send(under, 'GET', '/log/governance/cosigned')).text;
    proxy.tailor = (path) => (path === '/log/governance/cosigned' ? { status: 404, body: new Uint8Array() } : null);
    expect(await look()).toMatchObject({ status: 1, kinds: ['NOT_COSIGNED'] });
    const lines = cosigned.split('\n');
    const bytes = Buffer.from(lines[5]?.split(' ')[2] ?? '', 'base64');
    bytes[30] = (bytes[30] ?? 0) ^ 1;
    const bad = lines.with(5, `— ${checker.name} ${bytes.toString('base64')}`).join('\n');
    proxy.tailor = (path) => (path === '/log/governance/cosigned' ? reply(bad) : null);
    expect(await look()).toMatchObject({ status: 1, kinds: ['INVALID_REGISTER'] });
  },
  patience,
);

test(
  'PAGE_DIFFERS: a page for one visitor, and a page that is gone; the register goes on naming the right one.',
  async () => {
    expect((await look()).kinds).toEqual([]);
    proxy.tailor = (path, request) =>
      path === '/report/' && request.headers['user-agent']?.includes('Firefox') === true ? reply('<p>stealing') : null;
    const told = await look();
    expect([told.status, told.kinds]).toEqual([1, ['PAGE_DIFFERS']]);
    expect(told.findings[0]?.details).toEqual([expect.stringMatching(/^\/report\/ [0-9a-f]{64}$/u)]);
    proxy.tailor = (path) => (path === '/' ? { status: 404, body: new Uint8Array() } : null);
    expect((await look()).findings[0]?.details).toEqual(['/ 404']);
  },
  patience,
);

test(
  'STALE_REGISTER: a service that stands still is told as soon as the last word of the checkers is older than the policy allows.',
  async () => {
    const seen = Math.floor(Date.now() / 1000);
    const kindsAfter = async (hours: number): Promise<readonly string[]> => {
      const report = await monitorOnce({
        ...{ suite, trust: body.trust, kept: [], others: [], cache: new Map<string, Uint8Array>() },
        transport: nodeTransport(proxy.url),
        visit: visitor(proxy.url, undefined),
        now: seen + hours * 3600,
        keep: () => Promise.resolve(),
      });
      return report.findings.map(({ kind }) => kind);
    };
    expect(await kindsAfter(body.trust.maxAge - 1)).toEqual([]);
    proxy.playBack();
    expect(await kindsAfter(body.trust.maxAge + 1)).toEqual(['STALE_REGISTER']);
  },
  patience,
);

test(
  'STALE_REGISTER: words renewed day after day about a few entries, while nothing after them is seen by anybody.',
  async () => {
    for (let days = 0; days < 4; days++) await nextDay();
    const key = await parseVerifierKey(suite, body.trust.governanceLog);
    const whole = await verifyCheckpoint(suite, (await send(under, 'GET', '/log/governance/checkpoint')).text, key);
    const cache = new Map<string, Uint8Array>();
    const entries = await downloadEntries(suite, nodeTransport(under.server.url), 'governance', [whole], cache);
    const seen = entries.slice(0, entries.findIndex((bytes) => decodeGovernance(bytes).kind === 'day') + 1);
    const seeds = await readSeeds(folderAt(body.dir));
    const root = await rootOfLeaves(suite, await leafHashes(suite, seen));
    const text = formatCheckpoint({ origin: key.name, size: seen.length, root });
    const note = await signNote(suite, text, [{ name: key.name, seed: seeds.governance }]);
    const now = (today + 4) * 86_400;
    const frozen = `${note}${await cosign(suite, text, checker, now)}`;
    proxy.tailor = (path) => (path === '/log/governance/cosigned' ? reply(frozen) : null);
    const report = await monitorOnce({
      ...{ suite, trust: body.trust, kept: [], others: [], cache: new Map<string, Uint8Array>(), now },
      ...{ transport: nodeTransport(proxy.url), visit: visitor(proxy.url, undefined), keep: () => Promise.resolve() },
    });
    expect(report.findings.map(({ kind }) => kind)).toContain('STALE_REGISTER');
  },
  patience,
);

test(
  'MANIFEST_CHANGED and ROSTER_CHANGED are notices, each told once.',
  async () => {
    await look();
    await under.server.close();
    writeFileSync(join(root, 'public/source/index.html'), '<p>report, mended');
    await startServer();
    const pages = await look();
    expect(pages).toMatchObject({ status: 0, kinds: ['MANIFEST_CHANGED'] });
    expect(pages.findings[0]?.details).toContain('/report/');
    expect((await look()).kinds).toEqual([]);

    const roster = { ...body.roster, sequence: 2 };
    const note = await signRoster(roster, body.keyrings.slice(0, 2));
    await leaveRoster(suite, folderAt(body.dir), body.trust, note, [body.epochFile]);
    await nextDay();
    const readers = await look();
    expect(readers).toMatchObject({ status: 0, kinds: ['ROSTER_CHANGED'] });
    expect(readers.findings[0]?.details).toEqual(['2']);
  },
  patience,
);

test(
  'SPLIT_VIEW: what two monitors kept is compared; without the comparison neither notices anything.',
  async () => {
    await nextDay();
    const forged = await forgedCaseLog(under, body);
    expect((await look()).kinds).toEqual([]);
    proxy.tailor = forged;
    await look('--state', 'other');
    proxy.tailor = () => null;
    expect((await look()).kinds).toEqual([]);
    const told = await look('--compare', 'other/checkpoints.jsonl');
    expect(told).toMatchObject({ status: 1, kinds: ['SPLIT_VIEW'] });
    expect(told.findings[0]).toMatchObject({ log: 'case', evidence: expect.stringContaining('SPLIT_VIEW') as unknown });

    // What no log signed accuses nobody.
    const invented = readFileSync(join(root, 'other/checkpoints.jsonl'), 'utf8').replaceAll(
      /AAAA|[A-Z]{3}[a-z]/gu,
      'BBBB',
    );
    writeFileSync(join(root, 'invented.jsonl'), invented);
    expect((await look('--compare', 'invented.jsonl')).kinds).toEqual([]);
    // A monitor that was shown more than is shown here now.
    await nextDay();
    await look('--state', 'third');
    const replayed = new Map(proxy.recorded);
    await nextDay();
    await look('--state', 'third');
    proxy.tailor = (path) => replayed.get(path) ?? null;
    expect((await look('--state', 'fourth', '--compare', 'third/checkpoints.jsonl')).kinds).toContain('OLDER_REGISTER');
  },
  patience,
);

test(
  'Everything goes through the proxy that is named, and names are not looked up here.',
  async () => {
    const socks = new SocksServer();
    const address = await socks.start();
    expect(await look('--socks', address)).toMatchObject({ status: 0, kinds: [] });
    expect(new Set(socks.asked)).toEqual(new Set([new URL(proxy.url).host]));
    // Pages and registers alike: nothing came by another way.
    expect(proxy.requests.some(({ url }) => url === '/report/')).toBe(true);
    expect([...proxy.callers].filter((port) => !socks.ports.has(port))).toEqual([]);
    const before = proxy.requests.length;
    socks.stop();
    expect(await look('--socks', address)).toMatchObject({ status: 1, kinds: ['UNREACHABLE', 'UNREACHABLE'] });
    expect(proxy.requests).toHaveLength(before);
  },
  patience,
);

test(
  'A checkpoint that somebody has padded beyond all measure is refused, and spoils nothing of what is kept.',
  async () => {
    await nextDay();
    await look();
    await nextDay();
    for (const file of ['cosigned', 'checkpoint']) {
      const note = (await send(under, 'GET', `/log/governance/${file}`)).text;
      const lines = Array.from({ length: 97 }, () => `— stranger ${Buffer.from(random(900)).toString('base64')}\n`);
      proxy.tailor = (path) => (path === `/log/governance/${file}` ? reply(`${note}${lines.join('')}`) : null);
      const told = await look();
      expect(told).toMatchObject({ status: 1, kinds: ['INVALID_REGISTER'] });
      expect(told.findings[0]?.details).toEqual(['MALFORMED']);
    }
    proxy.tailor = () => null;
    expect(await look()).toMatchObject({ status: 0, kinds: [] });
  },
  patience,
);

test(
  'A state that is damaged, or in use, or cut off by a power cut, is told apart from a service that is.',
  async () => {
    await look();
    const file = join(root, 'state/checkpoints.jsonl');
    const whole = readFileSync(file);
    writeFileSync(file, Buffer.concat([whole, Buffer.from('{"log":"ca')]));
    expect((await look()).kinds).toEqual([]);
    // Nothing that was kept is lost with the broken line.
    expect(readFileSync(file, 'utf8').startsWith(whole.toString('utf8'))).toBe(true);
    writeFileSync(file, 'nonsense\n');
    expect(await ask()).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('damaged') as unknown });
    expect((await ask('--state', 'new', '--compare', 'trust.json')).status).toBe(0);
    expect((await ask('--once', '--every', '5')).status).toBe(2);
    expect((await ask('--socks', 'nonsense')).status).toBe(2);
    expect((await ask('--url', 'http://example.org')).status).toBe(2);
    expect((await runCommand(monitor, root, [])).status).toBe(2);
    expect((await runCommand(monitor, root, ['--help'])).status).toBe(0);
  },
  patience,
);

// Replies of `forgedCaseLog` do not depend on the request.
const never = undefined as never;
