/**
 * The letters of one batch, as the server hands them to members: records of `salt 32 | letter 32,768`, sorted by commit. Members and
 * officers read them in this one way, so that neither is shown what the other would refuse.
 */
import {
  commitTo,
  compareBytes,
  concat,
  formatHex,
  letterLength,
  type DayNote,
  type PublicSuite,
} from '../../crypto/index.ts';
import { expectStatus, type Transport } from '../register/transport.ts';

export interface BatchLetter {
  /** Hex. */
  readonly commit: string;
  /** Hex. */
  readonly salt: string;
  readonly letter: Uint8Array;
}

export interface BatchLetters {
  readonly letters: readonly BatchLetter[];
  /** `H` over the commits of what came, in hex: evidence if it is not the day note's. */
  readonly list: string;
  /** Whether these are exactly the letters that the day note lists. */
  readonly isComplete: boolean;
}

const saltLength = 32;
const recordLength = saltLength + letterLength;
const together = 64;

/** Null if the server does not hand the batch out. @throws Refusal */
export async function downloadLetters(
  { suite, transport }: { readonly suite: PublicSuite; readonly transport: Pick<Transport, 'get'> },
  note: DayNote,
): Promise<BatchLetters | null> {
  const answer = await transport.get(`/api/member/letters/${String(note.batch)}`);
  if (answer.status === 404) return null;
  const bytes = expectStatus(answer, 200);
  const records = Array.from({ length: Math.floor(bytes.length / recordLength) }, (_, index) =>
    bytes.subarray(index * recordLength, (index + 1) * recordLength),
  );
  const letters: BatchLetter[] = [];
  const commits: Uint8Array[] = [];
  // Many at a time: each is a short job for another thread.
  for (let start = 0; start < records.length; start += together) {
    const some = records.slice(start, start + together);
    const found = await Promise.all(some.map((record) => readRecord(suite, record)));
    for (const { commit, salt, letter } of found) {
      commits.push(commit);
      letters.push({ commit: formatHex(commit), salt: formatHex(salt), letter });
    }
  }
  const list = formatHex(await suite.sha256(concat(...commits.sort(compareBytes))));
  return { letters, list, isComplete: list === note.letters && bytes.length % recordLength === 0 };
}

async function readRecord(
  suite: PublicSuite,
  record: Uint8Array,
): Promise<{ readonly commit: Uint8Array; readonly salt: Uint8Array; readonly letter: Uint8Array }> {
  const salt = record.subarray(0, saltLength);
  const letter = record.subarray(saltLength);
  return { commit: await commitTo(suite, 'letter', await suite.sha256(letter), salt), salt, letter };
}
