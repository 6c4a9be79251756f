import { spawn } from 'node:child_process';
import process from 'node:process';

/**
 * `npm run check`: every static check, and what each one said if it failed. All of them run even when one fails, so one
 * run shows everything there is to mend. `--fix` mends what can be mended without thought, then checks.
 */
const CHECKS = [
  { name: 'types', command: ['tsc', '-b'] },
  { name: 'lint and import rules', command: ['eslint', '.', '--max-warnings', '0'] },
  { name: 'formatting', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'unused code', command: ['knip', '--no-progress'] },
] as const;

const FIXES = [
  ['eslint', '.', '--fix'],
  ['prettier', '--write', '--log-level', 'warn', '.'],
] as const;

const run = async (command: readonly string[]): Promise<{ passed: boolean; output: string }> =>
  await new Promise((resolve, reject) => {
    const [program, ...args] = command;
    if (program === undefined) throw new RangeError('an empty command');
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ passed: code === 0, output: Buffer.concat(chunks).toString() });
    });
  });

if (process.argv.includes('--fix')) {
  // What a fixer could not mend is reported by the check that follows.
  for (const fix of FIXES) await run(fix);
}

const results = await Promise.all(
  CHECKS.map(async ({ name, command }) => {
    const started = performance.now();
    const { passed, output } = await run(command);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(`${passed ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n${passed ? '' : output}`);
    return passed;
  }),
);
process.exitCode = results.every(Boolean) ? 0 : 1;
