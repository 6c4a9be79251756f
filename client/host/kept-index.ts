/**
 * What a console keeps between sessions so that it need not read everything again. The host sees sealed bytes under meaningless names:
 * a place for each keyring, in it parts and one manifest, which alone says what the parts mean. A part is never changed, and a manifest
 * takes the place only of the one that its writer has seen, so that two tabs cannot mix what they keep.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { HostService, ServiceAnswer } from './service.ts';

/** Hex digits of a name. */
const nameLength = 32;
const hashLength = 32;
/** Of a part or a manifest; the page cuts what is larger. */
export const keptPartLimit = 8 * 2 ** 20;
/** Parts in a place, and places in the folder: beyond it is no honest page. */
export const keptPartsLimit = 1_024;
const placesLimit = 16;
const header = 2 * nameLength;
const manifestName = 'manifest';

const done: ServiceAnswer = { status: 200, json: {} };
const refused: ServiceAnswer = { status: 422, json: { code: 'MALFORMED' } };
const missing: ServiceAnswer = { status: 404, json: { code: 'NOT_FOUND' } };
const overtaken: ServiceAnswer = { status: 409, json: { code: 'CONFLICT' } };
const full: ServiceAnswer = { status: 507, json: { code: 'DISK_FULL' } };

/**
 * - `POST /kept-index/read`: place 32 | part 32 (hex digits; zeros for the manifest): its bytes.
 * - `POST /kept-index/write`: place 32 | part 32 | bytes: a part that is not there yet.
 * - `POST /kept-index/turn`: place 32 | SHA-256 of the manifest that goes, 32 bytes (zeros for none) | u16 count | parts 32 each | the
 *   manifest: takes its place; parts that it does not name are removed.
 * - `POST /kept-index/drop`: place 32: removes everything there.
 *
 * @param folder made when something is first kept
 */
export function keptIndex(folder: string): HostService[] {
  const service = (path: string, bodyLimit: number, act: (body: Uint8Array) => ServiceAnswer): HostService => ({
    method: 'POST',
    path: `/kept-index/${path}`,
    bodyLimit,
    answer: (body) => Promise.resolve(orFull(() => act(body))),
  });
  return [
    service('read', header, (body) => {
      const [place, part] = namesIn(body, 2);
      if (place === undefined || part === undefined) return refused;
      const file = join(folder, place, /^0+$/u.test(part) ? manifestName : part);
      return existsSync(file) ? { status: 200, bytes: new Uint8Array(readFileSync(file)) } : missing;
    }),
    service('write', header + keptPartLimit, (body) => {
      const [place, part] = namesIn(body, 2);
      if (place === undefined || part === undefined || /^0+$/u.test(part)) return refused;
      if (!existsSync(join(folder, place)) && countIn(folder) >= placesLimit) return full;
      if (countIn(join(folder, place)) > 2 * keptPartsLimit) return full;
      const file = join(folder, place, part);
      // What is sent once more after a lost answer is the same; anything else under a name that is taken is nobody's honest part.
      if (existsSync(file)) return readFileSync(file).equals(body.subarray(header)) ? done : overtaken;
      writeDurably(join(folder, place), part, body.subarray(header));
      return done;
    }),
    service('turn', nameLength + hashLength + 2 + keptPartsLimit * nameLength + keptPartLimit, (body) =>
      turn(folder, body),
    ),
    service('drop', nameLength, (body) => {
      const [place] = namesIn(body, 1);
      if (place === undefined) return refused;
      rmSync(join(folder, place), { recursive: true, force: true });
      return done;
    }),
  ];
}

function turn(folder: string, body: Uint8Array): ServiceAnswer {
  const [place] = namesIn(body, 1);
  const counted = nameLength + hashLength;
  if (place === undefined || body.length < counted + 2) return refused;
  const count = new DataView(body.buffer, body.byteOffset).getUint16(counted);
  const parts = count > keptPartsLimit ? [] : namesIn(body.subarray(counted + 2), count);
  if (parts.length !== count) return refused;
  const file = join(folder, place, manifestName);
  const before = existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest() : Buffer.alloc(hashLength);
  if (!before.equals(body.subarray(nameLength, counted))) return overtaken;
  const names = new Set<string>([manifestName, ...parts]);
  if (parts.some((part) => !existsSync(join(folder, place, part)))) return refused;
  writeDurably(join(folder, place), manifestName, body.subarray(counted + 2 + count * nameLength));
  for (const name of readdirSync(join(folder, place))) if (!names.has(name)) rmSync(join(folder, place, name));
  return done;
}

/** So many names at the beginning; none if they are not hex. */
function namesIn(body: Uint8Array, count: number): readonly string[] {
  const text = Buffer.from(body.subarray(0, count * nameLength)).toString('latin1');
  if (text.length !== count * nameLength || !/^[0-9a-f]*$/u.test(text)) return [];
  return Array.from({ length: count }, (_, index) => text.slice(index * nameLength, (index + 1) * nameLength));
}

function countIn(folder: string): number {
  return existsSync(folder) ? readdirSync(folder).length : 0;
}

/** Whatever the disk refuses, the page can go on without. */
function orFull(act: () => ServiceAnswer): ServiceAnswer {
  try {
    return act();
  } catch {
    return full;
  }
}

/** Whole or not at all. */
function writeDurably(folder: string, name: string, bytes: Uint8Array): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `${name}.draft`);
  try {
    const file = openSync(draft, 'w', 0o600);
    try {
      writeFileSync(file, bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, join(folder, name));
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
