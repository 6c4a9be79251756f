import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { build, type InlineConfig } from 'vite';
import { buildOffline, buildOfflineVerifier } from './offline.ts';
import { staticTexts } from './static-texts.ts';

const ROOT = join(import.meta.dirname, '..');

/**
 * The browser parts, each built alone so that no part can pull in a chunk of another: every `*.html` directly in
 * `client/PART` becomes a page in `dist/PART`, served under `base`.
 */
const PARTS = {
  portal: { base: '/' },
  source: { base: '/report/' },
  console: { base: '/' },
  desk: { base: '/' },
} as const;

export type ClientPart = keyof typeof PARTS;

const configure = (part: ClientPart, pages: readonly string[], outDir: string): InlineConfig => ({
  configFile: false,
  root: join(ROOT, 'client', part),
  base: PARTS[part].base,
  publicDir: false,
  logLevel: 'warn',
  // The portal is to be read without any script.
  plugins: part === 'portal' ? [staticTexts()] : [],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // Folders of their own for the entry scripts of workers, by which the host gives each its policy: one for the worker with the keys, which
  // may compile WebAssembly, and one for the reader of PDF files, which may besides ask for nothing at all.
  worker: {
    format: 'es',
    rolldownOptions: {
      output: { entryFileNames: ({ name }) => `assets/${name === 'reader' ? 'reader' : 'worker'}/[name]-[hash].js` },
    },
  },
  css: { preprocessorOptions: { scss: { loadPaths: [join(ROOT, 'node_modules')], quietDeps: true } } },
  build: {
    outDir,
    emptyOutDir: true,
    // The oldest browsers supported: Tor Browser's ESR, and phones about three years old.
    target: ['chrome120', 'firefox128', 'safari17'],
    // The policy of the pages allows no inline script, no inline style and no data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: [...pages],
      checks: { bundlerTimings: false },
      // The protocol is pure: a page that takes one function through its door must not carry the rest.
      treeshake: { moduleSideEffects: [{ test: /\/(?:crypto|node_modules\/@noble)\//, sideEffects: false }] },
    },
  },
});

/**
 * Builds the pages of one part into `dist/PART`; a part without pages yields nothing. The folder is exchanged when the new one is
 * complete: a server or host that starts meanwhile finds the old pages or the new ones, never half of them.
 */
export const buildPart = async (part: ClientPart): Promise<void> => {
  const folder = join(ROOT, 'client', part);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const pages = names.filter((name) => name.endsWith('.html')).map((name) => join(folder, name));
  if (pages.length === 0) return;
  const [final, draft] = [join(ROOT, 'dist', part), join(ROOT, 'dist', `.${part}.${process.pid}`)];
  try {
    await build(configure(part, pages, draft));
    rmSync(final, { recursive: true, force: true });
    renameSync(draft, final);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
};

/** The console in one file, `dist/offline/console.html`. */
export const buildOfflineConsole = (): Promise<void> =>
  buildOffline(configure('console', [], join(ROOT, 'dist/offline')));

/** The verifier of releases in one file, `dist/offline/verify-release.html`. */
export const buildVerifier = (): Promise<void> =>
  buildOfflineVerifier(configure('console', [], join(ROOT, 'dist/offline')));

/** Builds every browser part, one after the other: two cores gain nothing from more. */
export const buildClient = async (): Promise<void> => {
  await buildPart('portal');
  await buildPart('source');
  await buildPart('console');
  await buildOfflineConsole();
  await buildVerifier();
  await buildPart('desk');
};

if (import.meta.main) await buildClient();
