/** A second implementation, in Python and written from docs/protocol.md alone, gives every value of our vectors. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const program = join(import.meta.dirname, 'python/verify.py');

/** What the program verifies today: a vector that is no longer checked would lower these. */
const LEAST = {
  'attachment.json': 41,
  'casework.json': 950,
  'codename.json': 66,
  'ed25519.json': 38,
  'frame.json': 85,
  'identity.json': 96,
  'inflate.json': 56,
  'letter.json': 202,
  'log-known.json': 19,
  'log.json': 207,
  'noise.json': 200,
  'protocol.md': 29,
  'roster.json': 264,
  'symmetric.json': 17,
};

interface Outcome {
  readonly files: Readonly<Record<string, number>>;
  readonly changed: number;
  readonly failures: number;
}

test('Python computes every vector from the document, and notices any value that is changed', () => {
  const { stdout, stderr, status } = spawnSync('python3', [program, '--mutate'], { encoding: 'utf8' });
  expect(stderr.split('\n').filter((line) => !/^ *[\d.]+ s {2}\S+$/u.test(line) && line !== '')).toEqual([]);
  expect(status).toBe(0);
  const { files, changed, failures } = JSON.parse(stdout) as Outcome;
  expect(failures).toBe(0);
  expect(Object.keys(files).toSorted()).toEqual(Object.keys(LEAST));
  expect(Object.entries(LEAST).filter(([file, least]) => (files[file] ?? 0) < least)).toEqual([]);
  expect(changed).toBeGreaterThanOrEqual(2500);
}, 120_000);
