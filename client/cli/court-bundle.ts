/** `kupuya court-bundle`: a case as a file for a court, made and checked without any page. */
import { make } from './court-bundle/make.ts';
import { verifier } from './court-bundle/verifier.ts';
import { runActions, type Action } from './terminal/command.ts';

export const summary = 'Make a case file for a court, or print the program that checks one.';

const help = `Usage: kupuya court-bundle make --server URL --trust FILE --keyring FILE --passphrase-file FILE
                                --name NAME --password-file FILE --code CODE --case ID --out FILE
                                [--language ky|ru|uz|en] [--version FILE]...
       kupuya court-bundle verifier

make      Writes one ZIP file: a summary, the original files, the custody record, the signed steps, proofs from the public register, a signed
          manifest and verify.py. Two members must have approved the export in the last seven days; it is recorded in the case.
verifier  Prints verify.py. It needs Python 3.8 or newer and nothing else: python3 verify.py FILE.zip

  --case ID       the beginning of the case's id, 8 digits or more, as 'kupuya letter read' prints it
  --out FILE      must not exist; nothing is left there if anything goes wrong
  --version FILE  a version of a document that was kept outside of the case; its hash must stand in the custody record

Exit codes: 0 done, 1 refused, 2 the command line was not understood.
`;

const actions: Readonly<Record<string, Action>> = {
  make: {
    options: {
      server: { type: 'string' },
      trust: { type: 'string' },
      keyring: { type: 'string' },
      'passphrase-file': { type: 'string' },
      name: { type: 'string' },
      'password-file': { type: 'string' },
      code: { type: 'string' },
      case: { type: 'string' },
      out: { type: 'string' },
      language: { type: 'string' },
      version: { type: 'string', multiple: true },
    },
    run: make,
  },
  verifier: { options: {}, run: verifier },
};

/** Exit codes: 0 done, 1 refused, 2 usage. */
export const run = (args: readonly string[]): Promise<number> => runActions(actions, help, args);
