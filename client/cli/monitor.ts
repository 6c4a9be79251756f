/** `kupuya monitor`: anybody's watch over one service. */
import { watch } from './monitor/watch.ts';
import { runActions } from './terminal/command.ts';

export const summary = 'Watch a service as anybody can, keep what it showed, and tell when its history changes.';

const help = `Usage: kupuya monitor --trust FILE --url URL --state DIR [--once | --every MINUTES] [--json]
                      [--socks HOST:PORT] [--compare FILE]...

Downloads both public registers whole, checks them against everything that they showed before, and fetches the pages as a
visitor does. Needs no account. Tells: history that was changed (FORKED) or set back (OLDER_REGISTER), outside checkers
that are missing (NOT_COSIGNED), a register that stands still (STALE_REGISTER) or does not hold (INVALID_REGISTER), a page
that is not the one the register names (PAGE_DIFFERS); and, as notices, new pages and a new list of readers.

  --trust FILE      the trust policy (trust.json), from somebody you trust and not from the server
  --url URL         https://NAME, an onion address, or an address of this computer
  --state DIR       made if missing. DIR/checkpoints.jsonl is what you may give to others; evidence files lie beside it
  --once            one look (this is what happens without --every, too)
  --every MINUTES   goes on until Ctrl-C
  --json            one line of JSON for each look
  --socks HOST:PORT goes through a SOCKS5 proxy, such as Tor's 127.0.0.1:9050
  --compare FILE    checkpoints.jsonl of another monitor; finds out if it was shown another history (SPLIT_VIEW)

What it was shown is never forgotten: a history that was changed once is told at every look.
A monitor sees the history that it is shown. Run it where the service cannot know it, and compare with others.
Exit codes: 0 nothing alarming, 1 an alarm or a failure, 2 the command line was not understood.
`;

const options = {
  trust: { type: 'string' },
  url: { type: 'string' },
  state: { type: 'string' },
  once: { type: 'boolean' },
  every: { type: 'string' },
  json: { type: 'boolean' },
  socks: { type: 'string' },
  compare: { type: 'string', multiple: true },
} as const;

/** Exit codes: 0 nothing alarming, 1 alarm or failure, 2 usage. */
export const run = (args: readonly string[]): Promise<number> =>
  runActions({ watch: { options, run: watch } }, help, args.length === 0 ? [] : ['watch', ...args]);
