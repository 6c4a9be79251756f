import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '../..');

/** The globals of a browser page, of Node, and of a worker, each with a line that uses it. */
const USES = {
  document: `document.title = '';`,
  fetch: `void fetch('/');`,
  clock: `setTimeout(() => undefined, 1);`,
  process: `process.exit(1);`,
  'node modules': `import 'node:fs';`,
  'platform randomness': `crypto.getRandomValues(new Uint8Array(1));`,
  importScripts: `importScripts('a.js');`,
} as const;

type Use = keyof typeof USES;

const EVERYTHING_FOREIGN: readonly Use[] = ['document', 'fetch', 'clock', 'process', 'node modules'];

/** What each part's own tsconfig must refuse. */
const REFUSED: Readonly<Record<string, readonly Use[]>> = {
  crypto: [...EVERYTHING_FOREIGN, 'platform randomness', 'importScripts'],
  'client/statistics': [...EVERYTHING_FOREIGN, 'platform randomness', 'importScripts'],
  'client/register': EVERYTHING_FOREIGN,
  'client/reporting': EVERYTHING_FOREIGN,
  'client/caseload': EVERYTHING_FOREIGN,
  server: ['document', 'importScripts'],
  'client/cli': ['document', 'importScripts'],
  'client/host': ['document', 'importScripts'],
  'client/source': ['process', 'node modules', 'importScripts'],
  'client/portal': ['process', 'node modules', 'importScripts'],
  'client/staff': ['process', 'node modules', 'importScripts'],
  'client/staff/worker': ['process', 'node modules', 'document'],
  'client/desk': ['process', 'node modules', 'importScripts'],
  'client/desk/worker': ['process', 'node modules', 'document'],
  'client/console': ['process', 'node modules', 'importScripts'],
  'client/source/worker': ['process', 'node modules', 'document'],
  'client/console/worker': ['process', 'node modules', 'document'],
};

const optionsOf = (part: string): ts.CompilerOptions => {
  const path = join(ROOT, part, 'tsconfig.json');
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(path, (name) => ts.sys.readFile(name)).config,
    ts.sys,
    join(ROOT, part),
    undefined,
    path,
  );
  return { ...options, composite: false, emitDeclarationOnly: false, noEmit: true };
};

/** The libraries of the language, parsed once for all parts. */
const libraries = new Map<string, ts.SourceFile | undefined>();

/** Which of the uses a part's compiler refuses, each tried in a file of its own that lies in the part. */
const refusedBy = (part: string, uses: readonly Use[]): Use[] => {
  const options = optionsOf(part);
  const fileOf = (use: Use): string => join(ROOT, part, `planted-${use.replaceAll(' ', '-')}.ts`);
  const sources = new Map(uses.map((use) => [fileOf(use), `${USES[use]}\nexport {};\n`]));
  const host = ts.createCompilerHost(options);
  const readFromDisk = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version) => {
    const planted = sources.get(name);
    if (planted !== undefined) return ts.createSourceFile(name, planted, version);
    if (!name.includes('/typescript/lib/')) return readFromDisk(name, version);
    const library = libraries.get(name) ?? readFromDisk(name, version);
    libraries.set(name, library);
    return library;
  };
  const existsOnDisk = host.fileExists.bind(host);
  host.fileExists = (name) => sources.has(name) || existsOnDisk(name);
  const program = ts.createProgram([...sources.keys()], options, host);
  return uses.filter((use) => {
    const file = program.getSourceFile(fileOf(use));
    return file !== undefined && program.getSemanticDiagnostics(file).length > 0;
  });
};

test.each(Object.entries(REFUSED))('%s refuses the globals of other places', (part, uses) => {
  expect(refusedBy(part, uses)).toEqual(uses);
});

test('a part that may use a global is not refused it, so a refusal means something', () => {
  expect(refusedBy('server', ['process', 'clock', 'node modules', 'platform randomness'])).toEqual([]);
  expect(refusedBy('client/source', ['document', 'fetch', 'clock'])).toEqual([]);
  expect(refusedBy('client/console/worker', ['importScripts', 'fetch'])).toEqual([]);
});
