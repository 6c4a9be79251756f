/** `kupuya oversight`: what the two oversight officers do together. */
import { totals } from './oversight/totals.ts';
import { runActions, type Action } from './terminal/command.ts';

export const summary = 'Count the reports as the two oversight officers, and release first totals.';

const help = `Usage: kupuya oversight totals --server URL --trust FILE --keyring FILE --passphrase-file FILE --keyring FILE --passphrase-file FILE
                               --name NAME --password-file FILE --code CODE
                               [--year YEAR] [--publish] [--out FILE] [--accept-findings] [--json]

Opens the small sealed part of every letter (kind and codes, no text) with both officers' key files together, tells true cover from
false, opens the statements behind the statuses, and counts the reports of a year. Counts of 0 to 9 are hidden, the others
rounded to 5; a release that could be subtracted from an earlier one is refused. Both officers sign. True counts are never printed.

  --server URL        https://NAME, an onion address, or an address of this computer
  --trust FILE        the trust policy (trust.json) of the service, from somebody you trust and not from the server
  --keyring, --passphrase-file
                      twice each, in the same order
  --name, --password-file, --code
                      of either officer's account
  --year YEAR         of the calendar in UTC (default: of the newest day of the register)
  --publish           put the release into the public register; without it nothing is sent
  --out FILE          write the signed release
  --accept-findings   sign although something does not add up; look at what is printed without it first

Exit codes: 0 done, 1 refused, 2 the command line was not understood.
`;

const actions: Readonly<Record<string, Action>> = {
  totals: {
    options: {
      server: { type: 'string' },
      trust: { type: 'string' },
      keyring: { type: 'string', multiple: true },
      'passphrase-file': { type: 'string', multiple: true },
      name: { type: 'string' },
      'password-file': { type: 'string' },
      code: { type: 'string' },
      year: { type: 'string' },
      publish: { type: 'boolean' },
      out: { type: 'string' },
      'accept-findings': { type: 'boolean' },
      json: { type: 'boolean' },
    },
    run: totals,
  },
};

/** Exit codes: 0 done, 1 refused, 2 usage. */
export const run = (args: readonly string[]): Promise<number> => runActions(actions, help, args);
