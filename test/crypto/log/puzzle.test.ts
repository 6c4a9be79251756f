import { formatHex, MAXIMUM_DIFFICULTY, puzzleChallenge, solvePuzzle, verifyPuzzle } from '../../../crypto/public.ts';
import { bytesNamed, suite } from './support.ts';

const challenge = bytesNamed('challenge');

test('a solved puzzle holds at its difficulty and below, and the first solution is found', async () => {
  for (const difficulty of [0, 1, 7, 8, 9, 12]) {
    const puzzle = await solvePuzzle(suite, challenge, difficulty);
    await verifyPuzzle(suite, challenge, difficulty, puzzle);
    await verifyPuzzle(suite, challenge, 0, puzzle);
  }
  expect(formatHex(await solvePuzzle(suite, challenge, 0))).toBe('0'.repeat(32));
});

test('one bit more than solved is refused', async () => {
  const puzzle = await solvePuzzle(suite, challenge, 8);
  const hash = await suite.sha256(new Uint8Array([...challenge, ...puzzle]));
  const zeros = [...hash]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('')
    .indexOf('1');
  await verifyPuzzle(suite, challenge, zeros, puzzle);
  await expect(verifyPuzzle(suite, challenge, zeros + 1, puzzle)).rejects.toMatchObject({ code: 'BAD_PUZZLE' });
});

test('a puzzle solved for another note or another letter is refused', async () => {
  const letter = new Uint8Array(100);
  const own = await puzzleChallenge(suite, bytesNamed('note'), letter);
  const puzzle = await solvePuzzle(suite, own, 14);
  await verifyPuzzle(suite, own, 14, puzzle);
  for (const other of [
    await puzzleChallenge(suite, bytesNamed('another note'), letter),
    await puzzleChallenge(suite, bytesNamed('note'), letter.with(99, 1)),
    await puzzleChallenge(suite, letter, bytesNamed('note')),
  ]) {
    await expect(verifyPuzzle(suite, other, 14, puzzle)).rejects.toMatchObject({ code: 'BAD_PUZZLE' });
  }
});

test('a puzzle of another length is refused before it is hashed', async () => {
  for (const length of [0, 15, 17]) {
    await expect(verifyPuzzle(suite, challenge, 0, new Uint8Array(length))).rejects.toMatchObject({
      code: 'BAD_LENGTH',
    });
  }
});

test.each([MAXIMUM_DIFFICULTY + 1, -1, 1.5, Number.NaN])(
  'difficulty %d is refused, so that no server can ask for it',
  async (difficulty) => {
    await expect(solvePuzzle(suite, challenge, difficulty)).rejects.toMatchObject({ code: 'RANGE' });
    await expect(verifyPuzzle(suite, challenge, difficulty, new Uint8Array(16))).rejects.toMatchObject({
      code: 'RANGE',
    });
  },
);
