/**
 * A governance log that a malicious operator would write: with the server's own key, entries that nobody agreed to, and the word of a checker
 * that never saw another history [what a checker refuses is tried elsewhere].
 */
import { readFileSync } from 'node:fs';
import type { Fault, Judge } from './browser/tap.ts';
import { machineSuite } from '../client/cli/terminal/machine.ts';
import {
  cosign,
  decodeBundle,
  decodeGovernance,
  decodeUtf8,
  encodeBundle,
  encodeGovernance,
  encodeUtf8,
  entriesPath,
  formatCheckpoint,
  leafHashes,
  parseCheckpoint,
  readUnverifiedText,
  rootOfLeaves,
  signNote,
  type GovernanceEntry,
} from '../crypto/index.ts';
import { parseWitnessKey } from '../client/witness/key.ts';
import { folderAt } from '../server/folder.ts';
import { readSeeds } from '../server/secrets.ts';
import type { TestServer } from './server.ts';

const wholeBundle = 256;

/** Every governance entry that the server publishes now. The log of a journey fits into one bundle. */
export async function governanceEntries(server: TestServer): Promise<readonly GovernanceEntry[]> {
  const note = await (await fetch(`${server.origin}/log/governance/checkpoint`)).text();
  const { size } = parseCheckpoint(readUnverifiedText(note));
  const path = entriesPath(0, size < wholeBundle ? size : undefined);
  const answer = await fetch(`${server.origin}/log/governance/${path}`);
  return decodeBundle(new Uint8Array(await answer.arrayBuffer())).map((bytes) => decodeGovernance(bytes));
}

/** Answers in the server's place with these entries under a sound checkpoint; everything else passes. */
export async function forgeGovernance(server: TestServer, entries: readonly GovernanceEntry[]): Promise<Judge> {
  const suite = await machineSuite();
  const seeds = await readSeeds(folderAt(server.folder.server));
  const encoded = entries.map((entry) => encodeGovernance(entry));
  const [origin = ''] = decodeUtf8(
    new Uint8Array(await (await fetch(`${server.origin}/log/governance/checkpoint`)).arrayBuffer()),
  ).split('\n');
  const root = await rootOfLeaves(suite, await leafHashes(suite, encoded));
  const text = formatCheckpoint({ origin, size: encoded.length, root });
  const checkpoint = await signNote(suite, text, [{ name: origin, seed: seeds.governance }]);
  const checker = await parseWitnessKey(suite, readFileSync(server.folder.checkerKey, 'utf8'));
  const cosigned = checkpoint + (await cosign(suite, text, checker, Math.floor(Date.now() / 1000)));
  const answers = new Map([
    ['/log/governance/checkpoint', encodeUtf8(checkpoint)],
    ['/log/governance/cosigned', encodeUtf8(cosigned)],
    [`/log/governance/${entriesPath(0, encoded.length)}`, encodeBundle(encoded)],
  ]);
  return (_method, path): Fault | null => {
    const body = answers.get(path);
    return body === undefined ? null : { kind: 'answer', status: 200, body };
  };
}

/** The newest roster without the last of its signatures. */
export function withoutSignature(entries: readonly GovernanceEntry[]): readonly GovernanceEntry[] {
  return entries.map((entry) =>
    entry.kind === 'roster'
      ? { ...entry, note: entry.note.trimEnd().split('\n').slice(0, -1).join('\n') + '\n' }
      : entry,
  );
}

/** The first roster once more at the end, as if it were news. */
export function withOlderRoster(entries: readonly GovernanceEntry[]): readonly GovernanceEntry[] {
  return [...entries, ...entries.filter(({ kind }) => kind === 'roster').slice(0, 1)];
}

/** The newest day set far ahead, past the end of every roster. */
export function withLaterDay(entries: readonly GovernanceEntry[], days: number): readonly GovernanceEntry[] {
  const newest = entries.findLastIndex(({ kind }) => kind === 'day');
  return entries.map((entry, index) =>
    index === newest && entry.kind === 'day' ? { ...entry, day: entry.day + days } : entry,
  );
}
