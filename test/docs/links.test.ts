/** What the documents point to is there: files, anchors of the house, commands and their options. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(import.meta.dirname, '../..');
const skipped = new Set(['node_modules', '.git', 'dist', '.build', '.demo', 'var']);

function documents(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : documents(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

const withoutCode = (text: string): string => text.replaceAll(/^```[^]*?^```$/gmu, '').replaceAll(/`[^`\n]*`/gu, '');

/** Paths of files in `[text](path)` that are not there. */
function brokenLinks(path: string, text: string): string[] {
  return [...withoutCode(text).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/gu)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/u.test(target) && !existsSync(join(dirname(path), target)));
}

const all = documents(root);

test('there are documents, and every file that one of them links to exists', () => {
  expect(all.length).toBeGreaterThan(20);
  const broken = all.flatMap((path) =>
    brokenLinks(path, readFileSync(path, 'utf8')).map((target) => `${relative(root, path)}: ${target}`),
  );
  expect(broken).toEqual([]);
});

test('a link to a missing file is found, and an address is not taken for one', () => {
  expect(brokenLinks(join(root, 'README.md'), '[a](docs/nothing.md) [b](https://a.b/c) [c](docs/limits.md#x)')).toEqual(
    ['docs/nothing.md'],
  );
});

describe('the threat model', () => {
  const text = readFileSync(join(root, 'docs/threat-model.md'), 'utf8');
  const rows = text.split('\n').filter((line) => /^\| \*\*P\d+\*\*/u.test(line));

  test('states the promises P1 to P12, each with a test that tries to break it', () => {
    expect(rows.map((row) => /P\d+/u.exec(row)?.[0])).toEqual(
      Array.from({ length: 12 }, (_, index) => `P${String(index + 1)}`),
    );
    for (const row of rows) expect(row).toMatch(/\]\(\.\.\/test\/[^)]+\.test\.ts\)/u);
  });

  test('says of every adversary what they cannot do, with a test for every statement', () => {
    const adversaries = text.split(/^## /mu).slice(2, -1);
    expect(adversaries.length).toBeGreaterThan(8);
    for (const section of adversaries) {
      const cannot = section.slice(section.search(/Cannot|nothing short/u));
      const statements = cannot.split('\n\n')[0]?.includes(':\n') === true ? cannot.split(/^- /mu).slice(1) : [cannot];
      for (const statement of statements) expect(statement).toMatch(/\]\(\.\.\/(?:test|tooling)\//u);
    }
  });

  test('names every file of test/attack', () => {
    for (const name of readdirSync(join(root, 'test/attack')).filter((each) => each.endsWith('.test.ts')))
      expect(text).toContain(`(../test/attack/${name})`);
  });
});
