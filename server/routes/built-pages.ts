/**
 * The built pages of portal and report page, read once at start: what is served cannot change under a running server, and no
 * file time shows. Console and desk are never served from here: their code must not come from the server they check.
 */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { Router, type Request, type RequestHandler, type Response } from 'express';

const parts = [
  { folder: 'portal', base: '/' },
  { folder: 'source', base: '/report/' },
] as const;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ftl': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};
/** Where no person looks for a page. */
const dataPaths = /^\/(?:(?:api|log|epochs|pages)(?:\/|$)|trust\.json$)/;
const compressed = new Set(['.html', '.js', '.css', '.ftl', '.txt', '.json', '.svg']);

interface BuiltFile {
  readonly type: string;
  readonly immutable: boolean;
  readonly plain: Buffer;
  readonly gzip: Buffer | null;
  readonly brotli: Buffer | null;
}

/** The key of the page for addresses that do not exist. No request has such a path. */
const notFoundKey = 'not-found';
/** The same for the page that stands where statistics will. */
const noReleaseKey = 'no-release';

/** Every path that is served, with its file: `/` and `/report` are the index pages, `/name` and `/name/` stand for `name.html` too. */
export type BuiltPages = ReadonlyMap<string, BuiltFile>;

export async function readBuiltPages(folder: string): Promise<BuiltPages> {
  const files = new Map<string, BuiltFile>();
  for (const part of parts) {
    const root = join(folder, part.folder);
    for (const path of await listFiles(root)) {
      const type = types[extname(path)];
      if (type === undefined) continue;
      const file = await readBuilt(path, type);
      for (const address of addressesOf(part.base, relative(root, path).split(sep).join('/'))) files.set(address, file);
    }
  }
  return files;
}

export function builtPageRoutes(pages: BuiltPages): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.get(/.*/, (request: Request, response: Response, next) => {
    const file = pages.get(request.path);
    if (file === undefined) {
      next();
      return;
    }
    send(request, response, 200, file);
  });
  return router;
}

/** Programs get a code, and so does whoever asks for data: only what a person typed or followed is answered with a page. */
export function wantsPage(pages: BuiltPages, request: Request): boolean {
  return (
    pages.has(notFoundKey) &&
    (request.method === 'GET' || request.method === 'HEAD') &&
    !dataPaths.test(request.path) &&
    (request.headers.accept ?? '').includes('text/html')
  );
}

/** Answers people at an address that does not exist. Always the same bytes: nothing of the address comes back. */
export function notFoundPage(pages: BuiltPages): RequestHandler {
  return (request, response, next) => {
    const file = pages.get(notFoundKey);
    if (file === undefined || !wantsPage(pages, request)) {
      next();
      return;
    }
    send(request, response, 404, file);
  };
}

/** Answers at the address of the statistics before anything is released. False if there is no such page. */
export function noReleasePage(pages: BuiltPages): (request: Request, response: Response) => boolean {
  return (request, response) => {
    const file = pages.get(noReleaseKey);
    if (file === undefined) return false;
    send(request, response, 200, file);
    return true;
  };
}

function addressesOf(base: string, name: string): string[] {
  if (!name.endsWith('.html')) return [base + name];
  if (base + name === '/not-found.html') return [notFoundKey];
  if (base + name === '/no-release.html') return [noReleaseKey];
  const short = base + name.slice(0, -'.html'.length);
  if (name !== 'index.html') return [base + name, short, `${short}/`];
  return base === '/' ? [base] : [base, base.slice(0, -1)];
}

function send(request: Request, response: Response, status: number, file: BuiltFile): void {
  const accepted = request.headers['accept-encoding'] ?? '';
  response.status(status).setHeader('Content-Type', file.type);
  response.setHeader('Cache-Control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-store');
  if (file.gzip !== null || file.brotli !== null) response.setHeader('Vary', 'Accept-Encoding');
  if (file.brotli !== null && /\bbr\b/.test(accepted)) {
    response.setHeader('Content-Encoding', 'br');
    response.send(file.brotli);
  } else if (file.gzip !== null && /\bgzip\b/.test(accepted)) {
    response.setHeader('Content-Encoding', 'gzip');
    response.send(file.gzip);
  } else {
    response.send(file.plain);
  }
}

async function readBuilt(path: string, type: string): Promise<BuiltFile> {
  const plain = await readFile(path);
  const isText = compressed.has(extname(path));
  return {
    type,
    // The builder puts the hash of the content into the names of assets.
    immutable: /[.-][A-Za-z0-9_-]{8,}\.[a-z]+$/.test(path) && path.includes(`${sep}assets${sep}`),
    plain,
    gzip:
      (await readIfThere(`${path}.gz`)) ??
      (isText ? await promisify(gzip)(plain, { level: constants.Z_BEST_COMPRESSION }) : null),
    brotli: await readIfThere(`${path}.br`),
  };
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function readIfThere(path: string): Promise<Buffer | null> {
  return readFile(path).catch(() => null);
}
