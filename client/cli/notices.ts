/** `kupuya notices`: the daily mail to members, sent by the body and not by the server of reports. */
import { randomBytes } from 'node:crypto';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { parseTrust } from '../../crypto/index.ts';
import { readFacts, sendNotices } from './notices/send.ts';
import { readSettings } from './notices/settings.ts';
import { runActions, UsageError, type CommandLine } from './terminal/command.ts';
import { machineDay, machineSuite } from './terminal/machine.ts';
import { transportTo } from './terminal/server.ts';
import { readCallerFile } from './terminal/files.ts';

export const summary = 'Send members their daily notice, encrypted, the same every day.';

const help = `Usage: kupuya notices --settings FILE --server URL --trust FILE [--at HH:MM]

Sends each member in the settings one mail, encrypted to their own OpenPGP key: a reminder to open the console, and what the
public register says (its newest seal, and the day on which the list of members ends, flagged 30 days before). This program
has no key, so no mail can tell whether a report waits; subject, size and hour are the same every day, news or not.

  --settings FILE  {"from": ADDRESS, "smtp": {"host", "port", "user", "passwordFile"},
                   "members": [{"address", "language": "ky", "keyFile"}]}; without user for a mail server of this computer.
                   Elsewhere TLS is demanded. Keep it off the server of reports: it lists who reads them
  --server URL     https://NAME, an onion address, or an address of this computer
  --trust FILE     the trust policy (trust.json)
  --at HH:MM       goes on until Ctrl-C and sends every day at this time (UTC); without it, sends once

Exit codes: 0 done, 1 refused or failed, 2 the command line was not understood.
`;

const options = {
  settings: { type: 'string' },
  server: { type: 'string' },
  trust: { type: 'string' },
  at: { type: 'string' },
} as const;

const dayMs = 86_400_000;

/** Exit codes: 0 done, 1 refused or failed, 2 usage. */
export const run = (args: readonly string[]): Promise<number> =>
  runActions({ send: { options, run: send } }, help, args.length === 0 ? [] : ['send', ...args]);

async function send(line: CommandLine): Promise<void> {
  const at = line.optional('at');
  if (at === undefined) {
    await round(line);
    return;
  }
  const offset = readTime(at);
  for (;;) {
    const now = Date.now();
    const next = Math.floor((now - offset) / dayMs + 1) * dayMs + offset;
    await wait(next - now);
    // A day on which the mail server is down is no reason to end: a second try at another hour would be a signal of its own.
    await round(line).catch((error: unknown) => {
      process.stderr.write(`not sent: ${error instanceof Error ? error.name : 'Error'}\n`);
    });
  }
}

async function round(line: CommandLine): Promise<void> {
  const settings = await readSettings(line.need('settings'));
  const policy = parseTrust(await readCallerFile(line.need('trust')));
  const time = Math.floor(Date.now() / 1_000);
  const facts = await readFacts(await machineSuite(), transportTo(line, 'server'), policy, { day: machineDay(), time });
  const taken = await sendNotices(settings, facts, Date.now(), () => randomBytes(16).toString('hex'));
  process.stdout.write(`${String(taken)} sent\n`);
}

/** Milliseconds after midnight. */
function readTime(text: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/u.exec(text) ?? [];
  if (hours === undefined || minutes === undefined) throw new UsageError('--at must be HH:MM.');
  return (Number(hours) * 60 + Number(minutes)) * 60_000;
}
