import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** Runs Jest with the project's reporter on one file that holds `source`. */
const runJest = (source: string, ...args: string[]): { status: number | null; lastLine: string | undefined } => {
  const folder = mkdtempSync(join(tmpdir(), 'summary-'));
  try {
    writeFileSync(join(folder, 'planted.test.js'), source);
    const config = { rootDir: folder, reporters: [join(ROOT, 'tooling/jest-summary.ts')], transform: {} };
    const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
    const { status, stdout } = spawnSync(process.execPath, [jest, '--config', JSON.stringify(config), ...args], {
      encoding: 'utf8',
    });
    return { status, lastLine: stdout.trimEnd().split('\n').at(-1) };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const PASSING = `test('one', () => {}); test('two', () => {});`;

test('the last line counts what passed and what failed', () => {
  expect(runJest(PASSING)).toEqual({ status: 0, lastLine: '2 passed, 0 failed' });
  const failing = `${PASSING} test('three', () => { throw new Error('planted'); });`;
  expect(runJest(failing)).toEqual({ status: 1, lastLine: '2 passed, 1 failed' });
});

test('a test that is skipped or still to be written counts as failed and fails the run', () => {
  const unfinished = `${PASSING} test.skip('three', () => {}); test.todo('four');`;
  expect(runJest(unfinished)).toEqual({ status: 1, lastLine: '2 passed, 2 failed' });
});

test('a file that does not load counts as failed', () => {
  expect(runJest(`throw new Error('planted');`)).toEqual({ status: 1, lastLine: '0 passed, 1 failed' });
});

test('tests picked by name do not make the others count as failed', () => {
  expect(runJest(PASSING, '--testNamePattern', 'two')).toEqual({ status: 0, lastLine: '1 passed, 0 failed' });
});
