import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dispatch } from '../../bin/dispatch.ts';

const ROOT = join(import.meta.dirname, '../..');

const kupuya = (...args: string[]) => spawnSync(join(ROOT, 'bin/kupuya'), args, { encoding: 'utf8', cwd: tmpdir() });

test('bin/kupuya starts from any folder on the Node of the project and lists the commands', () => {
  const { status, stdout } = kupuya('--help');
  expect(status).toBe(0);
  expect(stdout).toContain('Usage: kupuya COMMAND');
});

test('no command is a usage error, and so is a command that does not exist', () => {
  expect(kupuya().status).toBe(2);
  const { status, stderr } = kupuya('../server/main');
  expect(status).toBe(2);
  expect(stderr).toContain('no such command');
});

describe('the dispatcher', () => {
  let root = '';

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'commands-'));
    mkdirSync(join(root, 'server/cli'), { recursive: true });
    mkdirSync(join(root, 'client/cli'), { recursive: true });
    const command = `export const summary = 'Counts.'; export const run = async (args) => args.length;`;
    writeFileSync(join(root, 'client/cli/count.ts'), command);
    writeFileSync(join(root, 'server/cli/table.ts'), `export const table = 1;`);
  });

  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  test('hands the arguments after the verb to the command and returns its exit code', async () => {
    expect(await dispatch(['count', 'a', '--b'], root)).toBe(2);
  });

  test('takes a module without summary and run for no command', async () => {
    expect(await dispatch(['table'], root)).toBe(2);
  });
});
