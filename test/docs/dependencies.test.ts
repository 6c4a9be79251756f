/** docs/dependencies.md names every package of package.json, and no other, with the licence that the package itself states. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const named = z.record(z.string(), z.string());
const manifest = z
  .object({ dependencies: named, optionalDependencies: named, devDependencies: named, overrides: named })
  .parse(JSON.parse(read('package.json')));

interface Row {
  readonly name: string;
  readonly licence: string;
}

/** Rows of the table under a heading. */
function rowsUnder(document: string, heading: string): Row[] {
  const section = document.split(/^## /mu).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^\| `([^`]+)` \| ([^|]+) \|/gmu)].map(([, name = '', licence = '']) => ({
    name,
    licence: licence.trim(),
  }));
}

const document = read('docs/dependencies.md');
const names = (rows: readonly Row[]): string[] => rows.map(({ name }) => name).sort();

test('every dependency of the product stands in its table, and nothing else', () => {
  expect(names(rowsUnder(document, 'In the product'))).toEqual(
    Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }).sort(),
  );
});

test('so do the tools, and the overrides', () => {
  expect(names(rowsUnder(document, 'To build and to test'))).toEqual(Object.keys(manifest.devDependencies).sort());
  expect(names(rowsUnder(document, 'Overrides'))).toEqual(Object.keys(manifest.overrides).sort());
});

test('the licence is the one that the package states', () => {
  const rows = ['In the product', 'To build and to test', 'Overrides'].flatMap((each) => rowsUnder(document, each));
  // The Node of another processor is not installed here.
  const installed = rows.filter(({ name }) => existsSync(join(root, 'node_modules', name, 'package.json')));
  expect(rows.length - installed.length).toBeLessThanOrEqual(1);
  for (const { name, licence } of installed) {
    const stated = z.object({ license: z.string() }).parse(JSON.parse(read(`node_modules/${name}/package.json`)));
    expect([name, licence]).toEqual([name, stated.license]);
  }
});

test('a package that is missing from the document would be noticed', () => {
  const cut = document.replace(/^\| `zod`.*\n/mu, '');
  expect(names(rowsUnder(cut, 'In the product'))).not.toContain('zod');
});
