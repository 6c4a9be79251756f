/**
 * Downloads everything that an audit reads, byte for byte as it is served. Nothing is judged here: what is broken is kept broken, so that the
 * checks can say so and the copy can be shown to others.
 */
import {
  decodeGovernance,
  decodeUtf8,
  entriesPath,
  formatHex,
  parseCheckpoint,
  parseRoster,
  readUnverifiedText,
  encodeUtf8,
  tilePath,
  type GovernanceEntry,
} from '../../crypto/index.ts';
import type { Transport } from '../register/transport.ts';
import { longestIndex, refusalOf } from './copy.ts';
import { bundles, tryBundle } from './log-copy.ts';
import type { LogName } from './seals.ts';

/** Keeps what was served under a path. */
export type Keep = (path: string, bytes: Uint8Array) => Promise<void>;

export interface DownloadOptions {
  /** Also what members and officers are handed: the transport is signed in as an oversight officer. */
  readonly withSession: boolean;
  readonly onFile?: (path: string) => void;
}

const tileHeight = 8;
const attempts = 3;

/** @throws Refusal NETWORK */
export async function downloadCopy(
  transport: Pick<Transport, 'get'>,
  keep: Keep,
  options: DownloadOptions,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const isWhole = await downloadOnce(transport, keep, options);
    // A new slot replaces the pages while they are being read: then all of it is read again.
    if (isWhole || attempt === attempts) return;
  }
}

async function downloadOnce(
  transport: Pick<Transport, 'get'>,
  keep: Keep,
  { withSession, onFile = () => undefined }: DownloadOptions,
): Promise<boolean> {
  const fetch = async (path: string): Promise<Uint8Array | null> => {
    onFile(path);
    const { status, bytes } = await transport.get(path);
    if (status !== 200) return null;
    await keep(path, bytes);
    return bytes;
  };
  await fetch('/trust.json');
  // Seals before what they seal: what is added meanwhile makes the logs longer, never shorter.
  for (const name of ['governance', 'case'] as const) await fetchHistory(fetch, name);
  const governance = (await fetchLog(fetch, 'governance')).flatMap((bytes) => tryGovernance(bytes) ?? []);
  await fetchLog(fetch, 'case');
  const roster = governance.findLast((entry) => entry.kind === 'roster');
  for (const path of roster === undefined ? [] : epochPaths(roster.note)) await fetch(path);
  for (const { path } of governance.findLast((entry) => entry.kind === 'manifest')?.files ?? []) await fetch(path);
  let isWhole = true;
  const slot = governance.findLast((entry) => entry.kind === 'slot');
  for (const page of slot?.pages.keys() ?? []) {
    isWhole = (await fetch(`/pages/${String(slot?.slot ?? 0)}/${String(page)}`)) !== null && isWhole;
  }
  if (!withSession) return isWhole;
  for (const entry of governance) {
    if (entry.kind === 'slot') await fetch(`/api/member/feed/${String(entry.slot)}`);
    if (entry.kind !== 'day') continue;
    await fetch(`/api/member/letters/${String(entry.batch)}`);
    await fetch(`/api/oversight/statements/${String(entry.batch)}`);
    await fetch(`/api/oversight/ratchet/${String(entry.batch)}`);
  }
  return isWhole;
}

type Fetch = (path: string) => Promise<Uint8Array | null>;

async function fetchHistory(fetch: Fetch, name: LogName): Promise<void> {
  const index = await fetch(`/log/${name}/history/index`);
  for (const size of index === null || index.length > longestIndex ? [] : linesOf(index)) {
    if (/^\d{1,16}$/u.test(size)) await fetch(`/log/${name}/history/${size}`);
  }
  await fetch(`/log/${name}/cosigned`);
}

/** Entries as far as they are handed out: a signed size may be any number. */
async function fetchLog(fetch: Fetch, name: LogName): Promise<Uint8Array[]> {
  const size = sizeOf(await fetch(`/log/${name}/checkpoint`));
  const entries: Uint8Array[] = [];
  for (const { index, width } of bundles(size)) {
    const bytes =
      (await fetch(`/log/${name}/${entriesPath(index, width)}`)) ?? (await fetch(`/log/${name}/${entriesPath(index)}`));
    const bundle = bytes === null ? null : tryBundle(bytes);
    // What is no bundle is kept, and what would come after it is not asked for: nothing there could be judged.
    if (bundle === null) break;
    for (const entry of bundle) entries.push(entry);
  }
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / 2 ** tileHeight)) {
    for (const { index, width } of bundles(count)) {
      const exact = await fetch(`/log/${name}/${tilePath(level, index, width)}`);
      if (exact === null && (await fetch(`/log/${name}/${tilePath(level, index)}`)) === null) break;
    }
  }
  return entries;
}

/** What the checkpoint says; 0 for one that cannot be read. */
function sizeOf(note: Uint8Array | null): number {
  if (note === null) return 0;
  try {
    return parseCheckpoint(readUnverifiedText(decodeUtf8(note))).size;
  } catch (error) {
    refusalOf(error);
    return 0;
  }
}

function linesOf(bytes: Uint8Array): string[] {
  try {
    return decodeUtf8(bytes).split('\n');
  } catch (error) {
    refusalOf(error);
    return [];
  }
}

function tryGovernance(bytes: Uint8Array): GovernanceEntry | null {
  try {
    return decodeGovernance(bytes);
  } catch (error) {
    refusalOf(error);
    return null;
  }
}

/** Of a roster that nobody has verified yet. */
function epochPaths(note: string): string[] {
  try {
    const roster = parseRoster(encodeUtf8(readUnverifiedText(note).slice(0, -1)));
    return roster.epochs.map(({ keys }) => `/epochs/${formatHex(keys)}`);
  } catch (error) {
    refusalOf(error);
    return [];
  }
}
