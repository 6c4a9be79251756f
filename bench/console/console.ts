/** The console with thousands of cases: its own worker in real browsers, through its own host, from a server as it is run. */
import { cpSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { keepCheckpoint } from '../../client/host/kept.ts';
import { keptIndex } from '../../client/host/kept-index.ts';
import { readPageFiles } from '../../client/host/page-files.ts';
import { startHost, type RunningHost } from '../../client/host/host.ts';
import { machineRandom, machineSuite } from '../../client/cli/terminal/machine.ts';
import { nodeTransport } from '../../client/cli/transport.ts';
import { loadRegister, type RegisterView } from '../../client/register/register.ts';
import type { HttpAnswer } from '../../client/register/transport.ts';
import { encodeOutgoing } from '../../client/reporting/compose.ts';
import { encodeUtf8, parseTrust } from '../../crypto/index.ts';
import { openBrowser } from '../../journey/browser/open.ts';
import type { Page } from '../../journey/browser/page.ts';
import { currentCode } from '../../server/accounts/totp.ts';
import type { Bench, BenchOptions } from '../bench.ts';
import type { Figure } from '../figure.ts';
import { startServer, withFolder } from '../instance.ts';
import { peakGrowth } from '../memory.ts';
import { quantile } from '../samples.ts';
import { growCaseload, readRecords, type GrownCaseload } from './grown-caseload.ts';

const searches = [
  'мектеп',
  'мектептерге',
  'закупка',
  'Осмонова',
  'oborud',
  'shartnoma',
  'мактаб',
  'contract school',
  '"кол коюлуп"',
  'tag:жол',
  'name:Асанов',
  '№ 100123',
  'оорукана жабдуу',
  'зарплаты сотрудников',
  'жер',
  'аукцион',
  'Ош',
] as const;

export const consoleBench: Bench = {
  name: 'console',
  summary:
    'thousands of cases in the console: first sync, cold start from the index, 100 new letters, search, acts, memory',
  run: async (options) => {
    const cases = options.quick ? 200 : 10_000;
    const grown = await growCaseload(cases, options.quick ? 10 : 100, options.tell);
    const figures: Figure[] = [];
    for (const browser of options.quick ? (['chromium'] as const) : (['chromium', 'firefox'] as const))
      figures.push(...(await withFolder((dir) => measureIn(browser, cases, grown, dir, options))));
    return figures;
  },
};

async function measureIn(
  browser: 'chromium' | 'firefox',
  cases: number,
  grown: GrownCaseload,
  dir: string,
  { tell, quick }: BenchOptions,
): Promise<Figure[]> {
  const [data, pages, state] = ['data', 'pages', 'state'].map((name) => join(dir, name));
  if (data === undefined || pages === undefined || state === undefined) throw new Error('no folders');
  cpSync(grown.dir, data, { recursive: true });
  await buildPage(pages);
  const server = await startServer(data);
  const host = await startHostFor(grown, server.url, pages, state);
  const parameters = { browser, cases };
  const figures: Figure[] = [];
  const add = (figure: string, value: number, unit: Figure['unit'], most?: number): void => {
    figures.push({ figure, value, unit, parameters, ...(most === undefined ? {} : { aim: { most } }) });
    tell(`${browser} ${figure} ${value.toFixed(0)} ${unit}`);
  };
  const addAll = (name: string, samples: readonly number[], most?: number): void => {
    add(`${name}_p50`, quantile(samples, 0.5), 'ms');
    add(`${name}_p95`, quantile(samples, 0.95), 'ms', most);
  };
  try {
    const opened = await openBrowser(browser, { origins: [host.origin] });
    try {
      const page = await opened.newPage();
      await page.goto(host.origin);
      let first: Readonly<Record<string, number>> = {};
      const grownBy = await peakGrowth(async () => {
        await enter(page, host, grown, true);
        first = await ask(page, 'sync()');
      });
      if (first['newCases'] !== cases || first['alarms'] !== 0)
        throw new Error(`not what was made: ${JSON.stringify(first)}`);
      // What is aimed at is opening the letters; ten events for each come on top.
      for (const stage of ['REGISTER', 'LETTERS', 'FEED', 'GRANTS', 'POSTING'])
        add(`first_sync_${stage.toLowerCase()}`, first[stage] ?? 0, 'ms', stage === 'LETTERS' ? 15_000 : undefined);
      add('first_sync', first['whole'] ?? 0, 'ms');
      add('first_sync_memory', grownBy, 'MiB');
      // The index of the words, and what is kept, are made in the background.
      await ask(page, `search(${JSON.stringify(['а'])})`);
      const rounds = quick ? 1 : 6;
      addAll(
        'search',
        await samplesOf(page, `search(${JSON.stringify(Array.from({ length: rounds }, () => searches).flat())})`),
        100,
      );
      addAll('open_case', await samplesOf(page, `read(${quick ? '5' : '60'})`), 50);
      addAll('note', await samplesOf(page, `note(${quick ? '3' : '20'})`));
      addAll('lists', await samplesOf(page, `overview(${quick ? '3' : '20'})`), 50);
      await settle(page, state);
      add('kept_on_disk', folderSize(state), 'bytes');

      await enter(page, host, grown, false);
      const cold = await ask(page, 'sync()');
      add('cold_start', cold['whole'] ?? 0, 'ms');
      const later = await postLater(grown, server.url);
      const synced = await ask(page, 'sync()');
      add('incremental_sync', synced['whole'] ?? 0, 'ms');
      add('incremental_letters', synced['newLetters'] ?? 0, 'count');
      if (synced['newLetters'] !== later) tell(`${String(later)} letters were sent`);
      const stored = await ask(page, 'stored()');
      add(
        'kept_by_the_browser',
        Object.values(stored).reduce((sum, count) => sum + count, 0),
        'count',
        0,
      );
    } finally {
      await opened.close();
    }
  } finally {
    await host.close();
    await server.end('SIGTERM');
  }
  return figures;
}

async function enter(
  page: Page,
  host: RunningHost,
  { account, keyring }: GrownCaseload,
  signIn: boolean,
): Promise<void> {
  const token = new URL(host.address).hash.slice('#token='.length);
  await page.evaluate('console_bench.begin()');
  await page.evaluate(`console_bench.connect(${JSON.stringify(token)})`);
  if (signIn) {
    const code = currentCode(account.totpSecret, Date.now());
    const given = [account.name, account.password, code].map((each) => JSON.stringify(each)).join();
    await page.evaluate(`console_bench.signIn(${given})`);
  }
  await page.evaluate(`console_bench.openKeyring(${JSON.stringify(keyring)})`);
}

/** Until nothing more is written. */
async function settle(page: Page, state: string): Promise<void> {
  for (let before = -1; before !== folderSize(state) || before === 0;) {
    before = folderSize(state);
    await page.evaluate('console_bench.wait(4000)');
  }
}

async function ask(page: Page, call: string): Promise<Readonly<Record<string, number>>> {
  const answer: unknown = await page.evaluate(`console_bench.${call}`);
  return Object.fromEntries(Object.entries(Object(answer) as object).map(([name, value]) => [name, Number(value)]));
}

async function samplesOf(page: Page, call: string): Promise<readonly number[]> {
  const answer: unknown = await page.evaluate(`console_bench.${call}`);
  return Array.isArray(answer) ? answer.map(Number) : [];
}

async function postLater(grown: GrownCaseload, url: string): Promise<number> {
  const transport = nodeTransport(url);
  const suite = await machineSuite();
  const trust = parseTrust(encodeUtf8(grown.trust));
  const deviceDay = (): number => Math.floor(Date.now() / 86_400_000);
  const records = readRecords(grown.later, 96 + 32_768);
  const load = (): Promise<RegisterView> => loadRegister(suite, transport, trust, { deviceDay: deviceDay() });
  let view = await load();
  for (const bytes of records) {
    const letter = {
      commit: bytes.slice(0, 32),
      tag: bytes.slice(32, 64),
      salt: bytes.slice(64, 96),
      letter: bytes.slice(96),
    };
    const post = async (): Promise<HttpAnswer> => {
      const around = { suite, random: machineRandom, transport, trust, deviceDay };
      return transport.send('POST', '/api/letters', await encodeOutgoing(around, view, { ...letter, number: 1 }));
    };
    let answer = await post();
    // On a busy machine batches close meanwhile, and a puzzle of an older day does not count.
    if (answer.status === 422) {
      view = await load();
      answer = await post();
    }
    if (answer.status !== 201) throw new Error(`a letter was not taken: ${String(answer.status)}`);
  }
  // A demonstration closes a batch a moment after something came.
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  return records.length;
}

async function startHostFor(grown: GrownCaseload, url: string, pages: string, state: string): Promise<RunningHost> {
  const trust = encodeUtf8(grown.trust);
  return startHost({
    ...{ server: new URL(url), trust, mode: 'demo', page: 'console', port: 0, token: 'bench'.repeat(8) },
    services: [...(await keepCheckpoint(await machineSuite(), state, trust)), ...keptIndex(join(state, 'index'))],
    files: readPageFiles(pages),
  });
}

/** As `tooling/build.ts` builds the console. */
async function buildPage(outDir: string): Promise<void> {
  mkdirSync(outDir, { recursive: true });
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'page'),
    logLevel: 'warn',
    worker: { format: 'es', rolldownOptions: { output: { entryFileNames: 'assets/worker/[name]-[hash].js' } } },
    build: {
      outDir,
      emptyOutDir: true,
      target: ['chrome120', 'firefox128', 'safari17'],
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: { checks: { bundlerTimings: false } },
    },
  });
}

function folderSize(folder: string): number {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  } catch {
    return 0;
  }
}
