import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';

const names = ['intake', 'seal', 'attachment', 'pages', 'firstload', 'console'];

const bench = (...args: readonly string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, [join(import.meta.dirname, '../../bench/main.ts'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });

test.each(names)(
  '%s can be measured, and says it in one line per figure',
  (name) => {
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
  },
  180_000,
);
