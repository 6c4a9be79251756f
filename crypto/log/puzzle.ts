/** The speed bump before a letter or a part is accepted (section 4.5): work without identity, and no state about visitors. */
import { assertLength, concat, lp, u64 } from '../bytes.ts';
import { labels, puzzleLength } from '../constants.ts';
import { ProtocolError } from '../errors.ts';
import type { PublicSuite } from '../primitives/port.ts';

/** Clients refuse more: a server could otherwise keep somebody's telephone busy for as long as it likes. */
export const MAXIMUM_DIFFICULTY = 22;

const triesAtOnce = 512;

/**
 * `H(lp("kupuya/puzzle/v1") | H(day note entry) | H(payload))`
 *
 * @param dayNoteEntry the bytes of the newest (or previous) day note in the governance log
 * @param payload the letter or the part
 */
export async function puzzleChallenge(
  suite: PublicSuite,
  dayNoteEntry: Uint8Array,
  payload: Uint8Array,
): Promise<Uint8Array> {
  return puzzleChallengeOf(suite, dayNoteEntry, await suite.sha256(payload));
}

/** The same for a payload whose SHA-256 is known already: a part is hashed once. @param digest 32 bytes */
export async function puzzleChallengeOf(
  suite: PublicSuite,
  dayNoteEntry: Uint8Array,
  digest: Uint8Array,
): Promise<Uint8Array> {
  return suite.sha256(concat(lp(labels.puzzle), await suite.sha256(dayNoteEntry), digest));
}

/**
 * The first solution when counting up from zero: 8 zero bytes and a u64.
 *
 * @param difficulty leading zero bits of H(challenge | puzzle), 0..22; about 2^difficulty hashes
 * @throws RANGE, BAD_LENGTH
 */
export async function solvePuzzle(suite: PublicSuite, challenge: Uint8Array, difficulty: number): Promise<Uint8Array> {
  assertDifficulty(difficulty);
  assertLength(challenge, 32);
  for (let start = 0; ; start += triesAtOnce) {
    const tries = Array.from({ length: triesAtOnce }, (_, offset) =>
      concat(new Uint8Array(puzzleLength - 8), u64(BigInt(start + offset))),
    );
    const hashes = await Promise.all(tries.map((puzzle) => suite.sha256(concat(challenge, puzzle))));
    const solved = tries[hashes.findIndex((hash) => hasLeadingZeros(hash, difficulty))];
    if (solved !== undefined) return solved;
  }
}

/** @throws BAD_PUZZLE, RANGE, BAD_LENGTH unless the puzzle has 16 bytes */
export async function verifyPuzzle(
  suite: PublicSuite,
  challenge: Uint8Array,
  difficulty: number,
  puzzle: Uint8Array,
): Promise<void> {
  assertDifficulty(difficulty);
  assertLength(challenge, 32);
  assertLength(puzzle, puzzleLength);
  if (!hasLeadingZeros(await suite.sha256(concat(challenge, puzzle)), difficulty))
    throw new ProtocolError('BAD_PUZZLE');
}

function assertDifficulty(difficulty: number): void {
  if (!Number.isInteger(difficulty) || difficulty < 0 || difficulty > MAXIMUM_DIFFICULTY)
    throw new ProtocolError('RANGE');
}

/** @param bits 0..22 */
function hasLeadingZeros(hash: Uint8Array, bits: number): boolean {
  const [first = 0, second = 0, third = 0] = hash;
  return (first << 16) + (second << 8) + third < 2 ** (24 - bits);
}
