/** `kupuya oversight`: what the two oversight officers do together. */
import { runCanaries } from './oversight/canaries/command.ts';
import { officersOptions } from './oversight/officers-line.ts';
import { plan } from './oversight/plan.ts';
import { release } from './oversight/release.ts';
import { totals } from './oversight/totals.ts';
import { runActions, type Action } from './terminal/command.ts';

export const summary =
  'Count the reports as the two oversight officers, release totals and tables, and send test reports.';

const help = `Usage: kupuya oversight totals --server URL --trust FILE --keyring FILE --passphrase-file FILE --keyring FILE --passphrase-file FILE
                               --name NAME --password-file FILE --code CODE
                               [--year YEAR] [--publish] [--out FILE] [--canaries DIR] [--accept-findings] [--json]
       kupuya oversight plan --propose [--plan FILE] [--from YEAR] [--out FILE] [--json]
       kupuya oversight plan --publish --server URL ... --code CODE [--plan FILE] [--from YEAR]
       kupuya oversight release --server URL ... --code CODE --period PERIOD
                               [--publish] [--out DIR] [--canaries DIR] [--accept-findings] [--json]
       kupuya oversight canaries make|commit|send|open --help

Opens the small sealed part of every letter (kind and codes, no text) with both officers' key files together, tells true cover from
false, opens the statements behind the statuses, and counts the reports of a year. Counts of 0 to 9 are hidden, the others
rounded to 5; a release that could be subtracted from an earlier one is refused. Both officers sign. True counts are never printed.

plan      which tables are released. --propose checks and prints it, for a public draft; --publish has both officers sign it and logs it,
          once for each year and before its periods are over. A plan that would single somebody out is refused, with the reason.
release   the tables of a year or a quarter that is over, by the plan that is logged: counted without test reports, hidden, rounded, held
          against everything released before. Prints what everybody may see. With --publish both sign, and files and note go to the
          server together; it serves them at /statistics/PERIOD/.

  --server URL        https://NAME, an onion address, or an address of this computer
  --trust FILE        the trust policy (trust.json) of the service, from somebody you trust and not from the server
  --keyring, --passphrase-file
                      twice each, in the same order
  --name, --password-file, --code
                      of either officer's account
  --year YEAR         of the calendar in UTC (default: of the newest day of the register)
  --publish           put the release into the public register; without it nothing is sent
  --period PERIOD     2026 or 2026-Q3, of the calendar in UTC
  --plan FILE         a table plan (default: the plan that comes with the program)
  --from YEAR         from which the plan holds
  --out FILE          write the signed totals, or the plan
  --out DIR           write the signed release with all its files into a new folder
  --canaries DIR      folder of test reports that are not opened in the register yet, so that they are not counted; may be repeated
  --accept-findings   sign although something does not add up; look at what is printed without it first

Exit codes: 0 done, 1 refused, 2 the command line was not understood.
`;

const actions: Readonly<Record<string, Action>> = {
  totals: {
    options: {
      ...officersOptions,
      year: { type: 'string' },
      publish: { type: 'boolean' },
      out: { type: 'string' },
      'accept-findings': { type: 'boolean' },
      canaries: { type: 'string', multiple: true },
      json: { type: 'boolean' },
    },
    run: totals,
  },
  plan: {
    options: {
      ...officersOptions,
      propose: { type: 'boolean' },
      publish: { type: 'boolean' },
      plan: { type: 'string' },
      from: { type: 'string' },
      out: { type: 'string' },
      json: { type: 'boolean' },
    },
    run: plan,
  },
  release: {
    options: {
      ...officersOptions,
      period: { type: 'string' },
      publish: { type: 'boolean' },
      out: { type: 'string' },
      'accept-findings': { type: 'boolean' },
      canaries: { type: 'string', multiple: true },
      json: { type: 'boolean' },
    },
    run: release,
  },
};

/** Exit codes: 0 done, 1 refused, 2 usage. */
export const run = (args: readonly string[]): Promise<number> =>
  args[0] === 'canaries' ? runCanaries(args.slice(1)) : runActions(actions, help, args);
