/**
 * The manifest of a bundle: every file with its SHA-256, as a signed note (c2sp.org/signed-note) of the member who made it. The first line
 * sets it apart from every other note; the next say which case and which decision it belongs to.
 */
import { formatHex, memberKeyName, signNote, type PublicSuite, type Signer } from '../../crypto/index.ts';

export const manifestName = 'manifest.txt';
const format = 'kupuya/bundle/v1';

export interface ManifestLine {
  /** As in the ZIP. */
  readonly path: string;
  /** 32 bytes. */
  readonly hash: Uint8Array;
  readonly length: number;
}

export interface ManifestFacts {
  readonly origin: string;
  /** Commit of the first letter, hex. */
  readonly letter: string;
  /** Hash of the approved proposal, hex. */
  readonly proposal: string;
  /** Hash of the last event in the bundle, hex. */
  readonly head: string;
  /** Hash of the roster under which it is signed, hex. */
  readonly roster: string;
  readonly day: number;
}

/** Lines `hash  length  path`, by path. Paths have no line breaks. */
export function manifestText(facts: ManifestFacts, lines: readonly ManifestLine[]): string {
  const { origin, letter, proposal, head, roster, day } = facts;
  const sorted = [...lines].sort((a, b) => (a.path < b.path ? -1 : 1));
  return [
    format,
    `origin ${origin}`,
    `case ${letter}`,
    `decision ${proposal}`,
    `head ${head}`,
    `roster ${roster}`,
    `day ${String(day)}`,
    ...sorted.map(({ path, hash, length }) => `${formatHex(hash)}  ${String(length)}  ${path}`),
    '',
  ].join('\n');
}

/** @throws MALFORMED */
export function signManifest(suite: PublicSuite, text: string, origin: string, signer: Signer): Promise<string> {
  return signNote(suite, text, [{ name: memberKeyName(origin, signer.member), seed: signer.seed }]);
}
