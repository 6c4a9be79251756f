/** The built reader in a real browser, under the headers of the real host, with the page's own side of it. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { z } from 'zod';
import { startHost } from '../../../../client/host/host.ts';
import { readPageFiles, type PageFile } from '../../../../client/host/page-files.ts';
import { projectRoot } from '../../../../tooling/demo/folder.ts';
import { buildPagesIfChanged } from '../../../../tooling/demo/pages.ts';

const looked = z.object({
  /** Or why it was not opened. */
  pages: z.union([z.number(), z.string()]),
  text: z.string(),
  /** `WIDTHxHEIGHT` in pixels, or why it was not drawn. */
  picture: z.string(),
  /** Dark pixels. */
  ink: z.number(),
});
type Looked = z.infer<typeof looked>;

interface Look {
  /** From 1. */
  readonly page?: number;
  /** Pixels across, or the size of the paper. */
  readonly width?: number | 'PAPER';
  /** Milliseconds for one answer. */
  readonly patience?: number;
}

export interface Scene {
  /** Where the hostile files point to. */
  readonly stranger: string;
  /** What the stranger was asked, and every request that went out of the browser for anything but the page's own files. */
  readonly asked: readonly string[];
  look(bytes: Uint8Array<ArrayBuffer>, how?: Look): Promise<Looked>;
  /** What this code does inside a reader: its value as a text, or the name of its error. */
  inReader(code: string): Promise<unknown>;
  close(): Promise<void>;
}

const pageScript = (address: string): string => `
  import { PdfReader } from '/assets/pdf-reader.js';
  const policy = trustedTypes.createPolicy('kupuya-worker', { createScriptURL: (asked) => asked });
  const start = (address) => new Worker(policy.createScriptURL(address), { type: 'module' });
  const why = (error) => error.why ?? String(error);
  window.look = async ({ page, width, patience }) => {
    const bytes = new Uint8Array(await (await fetch('/document')).arrayBuffer());
    const reader = new PdfReader({ start: () => start('${address}'), patience }, bytes);
    const looked = { pages: '', text: '', picture: '', ink: 0 };
    try {
      looked.pages = (await reader.open()).pages;
      looked.text = await reader.text(page).then(({ text }) => text, why);
      const { picture } = await reader.picture(page, width, () => true);
      looked.picture = picture.width + 'x' + picture.height;
      const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
      context.drawImage(picture, 0, 0);
      const { data } = context.getImageData(0, 0, picture.width, picture.height);
      for (let at = 0; at < data.length; at += 4) if (data[at] < 128) looked.ink++;
    } catch (error) {
      if (looked.pages === '') looked.pages = why(error);
      else looked.picture = why(error);
    }
    reader.close();
    return looked;
  };
  window.inReader = () => new Promise((resolve) => { start('/assets/reader/attempt.js').onmessage = ({ data }) => resolve(data); });
  window.ready = true;
`;

const contentType = 'text/javascript; charset=utf-8';
const file = (bytes: string | Uint8Array, type = contentType): PageFile => ({
  bytes: Buffer.from(bytes),
  contentType: type,
  worker: false,
});

/** @throws Error if the pages cannot be built, or there is no Chromium */
export async function openScene(): Promise<Scene> {
  await buildPagesIfChanged(() => undefined);
  const built = [...readPageFiles(join(projectRoot, 'dist/console'))].find(([, { reader = false }]) => reader);
  if (built === undefined) throw new Error('no reader was built');
  const [address, reader] = built;
  const side = readFileSync(join(projectRoot, 'client/console/pdf/pdf-reader.ts'), 'utf8');
  const files = new Map<string, PageFile>([
    [
      '/',
      file(
        '<!doctype html><html lang="ky"><title>x</title><script type="module" src="/assets/page.js"></script>',
        'text/html; charset=utf-8',
      ),
    ],
    ['/assets/page.js', file(pageScript(address))],
    ['/assets/pdf-reader.js', file(stripTypeScriptTypes(side))],
    [address, reader],
  ]);
  const asked: string[] = [];
  const attacker = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.setHeader('access-control-allow-origin', '*').end('x');
  });
  attacker.listen(0, '127.0.0.1');
  await once(attacker, 'listening');
  const place = attacker.address();
  if (place === null || typeof place === 'string') throw new Error('no port');
  const stranger = `http://127.0.0.1:${String(place.port)}`;
  const host = await startHost({
    ...{ server: new URL(stranger), trust: Buffer.from('{}'), mode: 'demo', files, port: 0, token: 'x'.repeat(43) },
    ...{ page: 'console', services: [] },
  });
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  const page = await browser.newPage();
  page.on('requestfinished', (request) => {
    const { pathname, origin } = new URL(request.url());
    if (origin !== host.origin || !(files.has(pathname) || pathname === '/favicon.ico')) asked.push(request.url());
  });
  await page.goto(host.address);
  await page.waitForFunction('window.ready');
  return {
    stranger,
    asked,
    look: async (bytes, { page: number = 1, width = 'PAPER', patience = 20_000 } = {}) => {
      files.set('/document', file(bytes, 'application/octet-stream'));
      return looked.parse(await page.evaluate(`window.look(${JSON.stringify({ page: number, width, patience })})`));
    },
    inReader: async (code) => {
      const attempt = `(async () => { try { return String(await (${code})); } catch (error) { return error.name; } })().then((answer) => postMessage(answer));`;
      files.set('/assets/reader/attempt.js', { ...file(attempt), reader: true });
      return await page.evaluate('window.inReader()');
    },
    close: async () => {
      await browser.close();
      await host.close();
      attacker.closeAllConnections();
      await new Promise((resolve) => attacker.close(resolve));
    },
  };
}
