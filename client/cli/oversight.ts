/** `kupuya oversight`: what the two oversight officers do together. */
import { runCanaries } from './oversight/canaries/command.ts';
import { totals } from './oversight/totals.ts';
import { runActions, type Action } from './terminal/command.ts';

export const summary = 'Count the reports as the two oversight officers, release first totals, and send test reports.';

const help = `Usage: kupuya oversight totals --server URL --trust FILE --keyring FILE --passphrase-file FILE --keyring FILE --passphrase-file FILE
                               --name NAME --password-file FILE --code CODE
                               [--year YEAR] [--publish] [--out FILE] [--canaries DIR] [--accept-findings] [--json]
       kupuya oversight canaries make|commit|send|open --help

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
  --canaries DIR      folder of test reports that are not opened in the register yet, so that they are not counted; may be repeated
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
      canaries: { type: 'string', multiple: true },
      json: { type: 'boolean' },
    },
    run: totals,
  },
};

/** Exit codes: 0 done, 1 refused, 2 usage. */
export const run = (args: readonly string[]): Promise<number> =>
  args[0] === 'canaries' ? runCanaries(args.slice(1)) : runActions(actions, help, args);
