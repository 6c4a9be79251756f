/** The built console, read whole at start: an address either names one of these files or nothing, so no path can lead elsewhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export interface PageFile {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** Whether this is the entry script of a worker, which `tooling/build.ts` puts into `assets/worker/`. */
  readonly worker: boolean;
  /** Whether this is the worker that reads PDF files, in `assets/reader/`; not, if left out. */
  readonly reader?: boolean;
}

/** By address, beginning with `/`. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.ftl': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

/**
 * @param folder what `npm run build` made of `client/console`
 * @throws Error if the folder cannot be read or has no page
 */
export function readPageFiles(folder: string): PageFiles {
  const files = new Map<string, PageFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const address = file.slice(folder.length).replaceAll('\\', '/');
    const contentType = contentTypes[extname(entry.name)];
    if (contentType === undefined) continue;
    const [worker, reader] = [address.startsWith('/assets/worker/'), address.startsWith('/assets/reader/')];
    files.set(address, { bytes: readFileSync(file), contentType, worker, reader });
  }
  const index = files.get('/index.html');
  if (index === undefined) throw new Error('the folder holds no built console');
  files.set('/', index);
  return files;
}
