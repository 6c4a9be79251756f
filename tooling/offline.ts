/**
 * Pages as one HTML file each, for a machine without a network: styles, page and workers stand in it, and its own policy names each by hash and
 * allows nothing else. The console, made from the same sources as that of the host; and the verifier of releases.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { build, type InlineConfig } from 'vite';

const ROOT = join(import.meta.dirname, '..');

interface Output {
  readonly script: string;
  readonly style: string;
}

/** Vite's own part of the settings is the caller's: one list of browsers, one way to read styles. */
export async function buildOffline(common: InlineConfig): Promise<void> {
  const worker = await bundle(common, 'client/console/worker/offline/main.ts', 'iife', {});
  const reader = await bundle(common, 'client/console/pdf/worker/reader.ts', 'iife', {});
  const page = await bundle(common, 'client/console/offline/main.tsx', 'es', {
    OFFLINE_WORKER: JSON.stringify(worker.script),
    OFFLINE_READER: JSON.stringify(reader.script),
  });
  place('console.html', assemble('client/console/offline/index.html', page, consolePolicy));
}

/** The verifier of releases: one script, no worker, nothing that asks anybody. */
export async function buildOfflineVerifier(common: InlineConfig): Promise<void> {
  const page = await bundle(common, 'client/verifier/main.tsx', 'es', {});
  place('verify-release.html', assemble('client/verifier/page.html', page, verifierPolicy));
}

/** Whole or not at all: somebody may be reading the old one. */
function place(name: string, html: string): void {
  const folder = join(ROOT, 'dist/offline');
  mkdirSync(folder, { recursive: true });
  const draft = join(folder, `.${name}.${String(process.pid)}`);
  writeFileSync(draft, html);
  renameSync(draft, join(folder, name));
}

/** One entry, everything that it needs in one script, nothing written. */
async function bundle(
  common: InlineConfig,
  entry: string,
  format: 'es' | 'iife',
  define: Readonly<Record<string, string>>,
): Promise<Output> {
  const made = await build({
    ...common,
    root: join(ROOT, 'client/console'),
    base: './',
    plugins: [],
    define,
    build: {
      ...common.build,
      write: false,
      cssCodeSplit: false,
      // Whatever is small enough for a page is small enough for this file.
      assetsInlineLimit: 1_000_000,
      rolldownOptions: {
        ...common.build?.rolldownOptions,
        input: join(ROOT, entry),
        output: { format, codeSplitting: false },
      },
    },
  });
  if (!('output' in made)) throw new Error('one build was asked for');
  const scripts = made.output.flatMap((file) => (file.type === 'chunk' ? [file.code] : []));
  const styles = made.output.flatMap((file) =>
    file.type === 'asset' && file.fileName.endsWith('.css') ? [String(file.source)] : [],
  );
  const [script] = scripts;
  if (script === undefined || scripts.length > 1) throw new Error('the offline file needs one script');
  return { script, style: styles.join('\n') };
}

/** What stands in a script must not end it. */
const inScript = (code: string): string => code.replaceAll('</script', '<\\/script').replaceAll('<!--', '\\x3C!--');

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

interface PolicyParts {
  /** What scripts may besides being this one. */
  readonly scripts: string;
  readonly directives: readonly string[];
}

const consolePolicy: PolicyParts = {
  scripts: " 'wasm-unsafe-eval'",
  directives: [
    'img-src blob: data:',
    'worker-src blob:',
    // The one policy returns the addresses of the two workers that stand in this file and nothing else.
    'trusted-types kupuya-worker',
  ],
};
const verifierPolicy: PolicyParts = { scripts: '', directives: ['img-src data:', "trusted-types 'none'"] };

/** @param page of the project */
function assemble(page: string, { script, style }: Output, { scripts, directives }: PolicyParts): string {
  const template = readFileSync(join(ROOT, page), 'utf8');
  const code = inScript(script);
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(code)}${scripts}`,
    `style-src ${hashOf(style)}`,
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    ...directives,
  ].join('; ');
  const head = `<meta http-equiv="Content-Security-Policy" content="${policy}" />\n    <meta charset="utf-8" />`;
  return template
    .replace('<meta charset="utf-8" />', () => head)
    .replace('</title>', () => `</title>\n    <style>${style}</style>`)
    .replace('<script type="module" src="./main.tsx"></script>', () => `<script type="module">${code}</script>`);
}
