import { join } from 'node:path';
import { allowsPackage, allowsProjectFile, opensSomething, ruleFor } from '../../tooling/import-rules.ts';
import { cycleIn, graphOf, pathTo, projectGraph, type ImportGraph } from './import-graph.ts';

/** Every import that the table does not allow, as `file -> imported`. */
const forbiddenImports = (graph: ImportGraph): string[] =>
  [...graph].flatMap(([from, imports]) => {
    const rule = ruleFor(from);
    if (rule === undefined) return [`${from} -> (no rule covers this file)`];
    return imports
      .filter(({ to, isProjectFile }) => !(isProjectFile ? allowsProjectFile(rule, to) : allowsPackage(rule, to)))
      .map(({ to }) => `${from} -> ${to}`);
  });

/** What must not be reached, however long the chain; the chains that do reach it. */
const REACH_RULES = [
  { from: /^server\//, never: opensSomething },
  { from: /^crypto\/public\.ts$/, never: opensSomething },
  { from: /^client\/(?:portal|shared|register)\//, never: opensSomething },
  { from: /^client\/(?:source|reporting)\//, never: (to: string) => /^(?:libsodium-wrappers|openpgp|zod)$/.test(to) },
  { from: /^client\//, never: (to: string) => to.startsWith('server/') },
  { from: /^server\//, never: (to: string) => to.startsWith('client/') || to === 'openpgp' },
  { from: /^server\/cli\//, never: (to: string) => to.startsWith('client/cli/') },
  { from: /^crypto\//, never: (to: string) => to.startsWith('node:') || /^(?:server|client|bin)\//.test(to) },
] as const;

const forbiddenReach = (graph: ImportGraph): string[] =>
  REACH_RULES.flatMap(({ from, never }) =>
    [...graph.keys()]
      .filter((path) => from.test(path))
      .map((path) => pathTo(graph, path, never)?.join(' -> '))
      .filter((chain) => chain !== undefined),
  );

const project = projectGraph(join(import.meta.dirname, '../..'));

test('every import of the product is allowed by the table', () => {
  expect(forbiddenImports(project)).toEqual([]);
});

test('nothing reaches what it must never reach, by however many steps', () => {
  expect(forbiddenReach(project)).toEqual([]);
});

test('the server reaches no module that opens a letter, a frame or a keyring', () => {
  const chains = [...project.keys()]
    .filter((path) => path.startsWith('server/'))
    .map((path) => pathTo(project, path, opensSomething));
  expect(chains.filter((chain) => chain !== null)).toEqual([]);
});

test('there are modules that open, and the door of the clients reaches them', () => {
  expect([...project.keys()].filter(opensSomething)).not.toEqual([]);
  expect(pathTo(project, 'crypto/index.ts', opensSomething)).not.toBeNull();
});

test('imports run in no circle', () => {
  expect(cycleIn(project)).toBeNull();
});

test('every import of a file names a file that exists', () => {
  const dangling = [...project.values()]
    .flat()
    .filter(({ to, isProjectFile }) => isProjectFile && /\.tsx?$/.test(to) && !project.has(to));
  expect(dangling).toEqual([]);
});

describe('a planted violation is found:', () => {
  const planted: readonly (readonly [rule: string, path: string, source: string])[] = [
    ['the server imports the door of the clients', 'server/main.ts', `import { openBody } from '../crypto/index.ts';`],
    ['the server imports inside crypto', 'server/app.ts', `import { x } from '../crypto/log/entry.ts';`],
    ['the server imports a client', 'server/app.ts', `export * from '../client/shared/a.ts';`],
    ['the server imports openpgp', 'server/intake/form.ts', `const pgp = await import('openpgp');`],
    ['SQL leaves the store', 'server/routes/letters.ts', `import Database from 'better-sqlite3';`],
    ['HTTP enters the store', 'server/store/store.ts', `import express from 'express';`],
    ['crypto imports Node', 'crypto/bytes.ts', `import { Buffer } from 'node:buffer';`],
    ['crypto imports a package', 'crypto/letter/seal.ts', `import { x25519 } from '@noble/curves/ed25519.js';`],
    ['primitives import the protocol', 'crypto/primitives/portable.ts', `import { x } from '../letter/seal.ts';`],
    ['the report page imports the console', 'client/source/main.tsx', `import { x } from '../console/main.tsx';`],
    ['the report page imports openpgp', 'client/source/main.tsx', `import 'openpgp';`],
    ['the portal imports what opens', 'client/portal/main.tsx', `import { x } from '../../crypto/index.ts';`],
    ['the console imports the server', 'client/console/main.tsx', `import { x } from '../../server/app.ts';`],
    ['only client/openpgp imports openpgp', 'client/console/worker/main.ts', `import { readKey } from 'openpgp';`],
    ['commands of server and client meet', 'server/cli/init.ts', `import { x } from '../../client/cli/console.ts';`],
    ['the dispatcher imports a command', 'bin/dispatch.ts', `import { run } from '../server/cli/init.ts';`],
    ['the host imports the server', 'client/host/main.ts', `import type { App } from '../../server/app.ts';`],
    ['statistics import anything', 'client/statistics/round.ts', `import { x } from '../../crypto/index.ts';`],
    ['a file stands in no part', 'client/utils/things.ts', ``],
  ];

  test.each(planted)('%s', (_rule, path, source) => {
    expect(forbiddenImports(graphOf([[path, source]]))).toHaveLength(1);
  });

  test('the server reaches an opening module through its own door', () => {
    const graph = graphOf([
      ['server/main.ts', `import './app.ts';`],
      ['server/app.ts', `import { x } from '../crypto/public.ts';`],
      ['crypto/public.ts', `export { x } from './letter/read.ts';`],
      ['crypto/letter/read.ts', `import { y } from './open-slot.ts';`],
      ['crypto/letter/open-slot.ts', ``],
    ]);
    expect(forbiddenImports(graph)).toEqual([]);
    expect(forbiddenReach(graph)).toContain(
      'server/main.ts -> server/app.ts -> crypto/public.ts -> crypto/letter/read.ts -> crypto/letter/open-slot.ts',
    );
  });

  test('the report page reaches libsodium through the door of the clients', () => {
    const graph = graphOf([
      ['client/source/main.tsx', `import { x } from '../../crypto/index.ts';`],
      ['crypto/index.ts', `export * from './primitives/sodium.ts';`],
      ['crypto/primitives/sodium.ts', `import sodium from 'libsodium-wrappers';`],
    ]);
    expect(forbiddenReach(graph)).toHaveLength(1);
  });

  test('a circle of three files', () => {
    const graph = graphOf([
      ['crypto/a.ts', `import './b.ts';`],
      ['crypto/b.ts', `export * from './c.ts';`],
      ['crypto/c.ts', `import { a } from './a.ts';`],
    ]);
    expect(cycleIn(graph)).toEqual(['crypto/a.ts', 'crypto/b.ts', 'crypto/c.ts', 'crypto/a.ts']);
  });

  test('and a type is no step of a chain, but counts for who may know whom', () => {
    const graph = graphOf([
      ['server/app.ts', `import type { X } from '../crypto/letter/open-slot.ts';`],
      ['crypto/letter/open-slot.ts', ``],
    ]);
    expect(forbiddenReach(graph)).toEqual([]);
    expect(forbiddenImports(graph)).toHaveLength(1);
  });
});
