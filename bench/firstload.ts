import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openBrowser } from '../journey/browser/open.ts';
import type { SeenRequest } from '../journey/browser/tap.ts';
import { buildPagesIfChanged } from '../tooling/demo/pages.ts';
import type { Bench } from './bench.ts';
import type { Figure } from './figure.ts';
import { makeInstance, startServer, withFolder } from './instance.ts';

/** Bytes as they travel, bodies only. */
const firstLoadBudget = 150_000;
/** The worker with all cryptography and the word list; a page can be read and written on before it is there. */
const backgroundBudget = 100_000;

export const firstload: Bench = {
  name: 'firstload',
  summary: 'compressed bytes until the report page can be read in Kyrgyz, and what follows in the background',
  run: ({ tell }) =>
    withFolder(async (dir) => {
      await buildPagesIfChanged(tell);
      await makeInstance(dir);
      const server = await startServer(dir, join(import.meta.dirname, '../dist'));
      try {
        return judge(await loadOnce(server.url));
      } finally {
        await server.end('SIGTERM');
      }
    }),
};

/** Everything that a browser which was never here asks for, until nothing more comes. */
async function loadOnce(origin: string): Promise<readonly SeenRequest[]> {
  const browser = await openBrowser('chromium', { origins: [origin] });
  try {
    const page = await browser.newPage();
    await page.goto(`${origin}/report/#ky`);
    await page.waitFor('#app h1');
    for (let seen = -1; seen !== browser.tap.seen.length;) {
      seen = browser.tap.seen.length;
      await wait(1500);
    }
    const failed = browser.tap.seen.find(({ status }) => status !== 200);
    if (failed !== undefined) throw new Error(`${failed.path} was not served`);
    return [...browser.tap.seen];
  } finally {
    await browser.close();
  }
}

function judge(requests: readonly SeenRequest[]): Figure[] {
  const kinds = {
    page: /^\/report\/$/,
    style: /\.css$/,
    script: /\/assets\/[^/]+\.js$/,
    picture: /\.svg$/,
    worker: /\/assets\/worker\//,
    register: /^\/(?:trust\.json|log\/|epochs\/|pages\/)/,
  };
  const unknown = requests.find(({ path }) => !Object.values(kinds).some((kind) => kind.test(path)));
  if (unknown !== undefined) throw new Error(`nobody knows what ${unknown.path} is for`);
  const bytes = (...names: readonly (keyof typeof kinds)[]): number =>
    requests
      .filter(({ path }) => names.some((name) => kinds[name].test(path)))
      .reduce((sum, { responseBytes }) => sum + responseBytes, 0);
  const first = ['page', 'style', 'script', 'picture'] as const;
  return [
    {
      figure: 'first_load',
      value: bytes(...first),
      unit: 'bytes',
      parameters: { language: 'ky' },
      aim: { most: firstLoadBudget },
    },
    ...first.map((kind): Figure => ({
      ...{ figure: 'part_of_first_load', value: bytes(kind), parameters: { kind } },
      unit: 'bytes',
    })),
    {
      figure: 'background',
      value: bytes('worker'),
      unit: 'bytes',
      parameters: { kind: 'worker' },
      aim: { most: backgroundBudget },
    },
    {
      figure: 'background',
      value: bytes('register'),
      unit: 'bytes',
      parameters: { kind: 'register of a new instance' },
    },
  ];
}
