/** `kupuya witness`: an outside checker of both logs. */
import { key } from './witness/key.ts';
import { once } from './witness/once.ts';
import { serve } from './witness/serve.ts';
import { runActions, type Action } from './terminal/command.ts';

export const summary = 'Check, as an outsider, that the public registers only grow, and sign what was seen.';

const help = `Usage: kupuya witness --key FILE --state DIR --trust FILE [--host HOST] [--port PORT]
       kupuya witness key --name NAME --out FILE
       kupuya witness once --url URL --trust FILE --key FILE --state DIR
                           (--name NAME --password-file FILE --code CODE | --print)

An outside checker belongs to somebody who does not depend on the body: it signs the newest checkpoint of each log only if it
goes on from the last one that it signed. A checker on the body's own computers proves nothing to anybody else.

(none)  Waits for the server and answers it (c2sp.org/tlog-witness). Keeps on disk what it signs before it answers.
          --key FILE    what \`kupuya witness key\` wrote; its other half must stand in the trust policy
          --state DIR   made if missing; used by one program at a time. One key belongs to one folder: a checker that has
                        lost its folder takes a new key, because it no longer knows what it signed
          --host HOST   the address to listen at (default 127.0.0.1; put a web server with TLS before it)
          --port PORT   8282 by default; 0 takes any free one
key     Makes a key and prints its verifier key, for \`kupuya trust make --witness\`. NAME is a name of yours without
        spaces or plus, such as checker.example.org/kupuya.
once    The attended form: downloads both logs, checks them, signs, hands the signatures in with an account of the oversight.
          --print       prints the signed checkpoints instead; whoever hands them in needs such an account too

Exit codes: 0 done, 1 refused (also: history was changed), 2 the command line was not understood.
`;

const files = { key: { type: 'string' }, state: { type: 'string' }, trust: { type: 'string' } } as const;

const actions: Readonly<Record<string, Action>> = {
  serve: { options: { ...files, host: { type: 'string' }, port: { type: 'string' } }, run: serve },
  key: { options: { name: { type: 'string' }, out: { type: 'string' } }, run: key },
  once: {
    options: {
      ...files,
      url: { type: 'string' },
      name: { type: 'string' },
      'password-file': { type: 'string' },
      code: { type: 'string' },
      print: { type: 'boolean' },
    },
    run: once,
  },
};

/** Exit codes: 0 done, 1 refused, 2 usage. */
export const run = (args: readonly string[]): Promise<number> =>
  runActions(actions, help, args[0]?.startsWith('-') === true ? ['serve', ...args] : args);
