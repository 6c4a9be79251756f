import { readFileSync } from 'node:fs';

/** The places of a lockfile that name where a package comes from; a `funding` address is not one. */
const namedHosts = (lockfile: string): string[] => lockfile.match(/"(?:resolved|version)": "[^"]*:\/\/[^"]*"/g) ?? [];

test('the lockfile names no registry host', () => {
  expect(namedHosts(readFileSync('package-lock.json', 'utf8'))).toEqual([]);
});

test('a host in the lockfile is found', () => {
  expect(namedHosts('{ "resolved": "https://example.org/a.tgz" }')).toHaveLength(1);
});
