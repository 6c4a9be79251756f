/** The server as a process: the only place that sees environment, clock and randomness. */
import { getRandomValues } from 'node:crypto';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import { parseConfig } from './config.ts';
import { loggerOptions } from './journal.ts';
import { startServer } from './start.ts';

try {
  const config = parseConfig(process.env);
  const server = await startServer({
    dir: config.dataDir,
    host: config.host,
    port: config.port,
    publicDir: config.publicDir,
    hostNames: config.hostNames,
    hstsSeconds: config.hstsSeconds,
    limits: config.limits,
    witnesses: config.witnesses,
    clock: Date.now,
    delay: async (milliseconds) => {
      await setTimeout(milliseconds, undefined, { ref: false });
    },
    random: (length) => getRandomValues(new Uint8Array(length)),
    logger: pino({ ...loggerOptions, level: config.logLevel }),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close().catch(() => {
        process.exitCode = 1;
      });
    });
  }
  // Whoever reads this may ask it to stop at once.
  process.stdout.write(`Serving ${server.url}\n`);
} catch (error) {
  process.stderr.write(`kupuya: ${error instanceof Error ? error.message : 'the server could not start'}\n`);
  process.exitCode = 1;
}
