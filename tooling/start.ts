import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { buildClient } from './build.ts';

/** `npm start`: builds the pages, then runs the server in the foreground. */
await buildClient();

const server = spawn(process.execPath, [join(import.meta.dirname, '../server/main.ts')], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
server.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
