import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (name: string): string => readFileSync(join(import.meta.dirname, '../..', name), 'utf8');

/** The places of a lockfile that name where a package comes from; a `funding` address is not one. */
const namedHosts = (lockfile: string): string[] =>
  lockfile.match(/"(?:resolved|version)": "[^"]*(?::\/\/|git@)[^"]*"/g) ?? [];

/** Dependencies of a manifest that are not pinned to one version. */
const loosePins = (manifest: string): string[] =>
  (manifest.match(/"[^"]+": "[~^>=<*][^"]*"/g) ?? []).filter((line) => !/^"(?:node|npm)"/.test(line));

test('the lockfile names no registry host', () => {
  expect(namedHosts(read('package-lock.json'))).toEqual([]);
});

test('every dependency has one exact version', () => {
  expect(loosePins(read('package.json'))).toEqual([]);
});

test('every package in the lockfile has an integrity hash', () => {
  const entries = read('package-lock.json').match(/"node_modules\/[^"]+": \{[^}]*?"version": "[^"]+",\n[^\n]*/g) ?? [];
  expect(entries.length).toBeGreaterThan(100);
  expect(entries.filter((entry) => !/"(?:integrity|inBundle)"/.test(entry))).toEqual([]);
});

test('no install script runs', () => {
  expect(read('package.json')).not.toMatch(/"allowScripts": \{[^}]*true/);
});

test('the tests run on Node 24, whatever the machine has', () => {
  expect(process.versions.node.split('.')[0]).toBe('24');
});

describe('a planted violation is found:', () => {
  test('a registry host', () => {
    expect(namedHosts('{ "resolved": "https://example.org/a.tgz" }')).toHaveLength(1);
    expect(namedHosts('{ "version": "git+ssh://git@example.org/a.git" }')).toHaveLength(1);
  });

  test('a version range', () => {
    expect(loosePins('{ "express": "^5.0.0", "node": ">=20", "zod": "4.0.0" }')).toHaveLength(1);
  });
});
