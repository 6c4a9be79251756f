import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const program = join(import.meta.dirname, '../../../bin/kupuya');
const folder = mkdtempSync(join(tmpdir(), 'kupuya-console-'));
const noTrust = join(folder, 'trust.json');
writeFileSync(noTrust, '{}');

afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly complaint: string;
}

function kupuyaConsole(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const environment = { ...process.env, NODE_OPTIONS: '' };
    const child = execFile(
      process.execPath,
      [program, 'console', ...args],
      { env: environment },
      (_, out, complaint) => {
        resolve({ code: child.exitCode ?? -1, out, complaint });
      },
    );
  });
}

describe('kupuya console', () => {
  test('explains itself', async () => {
    const { code, out } = await kupuyaConsole('--help');
    expect([code, out.includes('--server URL')]).toEqual([0, true]);
  });

  test.each([
    [['--server', 'https://x.example'], 2],
    [['--trust', noTrust], 2],
    [['--server', 'https://x.example', '--trust', noTrust, '--no-such-option'], 2],
    [['--server', 'https://x.example', '--trust', join(folder, 'absent.json')], 1],
    [['--server', 'https://x.example', '--trust', noTrust], 1],
  ])('refuses %j with exit code %d and one line', async (args, expected) => {
    const { code, out, complaint } = await kupuyaConsole(...args);
    expect([code, out, complaint.trim().split('\n').length]).toEqual([expected, '', 1]);
  });

  test('never repeats what stood on the command line', async () => {
    const { complaint } = await kupuyaConsole('--server', 'http://secret-name.example', '--trust', noTrust);
    expect(complaint).not.toContain('secret-name');
  });
});
