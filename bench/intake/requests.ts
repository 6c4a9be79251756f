import { randomFillSync } from 'node:crypto';
import {
  commitTo,
  encodeLetterRequest,
  puzzleChallenge,
  sealCover,
  solvePuzzle,
  type Random,
} from '../../crypto/index.ts';
import type { RegisterView } from '../../client/register/register.ts';
import { createServerSuite } from '../../server/suite.ts';

export interface Prepared {
  /** 32,880 bytes, as a browser sends them. */
  readonly body: Uint8Array;
  readonly commit: Uint8Array;
  readonly letter: Uint8Array;
}

const random: Random = (length) => randomFillSync(new Uint8Array(length));

/** Letters sealed one by one, none like another. To a server every well-formed letter is alike, so cover letters serve. */
export async function prepareRequests(view: RegisterView, count: number): Promise<Prepared[]> {
  const suite = await createServerSuite();
  const prepared: Prepared[] = [];
  for (let made = 0; made < count; made++) {
    const letter = await sealCover(suite, random, view.roster, view.epoch.index);
    const salt = random(32);
    const commit = await commitTo(suite, 'letter', await suite.sha256(letter), salt);
    const challenge = await puzzleChallenge(suite, view.newestDayBytes, letter);
    const puzzle = await solvePuzzle(suite, challenge, view.newestDay.difficulty);
    prepared.push({ body: encodeLetterRequest({ letter, commit, tag: random(32), salt, puzzle }), commit, letter });
  }
  return prepared;
}
