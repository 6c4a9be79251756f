import process from 'node:process';
import { killUnderLoad } from './kill.ts';

const times = Number(process.env['KILL_TIMES'] ?? 8);

test(
  `kill -9 at ${String(times)} random moments under load loses no acknowledged letter or part, and no checkpoint contradicts another`,
  async () => {
    const { letters, parts } = await killUnderLoad(times);
    expect(letters).toBeGreaterThan(times);
    expect(parts).toBeGreaterThan(0);
  },
  30_000 + times * 15_000,
);
