/** `kupuya letter`: a report sent, read and answered without any page. */
import { read } from './letter/read.ts';
import { send } from './letter/send.ts';
import { visit } from './letter/visit.ts';
import { runActions, type Action } from './terminal/command.ts';

export const summary = 'Send a report, come back to it, or read reports, without a browser.';

const help = `Usage: kupuya letter send --server URL --trust FILE --statement FILE [--attachment FILE]... [--desk NUMBER] [--office TEXT]
                          [--exclude-member NUMBER]... [--exclude-unit NUMBER]... [--language ky|ru|uz|en] [--json]
       kupuya letter visit --server URL --trust FILE --words FILE [--promise FILE]... [--receipt FILE] [--evidence FILE] [--json]
       kupuya letter read --server URL --trust FILE --keyring FILE --passphrase-file FILE
                          --name NAME --password-file FILE --code CODE [--json]

send   Seals the statement for the members of a desk and sends it. Prints the twelve words first: they are the only way back,
       and nothing else is kept. Then prints the day by whose end the report must stand in the public register.
visit  What somebody with the twelve words finds: whether the report was counted and who has seen that, statuses, answers, dates kept
       and missed, what is missing, the next date.
read   What a member can open with their key file: every case with its letters.

  --server URL    https://NAME, an onion address, or an address of this computer
  --trust FILE    the trust policy (trust.json) of the service, from somebody you trust and not from the server
  --statement, --words, --passphrase-file, --password-file
                  a text file, or - for standard input; secrets are never taken from the command line
  --desk NUMBER   without it the first desk at which two people who are not excluded sit
  --promise FILE  a note of acceptance that was kept: whether the server did what it signed
  --receipt FILE  writes the proof that the report was counted (.tlog-proof); whoever finds it with you knows that you reported
  --evidence FILE writes both histories where the register contradicts itself
  --json          one JSON object instead of text

Exit codes: 0 done, 1 refused, 2 the command line was not understood.
`;

const place = { server: { type: 'string' }, trust: { type: 'string' }, json: { type: 'boolean' } } as const;

const actions: Readonly<Record<string, Action>> = {
  send: {
    options: {
      ...place,
      statement: { type: 'string' },
      attachment: { type: 'string', multiple: true },
      desk: { type: 'string' },
      office: { type: 'string' },
      language: { type: 'string' },
      'exclude-member': { type: 'string', multiple: true },
      'exclude-unit': { type: 'string', multiple: true },
    },
    run: send,
  },
  visit: {
    options: {
      ...place,
      words: { type: 'string' },
      promise: { type: 'string', multiple: true },
      receipt: { type: 'string' },
      evidence: { type: 'string' },
    },
    run: visit,
  },
  read: {
    options: {
      ...place,
      keyring: { type: 'string' },
      'passphrase-file': { type: 'string' },
      name: { type: 'string' },
      'password-file': { type: 'string' },
      code: { type: 'string' },
    },
    run: read,
  },
};

/** Exit codes: 0 done, 1 refused, 2 usage. */
export const run = (args: readonly string[]): Promise<number> => runActions(actions, help, args);
