/** `kupuya verify-release`: whether a release of statistics is what its officers signed, whole, and in the register. */
import { verify } from './verify-release/verify.ts';
import { runActions } from './terminal/command.ts';

export const summary = 'Verify a release of statistics: signatures, files, register, and what follows from the tables.';

const help = `Usage: kupuya verify-release URL|DIR --trust FILE [--json] [--socks HOST:PORT]

With a URL, downloads the release and both public registers whole, and checks everything. With a folder, checks the files in it without any
network: release.note, release.tlog-proof and all that the note names.

  URL                 https://NAME/statistics/2026/, …/2026-Q3/, …/latest/, or https://NAME alone for the newest
  DIR                 a folder with the files of one release and nothing else
  --trust FILE        the trust policy (trust.json), from somebody you trust and not from the server
  --json              print JSON
  --socks HOST:PORT   goes through a SOCKS5 proxy, such as Tor's 127.0.0.1:9050

Exit codes: 0 everything that was checked holds, 1 something does not or the work was refused, 2 the command line was not understood.
`;

const options = {
  trust: { type: 'string' },
  json: { type: 'boolean' },
  socks: { type: 'string' },
} as const;

/** Exit codes: 0 verified, 1 refused, 2 usage. */
export const run = (args: readonly string[]): Promise<number> =>
  runActions({ verify: { options, run: verify } }, help, args.length === 0 ? [] : ['verify', ...args]);
