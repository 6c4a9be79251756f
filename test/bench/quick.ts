import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';

export const bench = (
  ...args: readonly string[]
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } =>
  spawnSync(process.execPath, [join(import.meta.dirname, '../../bench/main.ts'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });

export function saysOneLinePerFigure(name: string): void {
  const { status, stdout, stderr } = bench(name, '--quick');
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines)
    expect(line).toMatchObject({
      bench: name,
      figure: expect.any(String) as unknown,
      value: expect.any(Number) as unknown,
      unit: expect.any(String) as unknown,
    });
}
