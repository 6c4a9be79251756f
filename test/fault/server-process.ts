/** The program that the kill test starts and kills: a real server on the folder it is given, with the real clock and the
 * outside checkers at the addresses behind it. */
import { getRandomValues } from 'node:crypto';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import { parseConfig } from '../../server/config.ts';
import { loggerOptions } from '../../server/journal.ts';
import { startServer } from '../../server/start.ts';

const [dir = '', ...witnesses] = process.argv.slice(2);
const { limits } = parseConfig({ DIFFICULTY: '2', LETTERS_PER_DAY: '1000000', FREE_SPACE_FLOOR: '0' });
const server = await startServer({
  dir,
  host: '127.0.0.1',
  port: 0,
  publicDir: dir,
  clock: Date.now,
  delay: (milliseconds) => setTimeout(milliseconds, undefined, { ref: false }),
  random: (length) => getRandomValues(new Uint8Array(length)),
  logger: pino({ ...loggerOptions, level: 'silent' }),
  limits,
  witnesses,
});
process.stdout.write(`${server.url}\n`);
