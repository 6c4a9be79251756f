/** `kupuya console`: the investigator's console, on this computer only. */
import { join } from 'node:path';
import { keptIndex } from '../host/kept-index.ts';
import { runHosted } from './hosted/page.ts';

export const summary = 'Open the console of an investigator on this computer.';

const help = `Usage: kupuya console --server URL --trust FILE [--state DIR] [--port N] [--no-open]

Serves the console to a browser on this computer and relays to one server. Keys and keyring files never pass through it.

  --server URL   the server: https://…, an onion address, or this computer
  --trust FILE   the trust policy of the body (trust.json), as it was handed to you
  --state DIR    where it keeps the newest seal of the public register that it saw, to notice if the register is ever set back, and
                 what the console has read, encrypted so that only the opened keyring can use it; gone when the member signs out
                 (default: kupuya/console in $XDG_STATE_HOME or ~/.local/state)
  --port N       the port on localhost; without it 8181, or any free port if that is taken
  --no-open      print the address and open no browser

Stops at Ctrl-C. Exit codes: 0 done, 1 refused or failed, 2 the command line was not understood.
`;

export const run = (args: readonly string[]): Promise<number> =>
  runHosted(
    {
      ...{ page: 'console', help, options: {}, usualPort: 8181 },
      announced: { ky: 'Тергөөчүнүн барагы:', en: 'The console is at:  ' },
      prepare: (_, { state }) => Promise.resolve({ services: keptIndex(join(state, 'index')), close: () => undefined }),
    },
    args,
  );
