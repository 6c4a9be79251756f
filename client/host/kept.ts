/**
 * The newest governance checkpoint that pages of this computer saw, in a file of the host's own: a page keeps nothing, and a register
 * that was set back while nobody looked is to be noticed all the same.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import {
  decodeUtf8,
  equalBytes,
  parseTrust,
  parseVerifierKey,
  ProtocolError,
  verifyCheckpoint,
  type Checkpoint,
  type PublicSuite,
} from '../../crypto/index.ts';
import type { HostService } from './service.ts';

/** Bytes: a checkpoint with a hundred lines of signatures is a fifth of this. */
const noteLimit = 65_536;

/** The file in the folder holds something that is no checkpoint of this register. */
export class DamagedMemory extends Error {}

/**
 * `GET /kept.json` gives the notes that a register must go on from; `POST /kept` takes a newer one, if the log signed it and it is not
 * smaller and contradicts none of the same size.
 *
 * @param folder made if it is missing
 * @param trust canonical JSON: each trust policy has a file of its own
 * @throws DamagedMemory, and what the file system throws
 */
export async function keepCheckpoint(suite: PublicSuite, folder: string, trust: Uint8Array): Promise<HostService[]> {
  const key = await parseVerifierKey(suite, parseTrust(trust).governanceLog);
  const name = `register-${createHash('sha256').update(trust).digest('hex')}.txt`;
  const checkpointOf = (note: string): Promise<Checkpoint> => verifyCheckpoint(suite, note, key);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let kept = existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : null;
  let newest = kept === null ? null : await checkpointOf(kept).catch(asDamaged);
  return [
    {
      method: 'GET',
      path: '/kept.json',
      bodyLimit: 0,
      answer: () => Promise.resolve({ status: 200, json: kept === null ? [] : [kept] }),
    },
    {
      method: 'POST',
      path: '/kept',
      bodyLimit: noteLimit,
      answer: async (body) => {
        const read = await readNote(body, checkpointOf);
        if (read === null) return { status: 422, json: { code: 'MALFORMED' } };
        const { note, checkpoint } = read;
        // Of two roots for one size the first stays: it is the evidence against the second.
        if (checkpoint.size === newest?.size && !equalBytes(checkpoint.root, newest.root))
          return { status: 409, json: { code: 'FORKED' } };
        if (checkpoint.size >= (newest?.size ?? 0) && note !== kept) {
          writeDurably(folder, name, note);
          kept = note;
          newest = checkpoint;
        }
        return { status: 200, json: {} };
      },
    },
  ];
}

async function readNote(
  body: Uint8Array,
  checkpointOf: (note: string) => Promise<Checkpoint>,
): Promise<{ note: string; checkpoint: Checkpoint } | null> {
  try {
    const note = decodeUtf8(body);
    return { note, checkpoint: await checkpointOf(note) };
  } catch (error) {
    if (error instanceof ProtocolError) return null;
    throw error;
  }
}

function asDamaged(error: unknown): never {
  throw new DamagedMemory('the kept checkpoint is damaged', { cause: error });
}

/** Whole or not at all: half a note would refuse every start from then on. */
function writeDurably(folder: string, name: string, text: string): void {
  const draft = join(folder, `${name}.draft`);
  const file = openSync(draft, 'w', 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, join(folder, name));
}
