/** A page that asks the console's own worker what the console asks it, and notes how long each takes. */
import workerAddress from '../../../client/console/worker/main.ts?worker&url';
import type { Exchanges, News } from '../../../client/console/worker/messages.ts';
import { WorkerLink } from '../../../client/staff/worker-link.ts';
import { workerStarter } from '../../../client/staff/trusted-worker.ts';

const startWorker = workerStarter(workerAddress);

let link: WorkerLink<Exchanges, News> | null = null;
let stages: Record<string, number> = {};
let stage = '';
let since = 0;

function noteStage(next: string): void {
  const now = performance.now();
  if (stage !== '') stages[stage] = (stages[stage] ?? 0) + now - since;
  [stage, since] = [next, now];
}

/** Begins again as a page that was just opened. */
function begin(): void {
  link?.end();
  link = new WorkerLink<Exchanges, News>(startWorker(), (news) => {
    if ('progress' in news) noteStage(news.progress.stage);
  });
}

async function ask<K extends keyof Exchanges>(
  type: K,
  question: Exchanges[K]['ask'],
): Promise<{ readonly ms: number; readonly answer: Exchanges[K]['answer'] }> {
  if (link === null) throw new Error('begin first');
  const started = performance.now();
  const answer = await link.ask(type, question);
  return { ms: performance.now() - started, answer };
}

/** Reads everything, and tells how long each stage took. */
async function sync(): Promise<Record<string, number>> {
  stages = {};
  stage = '';
  const { ms, answer } = await ask('SYNC', null);
  noteStage('');
  // The first answer has all rows, later ones those that changed.
  if (answer.overview.after === 0) ids = answer.overview.rows.map(({ id }) => id);
  const { newLetters, newCases, alarms, notPosted } = answer.report;
  return { ...stages, whole: ms, newLetters, newCases, alarms: alarms.length, unposted: notPosted === null ? 0 : 1 };
}

let ids: readonly string[] = [];

async function times<K extends keyof Exchanges>(type: K, questions: readonly Exchanges[K]['ask'][]): Promise<number[]> {
  const samples: number[] = [];
  for (const question of questions) samples.push((await ask(type, question)).ms);
  return samples;
}

Object.assign(globalThis, {
  console_bench: {
    begin,
    connect: (token: string) => ask('CONNECT', { token }).then(({ ms }) => ms),
    signIn: (name: string, password: string, code: string) =>
      ask('SIGN_IN', { name, password, code }).then(({ ms }) => ms),
    openKeyring: (file: string) => ask('OPEN_KEYRING', { file, passphrase: '' }).then(({ ms }) => ms),
    sync,
    search: (texts: readonly string[]) =>
      times(
        'SEARCH',
        texts.map((text) => ({ text })),
      ),
    read: (count: number) =>
      times(
        'READ',
        some(count).map((id) => ({ id })),
      ),
    note: (count: number) =>
      times(
        'ACT',
        some(count).map((id) => ({ id, act: { type: 'NOTE' as const, text: 'Сүйлөшүү өттү.' } })),
      ),
    overview: (count: number) =>
      times(
        'OVERVIEW',
        Array.from({ length: count }, () => ({ whole: true })),
      ),
    wait: (ms: number) => new Promise((resolve) => setTimeout(resolve, ms)),
    stored: async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      caches: typeof caches === 'undefined' ? 0 : (await caches.keys()).length,
    }),
  },
});

function some(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => ids[(index * 7919) % ids.length] ?? '');
}
