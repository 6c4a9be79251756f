/** `kupuya oversight canaries`: test reports, so that oversight knows how real ones fare. */
import { runActions, type Action } from '../../terminal/command.ts';
import { commit, open } from './commit.ts';
import { make } from './make.ts';
import { send } from './send.ts';

const help = `Usage: kupuya oversight canaries make --server URL --trust FILE --folder DIR --first DAY --last DAY --draft FILE [--draft FILE...] [--desk N]
       kupuya oversight canaries commit --server URL --trust FILE --folder DIR --keyring FILE --passphrase-file FILE (twice each)
                                        --name NAME --password-file FILE --code CODE
       kupuya oversight canaries send --server URL --trust FILE --folder DIR [--one]
       kupuya oversight canaries open [--unsent] (the options of commit)

Test reports are letters like any other: members, the server and the public cannot tell them from real ones before the list is opened.
They are left out of every total. In this order: make seals them, each under a codename and a random day of its own; commit puts the hash of
the list into the register before the period begins; send posts those whose day has come (give it every day, over Tor); open says after the period
which they were, and everybody can see that none was dropped.

  --folder DIR     keep it secret until the list is opened
  --first, --last  days of the period, YYYY-MM-DD; within the readers’ present keys
  --draft FILE     JSON: {"statement": text, and if wanted "office", "language", "urgency", "again", "answers", "consent", "relation",
                   "category", "sector", "region", "harm"}; write them as people write
  --one            post at most one
  --unsent         open a list of which some were never sent; every audit takes these for dropped

Exit codes: 0 done, 1 refused, 2 the command line was not understood.
`;

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const place = { server: text, trust: text, folder: text };
const officers = {
  ...place,
  ...{ keyring: texts, 'passphrase-file': texts, name: text, 'password-file': text, code: text },
};

const actions: Readonly<Record<string, Action>> = {
  make: { options: { ...place, first: text, last: text, draft: texts, desk: text }, run: make },
  commit: { options: officers, run: commit },
  send: { options: { ...place, one: { type: 'boolean' } }, run: send },
  open: { options: { ...officers, unsent: { type: 'boolean' } }, run: open },
};

/** Exit codes: 0 done, 1 refused, 2 usage. */
export const runCanaries = (args: readonly string[]): Promise<number> => runActions(actions, help, args);
