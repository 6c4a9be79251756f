/** Measuring in a real browser: the bench page, built like the product's pages, served beside the public files of an instance. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { extname, join, normalize } from 'node:path';
import { build } from 'vite';
import { openBrowser } from '../journey/browser/open.ts';
import type { Page } from '../journey/browser/page.ts';
import { folderAt } from '../server/folder.ts';
import { makeInstance, withFolder, type BenchInstance } from './instance.ts';

/** `firefox-safer` has neither WebAssembly nor a just-in-time compiler, like Tor Browser at its level "Safer". */
export const surroundings = ['chromium', 'firefox', 'firefox-safer'] as const;
export type Surrounding = (typeof surroundings)[number];

/** Asks the bench worker. @returns samples by name; empty for a name that it does not know */
export type Ask = (name: string, parameters: Readonly<Record<string, string | number>>) => Promise<ReadSamples>;
export type ReadSamples = (name: string) => readonly number[];

export interface BrowserBench {
  readonly instance: BenchInstance;
  /** Opens a fresh browser for `use` and ends it afterwards. */
  in<T>(surrounding: Surrounding, use: (ask: Ask) => Promise<T>): Promise<T>;
}

export function withBrowsers<T>(use: (bench: BrowserBench) => Promise<T>): Promise<T> {
  return withFolder(async (dir) => {
    const pages = join(dir, 'pages');
    await buildBenchPage(pages);
    const instance = await makeInstance(join(dir, 'instance'));
    const { origin, close } = await serve([pages, folderAt(instance.dir).public]);
    try {
      return await use({
        instance,
        async in(surrounding, act) {
          const name = surrounding === 'chromium' ? 'chromium' : 'firefox';
          const browser = await openBrowser(name, { origins: [origin], safer: surrounding === 'firefox-safer' });
          try {
            const page = await browser.newPage();
            await page.goto(`${origin}/index.html`);
            return await act(askOn(page));
          } finally {
            await browser.close();
          }
        },
      });
    } finally {
      await close();
    }
  });
}

function askOn(page: Page): Ask {
  return async (name, parameters) => {
    const answer = await page.evaluate(`measure(${JSON.stringify(name)}, ${JSON.stringify(parameters)})`);
    return (sample) => {
      const entry = Object.entries(Object(answer) as Record<string, unknown>).find(([key]) => key === sample);
      const values: unknown = entry?.[1];
      return Array.isArray(values) ? values.filter((value) => typeof value === 'number') : [];
    };
  };
}

/** As `tooling/build.ts` builds the report page. */
async function buildBenchPage(outDir: string): Promise<void> {
  mkdirSync(outDir, { recursive: true });
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'page'),
    logLevel: 'warn',
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: ['chrome120', 'firefox128', 'safari17'],
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: {
        checks: { bundlerTimings: false },
        treeshake: { moduleSideEffects: [{ test: /\/(?:crypto|node_modules\/@noble)\//, sideEffects: false }] },
      },
    },
  });
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** Whatever lies in the folders, to this machine alone. */
async function serve(folders: readonly string[]): Promise<{ origin: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://unknown.invalid').pathname);
    const file = folders.map((folder) => join(folder, path)).find((each) => extname(path) !== '/' && existsSync(each));
    if (file === undefined) response.writeHead(404).end();
    else
      response
        .writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
        .end(readFileSync(file));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the bench page is not served');
  return {
    origin: `http://127.0.0.1:${String(address.port)}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
