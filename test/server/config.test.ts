import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseConfig } from '../../server/config.ts';

const example = readFileSync(join(import.meta.dirname, '../../.env.example'), 'utf8');
const named = [...example.matchAll(/^([A-Z_]+)=(\S*)\s+# .*; secret: (?:yes|no)/gm)];

test('.env.example names every variable with its default, unit and secrecy', () => {
  const values = Object.fromEntries(named.map(([, name = '', value = '']) => [name, value]));
  expect(parseConfig(values)).toEqual(parseConfig({}));
  const source = readFileSync(join(import.meta.dirname, '../../server/config.ts'), 'utf8');
  const read = [...source.matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name);
  expect(Object.keys(values).sort()).toEqual(read.sort());
});

test('a wrong value is refused by name and never quoted', () => {
  for (const [name, value] of [
    ['PORT', 'canary'],
    ['LETTERS_PER_DAY', '0'],
    ['DIFFICULTY', '23'],
    ['LOG_LEVEL', 'loud'],
    ['FREE_SPACE_FLOOR', '-1'],
  ] as const) {
    expect(() => parseConfig({ [name]: value })).toThrow(new RegExp(`: ${name}$`));
  }
});

test('host names are a list', () => {
  expect(parseConfig({ HOST_NAMES: 'A.example, b.example:8443 ,' }).hostNames).toEqual(['a.example', 'b.example:8443']);
});

test('outside checkers are a list of addresses to which a path can be added', () => {
  expect(parseConfig({}).witnesses).toEqual([]);
  expect(parseConfig({ WITNESSES: 'https://a.example/w/ , http://127.0.0.1:9000,' }).witnesses).toEqual([
    'https://a.example/w',
    'http://127.0.0.1:9000',
  ]);
  for (const wrong of [
    'a.example',
    'ftp://a.example',
    'https://a.example?x',
    'https://a.example#x',
    'https://u:p@a.example',
    'https://',
    'http://a b',
  ]) {
    expect(() => parseConfig({ WITNESSES: wrong })).toThrow(/: WITNESSES$/);
  }
});
