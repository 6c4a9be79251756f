/** `kupuya audit`: whether a register is in order, for everybody who wants to know. */
import { audit } from './audit/run.ts';
import { evidence } from './audit/evidence.ts';
import { runActions, type Action } from './terminal/command.ts';

export const summary = 'Check a whole public register by named checks, and verify the evidence of such a check.';

const help = `Usage: kupuya audit --trust FILE --url URL [--save DIR] [OPTION...]
       kupuya audit --trust FILE --dir DIR [OPTION...]
       kupuya audit evidence FILE --trust FILE [--json]

Downloads everything public, then checks it offline: docs/verify.md says what each check shows, needs and cannot show. A check that is
not made says why. Nobody needs an account or a key for the public checks.

  --trust FILE        the trust policy (trust.json) of the service, from somebody you trust and not from the server
  --url URL           https://NAME, an onion address, or an address of this computer
  --save DIR          keep the download in this new folder, for a later --dir or for somebody else
  --dir DIR           check a folder that was downloaded before; nothing is asked of any server
  --since FILE        checkpoints kept from before (your last --checkpoint-out, or somebody else's); may be repeated
  --promise FILE      a promise that somebody was given; may be repeated
  --proof FILE        a proof file (.tlog-proof) that somebody kept; may be repeated
  --name, --password-file, --code
                      of an oversight account: also download what members are handed
  --keyring, --passphrase-file
                      twice each, in the same order: both oversight officers look at what is sealed to them
  --json              print JSON
  --progress          tell the time of every part on standard error
  --evidence FILE     write the evidence of what failed
  --checkpoint-out FILE
                      write the checkpoints, for the next audit's --since
  --sign-keyring FILE, --sign-passphrase-file FILE
                      sign the verdict as a release signer
  --verdict-out FILE  write the signed verdict
  --publish           put the signed verdict into the public register

Exit codes: 0 every check passed or was not made, 1 a check failed or the work was refused, 2 the command line was not understood.
`;

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;

const actions: Readonly<Record<string, Action>> = {
  run: {
    options: {
      ...{ trust: text, url: text, save: text, dir: text, since: texts, promise: texts, proof: texts },
      ...{ name: text, 'password-file': text, code: text, keyring: texts, 'passphrase-file': texts },
      ...{ json: flag, progress: flag, evidence: text, 'checkpoint-out': text },
      ...{ 'sign-keyring': text, 'sign-passphrase-file': text, 'verdict-out': text, publish: flag },
    },
    run: audit,
  },
  evidence: { options: { trust: text, json: flag }, run: evidence },
};

/** Exit codes: 0 done and nothing failed, 1 failed or refused, 2 usage. */
export function run(args: readonly string[]): Promise<number> {
  const isAudit = args[0]?.startsWith('-') === true && args[0] !== '-h' && args[0] !== '--help';
  return runActions(actions, help, isAudit ? ['run', ...args] : args);
}
