/**
 * Files travel as one sealed stream in parts. Every part is sealed once and kept until the server has it: sealing it again from a file
 * that has changed meanwhile would put two contents under one nonce.
 */
import {
  ProtocolError,
  concat,
  createAttachmentSealer,
  fileSlices,
  formatHex,
  hashParts,
  puzzleChallengeOf,
  puzzleLength,
  sealedPartLength,
  solvePuzzle,
  type AttachedFile,
  type AttachmentReference,
  type AttachmentSealer,
  type FileSlice,
} from '../../crypto/index.ts';
import type { RegisterView } from '../register/register.ts';
import { Refusal, expectStatus } from '../register/transport.ts';
import { loadView, type Environment } from './environment.ts';

export interface FileSource extends AttachedFile {
  /** Exactly these bytes of the file. Rejects if the file is gone or has changed size. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

export interface UploadControl {
  /** Called after every part. Bytes are of the sealed stream. */
  readonly progress: (sent: number, total: number) => void;
  /** Resolves at once, or when the person lets a paused upload go on; rejects to give up. */
  readonly mayContinue: () => Promise<void>;
}

export interface Upload {
  /** Bytes of the sealed stream. */
  readonly total: number;
  /**
   * Sends what has not been sent yet. After a Refusal of code NETWORK the same upload can be run again and goes on where it stopped.
   *
   * @throws Refusal (NETWORK, BUSY, STORE_FULL, …); whatever a file's `read` throws
   */
  run(view: RegisterView, control: UploadControl): Promise<AttachmentReference>;
}

interface SealedPart {
  /** `puzzle 16 | part`, at the beginning of `room`. The puzzle is put in last: it is for the day on which the part is sent. */
  readonly request: Uint8Array;
  readonly room: Uint8Array;
  readonly hash: Uint8Array;
}

const puzzleRenewals = 4;

/** @throws MALFORMED, TOO_LARGE (more than 64 files, or more than the protocol's limit) */
export async function createUpload(environment: Environment, files: readonly FileSource[]): Promise<Upload> {
  const { suite, random } = environment;
  const key = random(32);
  const id = random(16);
  const sealer = await createAttachmentSealer(
    suite,
    key,
    id,
    files.map(({ name, type, size }) => ({ name, type, size })),
  );
  const hashes: Uint8Array[] = [];
  const sealed = new Map<number, Promise<SealedPart>>();
  // Of parts that the server has: the next ones are sealed where those were.
  const rooms: Uint8Array[] = [];
  let sent = 0;

  function sealedPart(index: number): Promise<SealedPart> {
    const known = sealed.get(index);
    if (known !== undefined) return known;
    const room = rooms.pop() ?? new Uint8Array(puzzleLength + sealedPartLength);
    const part = sealPart(environment, sealer, files, index, room);
    sealed.set(index, part);
    // A part that could not be read was not sealed, so it may be tried again.
    part.catch(() => sealed.delete(index));
    return part;
  }

  return {
    total: sealer.sealedLength,
    async run(view, control) {
      let current = view;
      while (hashes.length < sealer.parts) {
        await control.mayContinue();
        const index = hashes.length;
        const part = await sealedPart(index);
        // The next one is sealed while this one travels: memory stays at two parts whatever the size of the files.
        if (index + 1 < sealer.parts) void sealedPart(index + 1);
        current = await sendPart(environment, current, `/api/parts/${formatHex(id)}/${String(index)}`, part);
        sealed.delete(index);
        rooms.push(part.room);
        hashes.push(part.hash);
        sent += part.request.length - puzzleLength;
        control.progress(sent, sealer.sealedLength);
      }
      return { id, key, length: sealer.padded, hash: await hashParts(suite, hashes) };
    },
  };
}

async function sealPart(
  { suite }: Environment,
  sealer: AttachmentSealer,
  files: readonly FileSource[],
  index: number,
  room: Uint8Array,
): Promise<SealedPart> {
  const read = async (offset: number, length: number): Promise<Uint8Array> => {
    const pieces = fileSlices(files, offset, length).map((slice) => readSlice(files, slice));
    return joinPieces(await Promise.all(pieces));
  };
  const bytes = await sealer.sealPart(index, read, room.subarray(puzzleLength));
  return { request: room.subarray(0, puzzleLength + bytes.length), room, hash: await suite.sha256(bytes) };
}

/** A part usually lies in one file, and needs no copy. */
function joinPieces(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  return only !== undefined && pieces.length === 1 ? only : concat(...pieces);
}

function readSlice(files: readonly FileSource[], { file, offset, length }: FileSlice): Promise<Uint8Array> {
  const source = files[file];
  if (source === undefined) throw new ProtocolError('RANGE');
  return source.read(offset, length);
}

/** @returns the view whose day note the server accepted: the register is only read again when a note has gone out of date */
async function sendPart(
  environment: Environment,
  view: RegisterView,
  path: string,
  part: SealedPart,
): Promise<RegisterView> {
  let current = view;
  for (let renewal = 0; ; renewal++) {
    const challenge = await puzzleChallengeOf(environment.suite, current.newestDayBytes, part.hash);
    part.request.set(await solvePuzzle(environment.suite, challenge, current.newestDay.difficulty));
    const answer = await environment.transport.send('PUT', path, part.request);
    try {
      expectStatus(answer, 200, 201);
      return current;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'BAD_PUZZLE' || renewal === puzzleRenewals) throw error;
      current = await loadView(environment);
    }
  }
}
