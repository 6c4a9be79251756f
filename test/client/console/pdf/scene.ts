/** The built reader in a real browser, under the headers of the real host, with the page's own side of it. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { z } from 'zod';
import type { Language } from '../../../../crypto/index.ts';
import type { Area } from '../../../../client/evidence/area.ts';
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
  /** Of the area asked for, 0 to 255. */
  darkest: z.number(),
  lightest: z.number(),
});
type Looked = z.infer<typeof looked>;

interface Look {
  /** From 1. */
  readonly page?: number;
  /** Pixels across, or the size of the paper. */
  readonly width?: number | 'PAPER' | 'PRINT';
  /** Where to measure light and dark; the whole page unless given. */
  readonly area?: Area;
  /** Milliseconds for one answer. */
  readonly patience?: number;
}

interface Redaction {
  /** Pages that stay, from 1. */
  readonly kept: readonly number[];
  readonly painted: readonly (readonly [page: number, areas: readonly Area[]])[];
  readonly pages: number;
  readonly language: Language;
  readonly original: string;
}

export interface Scene {
  /** Where the hostile files point to. */
  readonly stranger: string;
  /** What the stranger was asked, and every request that went out of the browser for anything but the page's own files. */
  readonly asked: readonly string[];
  look(bytes: Uint8Array<ArrayBuffer>, how?: Look): Promise<Looked>;
  /** A redacted version as the console makes it. */
  redact(bytes: Uint8Array<ArrayBuffer>, how: Redaction): Promise<Uint8Array<ArrayBuffer>>;
  /** What this code does inside a reader: its value as a text, or the name of its error. */
  inReader(code: string): Promise<unknown>;
  close(): Promise<void>;
}

const pageScript = (address: string): string => `
  import { PdfReader, planVersion, redactedPdf } from '/assets/page-side.js';
  const policy = trustedTypes.createPolicy('kupuya-worker', { createScriptURL: (asked) => asked });
  const start = (address) => new Worker(policy.createScriptURL(address), { type: 'module' });
  const why = (error) => error.why ?? String(error);
  const whole = { left: 0, top: 0, width: 1, height: 1 };
  window.look = async ({ page, width, patience, area = whole }) => {
    const bytes = new Uint8Array(await (await fetch('/document')).arrayBuffer());
    const reader = new PdfReader({ start: () => start('${address}'), patience }, bytes);
    const looked = { pages: '', text: '', picture: '', ink: 0, darkest: 255, lightest: 0 };
    try {
      looked.pages = (await reader.open()).pages;
      looked.text = await reader.text(page).then(({ text }) => text, why);
      const { picture } = await reader.picture(page, width, () => true);
      looked.picture = picture.width + 'x' + picture.height;
      const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
      context.drawImage(picture, 0, 0);
      const { data } = context.getImageData(0, 0, picture.width, picture.height);
      const isInside = (part, from, length) => part >= from && part < from + length;
      for (let at = 0; at < data.length; at += 4) {
        if (data[at] < 128) looked.ink++;
        const [x, y] = [(at / 4) % picture.width, Math.floor(at / 4 / picture.width)];
        if (!isInside(x / picture.width, area.left, area.width) || !isInside(y / picture.height, area.top, area.height)) continue;
        looked.darkest = Math.min(looked.darkest, data[at], data[at + 1], data[at + 2]);
        looked.lightest = Math.max(looked.lightest, data[at], data[at + 1], data[at + 2]);
      }
    } catch (error) {
      if (looked.pages === '') looked.pages = why(error);
      else looked.picture = why(error);
    }
    reader.close();
    return looked;
  };
  window.redact = async ({ kept, painted, pages, language, original }) => {
    const bytes = new Uint8Array(await (await fetch('/document')).arrayBuffer());
    const reader = new PdfReader({ start: () => start('${address}'), patience: 20000 }, bytes);
    const plan = planVersion(pages, new Set(kept), new Map(painted));
    const made = await redactedPdf({ reader, plan, pages, original, language, onPage: () => undefined });
    reader.close();
    return made.toBase64();
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
  const files = new Map<string, PageFile>([
    [
      '/',
      file(
        '<!doctype html><html lang="ky"><title>x</title><script type="module" src="/assets/page.js"></script>',
        'text/html; charset=utf-8',
      ),
    ],
    ['/assets/page.js', file(pageScript(address))],
    ['/assets/page-side.js', file(await bundlePageSide())],
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
    look: async (bytes, { page: number = 1, width = 'PAPER', patience = 20_000, area } = {}) => {
      files.set('/document', file(bytes, 'application/octet-stream'));
      return looked.parse(
        await page.evaluate(`window.look(${JSON.stringify({ page: number, width, patience, area })})`),
      );
    },
    redact: async (bytes, how) => {
      files.set('/document', file(bytes, 'application/octet-stream'));
      const made = z.string().parse(await page.evaluate(`window.redact(${JSON.stringify(how)})`));
      return Uint8Array.from(Buffer.from(made, 'base64'));
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

/** In a process of its own: the bundler of the pages cannot live in the sandbox of a test. */
async function bundlePageSide(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'kupuya-page-side-'));
  try {
    const made = join(folder, 'page-side.js');
    const bundler = join(projectRoot, 'node_modules/rolldown/bin/cli.mjs');
    await promisify(execFile)(process.execPath, [
      bundler,
      join(import.meta.dirname, 'page-side.ts'),
      '--format',
      'esm',
      '--file',
      made,
    ]);
    return readFileSync(made);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
