/** Checkpoints of one log: everything the log has signed that is in the copy or was handed in (SIGNATURES, QUORUM). */
import {
  encodeUtf8,
  parseCosignerKey,
  parseVerifierKey,
  readUnverifiedText,
  verifyCheckpoint,
  verifyCosigned,
  type AuditCheck,
  type CosignedCheckpoint,
  type PublicSuite,
  type TrustPolicy,
  type VerifierKey,
} from '../../crypto/index.ts';
import { longestIndex, readNote, refusalOf, type Copy } from './copy.ts';
import type { Docket } from './failures.ts';

export type LogName = 'case' | 'governance';

/** A checkpoint that the log signed, with those lines of known checkers that hold. */
export interface Seal {
  readonly note: string;
  readonly checkpoint: CosignedCheckpoint;
  /** In the copy; empty for what was handed in. */
  readonly path: string;
}

export interface Seals {
  readonly name: LogName;
  readonly key: VerifierKey;
  /** What is served as the present state; null if it is missing or nobody signed it. */
  readonly newest: Seal | null;
  /** The newest that is served as seen by a quorum. */
  readonly cosigned: Seal | null;
  /** All of them, `newest` and `cosigned` and those handed in among them. */
  readonly all: readonly Seal[];
}

export interface SealSource {
  readonly suite: PublicSuite;
  readonly copy: Copy;
  readonly trust: TrustPolicy;
  /** Checkpoints kept from earlier, as signed notes of either log; verified. */
  readonly since: readonly string[];
}

export async function readSeals(source: SealSource, name: LogName, docket: Docket): Promise<Seals> {
  const { suite, copy, trust, since } = source;
  const key = await parseVerifierKey(suite, name === 'case' ? trust.caseLog : trust.governanceLog);
  const checkers = await Promise.all(trust.witnesses.map((each) => parseCosignerKey(suite, each)));
  const judge = (note: string, path: string): Promise<Seal | null> =>
    judgeNote(suite, { note, path, key, checkers }, docket);

  const fetch = async (path: string, isNeeded: boolean): Promise<Seal | null> => {
    try {
      const note = await readNote(copy, path);
      if (note !== null) return await judge(note, path);
      if (isNeeded) await docket.fail('SIGNATURES', 'FILE_MISSING', 'SERVED', () => [named('path.txt', path)]);
    } catch (error) {
      refusalOf(error);
      await docket.fail('SIGNATURES', 'BAD_NOTE', 'SERVED', () => [named('path.txt', path)]);
    }
    return null;
  };

  const newest = await fetch(`/log/${name}/checkpoint`, true);
  const cosigned = await fetch(`/log/${name}/cosigned`, false);
  const seals: (Seal | null)[] = [newest, cosigned];
  for (const size of await historySizes(copy, name, docket)) {
    seals.push(await fetch(`/log/${name}/history/${size}`, true));
  }
  for (const note of since) if (originOf(note) === key.name) seals.push(await judge(note, ''));
  return { name, key, newest, cosigned, all: seals.filter((seal) => seal !== null) };
}

async function judgeNote(
  suite: PublicSuite,
  given: { readonly note: string; readonly path: string; readonly key: VerifierKey; readonly checkers: VerifierKey[] },
  docket: Docket,
): Promise<Seal | null> {
  const { note, path, key, checkers } = given;
  const bad = async (check: AuditCheck, error: unknown): Promise<void> => {
    const { code } = refusalOf(error);
    const isOfLog = check === 'SIGNATURES';
    const signature = isOfLog ? 'BAD_SIGNATURE' : 'BAD_COSIGNATURE';
    const isSignature = code === 'BAD_SIGNATURE' || code === 'UNDER_SIGNED' || code === 'WRONG_ORIGIN';
    await docket.fail(check, isSignature || !isOfLog ? signature : 'BAD_NOTE', 'SERVED', () => [
      named('checkpoint.note', note),
      named('path.txt', path),
    ]);
  };
  try {
    const own = await verifyCheckpoint(suite, note, key);
    try {
      return { note, path, checkpoint: await verifyCosigned(suite, note, key, checkers) };
    } catch (error) {
      await bad('QUORUM', error);
      return { note, path, checkpoint: { ...own, cosignatures: [] } };
    }
  } catch (error) {
    await bad('SIGNATURES', error);
    return null;
  }
}

/** Sizes of every checkpoint that the server says it has published. Every server keeps a history: without one it could hide what it signed. */
async function historySizes(copy: Copy, name: LogName, docket: Docket): Promise<readonly string[]> {
  const path = `/log/${name}/history/index`;
  try {
    const text = await readNote(copy, path, longestIndex);
    if (text === null) {
      await docket.fail('SIGNATURES', 'FILE_MISSING', 'SERVED', () => [named('path.txt', path)]);
      return [];
    }
    const lines = text.split('\n').slice(0, -1);
    const isOrdered = lines.every((line, index) => index === 0 || Number(line) > Number(lines[index - 1]));
    const isDecimal = lines.every((line) => /^(?:0|[1-9][0-9]{0,15})$/u.test(line));
    if (isDecimal && isOrdered && text.endsWith('\n')) return lines;
  } catch (error) {
    refusalOf(error);
  }
  await docket.fail('SIGNATURES', 'BAD_NOTE', 'SERVED', () => [named('path.txt', path)]);
  return [];
}

/** Whether anything is known of another time than the newest: the newest served twice is no history. */
export function hasEarlier({ all }: Seals): boolean {
  return new Set(all.map(({ checkpoint }) => checkpoint.size)).size > 1;
}

/** The log that a note says it is of. Proves nothing. @throws MALFORMED */
export function originOf(note: string): string {
  return readUnverifiedText(note).split('\n')[0] ?? '';
}

function named(name: string, text: string): { readonly name: string; readonly bytes: Uint8Array } {
  return { name, bytes: encodeUtf8(text) };
}
