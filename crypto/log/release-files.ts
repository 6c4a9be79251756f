/**
 * What a server must know of a release of statistics (docs/protocol.md section 8.3): its period, and which bytes it may serve for it. What
 * the tables say is the officers' word; whoever serves the files neither reads nor judges it.
 */
import { encodeUtf8 } from '../bytes.ts';
import { decodeCanonical, type JsonValue } from '../canonical.ts';
import { ProtocolError } from '../errors.ts';
import type { PublicSuite } from '../primitives/port.ts';
import { assertModeOfOrigin } from '../roster/texts.ts';
import type { TrustPolicy } from '../roster/trust.ts';
import { array, hexBytes, integer, literal, map, object, pattern, text } from '../shape.ts';
import { parseVerifierKey, verifyNote } from './note.ts';

export const releaseFormat = 'kupuya/release/v1';

/** All files of one release together, in bytes. */
export const longestRelease = 16 * 1024 * 1024;

export interface ReleaseFile {
  /** Relative, lower-case, with `/`; at most 120 characters. */
  readonly path: string;
  /** H of its bytes, 32 bytes. */
  readonly hash: Uint8Array;
  readonly bytes: number;
}

export interface ReleaseFiles {
  /** `2026` or `2026-Q3`. */
  readonly period: string;
  /** Ascending by path. */
  readonly files: readonly ReleaseFile[];
}

const pathPattern = /^(?=.{1,120}$)[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*$/u;

/** What the server itself serves beside the files. */
const reservedPaths: ReadonlySet<string> = new Set(['release.note', 'release.tlog-proof']);

/** @throws MALFORMED, NOT_CANONICAL unless ascending by path, TOO_LARGE, DUPLICATE for a file that is a folder of another */
export const releaseFilesShape = map(
  array(object({ path: pattern(pathPattern), hash: hexBytes(32), bytes: integer(0, longestRelease) }), 1, 256),
  (files): readonly ReleaseFile[] => {
    const paths = files.map(({ path }) => path);
    if (paths.some((path, index) => index > 0 && path <= (paths[index - 1] ?? '')))
      throw new ProtocolError('NOT_CANONICAL');
    if (paths.some((path) => reservedPaths.has(path))) throw new ProtocolError('MALFORMED');
    const folders = new Set(paths.flatMap(foldersAbove));
    if (paths.some((path) => folders.has(path))) throw new ProtocolError('DUPLICATE');
    if (files.reduce((sum, { bytes }) => sum + bytes, 0) > longestRelease) throw new ProtocolError('TOO_LARGE');
    return files;
  },
);

const headShape = object({
  format: literal(releaseFormat),
  mode: literal('demo', 'live'),
  origin: text(200, 1),
  period: pattern(/^[0-9]{4}(?:-Q[1-4])?$/u),
  files: releaseFilesShape,
});

/**
 * @param note signed by as many release signers as the policy asks for
 * @throws UNDER_SIGNED, BAD_SIGNATURE, WRONG_MODE, WRONG_ORIGIN, NOT_CANONICAL, BAD_JSON, MALFORMED, TOO_LARGE, DUPLICATE
 */
export async function verifyReleaseFiles(suite: PublicSuite, note: string, trust: TrustPolicy): Promise<ReleaseFiles> {
  const keys = await Promise.all(trust.release.signers.map((key) => parseVerifierKey(suite, key)));
  const { text: signed } = await verifyNote(suite, note, keys, trust.release.threshold);
  const { mode, origin, period, files } = readHead(signed);
  if (mode !== trust.mode) throw new ProtocolError('WRONG_MODE');
  if (origin !== trust.origin) throw new ProtocolError('WRONG_ORIGIN');
  return { period, files };
}

function readHead(signed: string): ReturnType<typeof headShape> {
  if (!signed.endsWith('\n')) throw new ProtocolError('MALFORMED');
  const value = decodeCanonical(encodeUtf8(signed.slice(0, -1)), { nfc: true });
  const head = headShape(pick(value, ['format', 'mode', 'origin', 'period', 'files']));
  assertModeOfOrigin(head.mode, head.origin);
  return head;
}

function pick(value: JsonValue, names: readonly string[]): JsonValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ProtocolError('MALFORMED');
  return Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name)));
}

/** `a/b/c` lies in `a/b` and in `a`. */
function foldersAbove(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}
