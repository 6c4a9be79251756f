/**
 * Takes a release: the signed note and all its files in one request, so that it is there whole or not at all. The order: everything is
 * checked; files are written and flushed beside their place; the folder gets its name; the note is logged; only then is it acknowledged and
 * served. A crash before the log leaves files that no log names, and they go at the next start.
 */
import { createHash } from 'node:crypto';
import {
  decodeUtf8,
  encodeGovernance,
  equalBytes,
  longestRelease,
  Reader,
  verifyReleaseFiles,
  type ReleaseFiles,
} from '../../crypto/public.ts';
import { assertOnlySigners, findLogged, longestNote, noteWeight, refusalOf } from '../log/signed-notes.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { mediaTypeOf } from './media-types.ts';
import { dropStaged, hasRelease, placeRelease, stageRelease, type UploadedFile } from './release-folder.ts';
import { releaseName, type Releases } from './releases.ts';

const lengthBytes = 4;
export const longestReleaseRequest = lengthBytes + longestNote + longestRelease;

interface Upload extends ReleaseFiles {
  readonly note: string;
  readonly bytes: readonly UploadedFile[];
}

/**
 * `u32 length of the note | note | the files in the order of the note`. The same again changes nothing, except that it brings back files
 * that were lost.
 *
 * @param account of the officer who sends it
 * @throws Refusal MALFORMED unless it is a release of this service with lines of release signers alone, and each file has the hash that it
 *   names and a name that can be served; BAD_LENGTH, TOO_LARGE; FORBIDDEN unless enough release signers signed; CONFLICT if another release
 *   of the period is logged; STORE_FULL, BUSY
 */
export async function publishRelease(
  service: Service,
  releases: Releases,
  account: string,
  body: Uint8Array,
): Promise<void> {
  const { folder, freeSpace, random } = service;
  const upload = await readUpload(service, body);
  const { period, files, note, bytes } = upload;
  const name = releaseName(note);
  const before = releases.find(period);
  if (before !== null && before.name !== name) throw new Refusal('CONFLICT');
  if (before !== null && (await hasRelease(folder, name))) return;
  await freeSpace.assertRoom(
    'part',
    bytes.reduce((sum, file) => sum + file.bytes.length, 0),
  );
  const staged = await stageRelease(folder, random, bytes);
  service.faults('release:staged');
  try {
    await service.register.exclusive(async () => {
      const other = releases.find(period);
      if (other !== null && other.name !== name) throw new Refusal('CONFLICT');
      // What a request before this one has put in place is complete.
      if (!(await hasRelease(folder, name))) await placeRelease(folder, staged, name);
      service.faults('release:placed');
      const index = await logRelease(service, account, note);
      releases.add({ period, files, note, name, index });
    });
  } finally {
    await dropStaged(staged);
  }
}

/** Its index in the governance log. */
async function logRelease(service: Service, account: string, note: string): Promise<number> {
  const { register, store } = service;
  const entry = encodeGovernance({ kind: 'release', note });
  const logged = await findLogged(service, entry);
  if (logged !== null) return logged;
  service.budgets.staff(account).take(noteWeight);
  const append = await register.governanceLog.plan([entry]);
  await store.logs.appendGovernance(append, register.state);
  service.faults('release:logged');
  await register.publish();
  return append.from;
}

async function readUpload({ suite, register }: Service, body: Uint8Array): Promise<Upload> {
  try {
    const reader = new Reader(body);
    const length = reader.u32();
    if (length > longestNote) throw new Refusal('TOO_LARGE');
    const note = decodeUtf8(reader.take(length));
    const { period, files } = await verifyReleaseFiles(suite, note, register.trust);
    await assertOnlySigners(suite, note, register.trust);
    // Too large for an entry: found before anything is written.
    encodeGovernance({ kind: 'release', note });
    const bytes = files.map((file): UploadedFile => ({ path: file.path, bytes: reader.take(file.bytes) }));
    reader.end();
    for (const [place, { path, hash }] of files.entries()) {
      const sent = bytes[place]?.bytes ?? new Uint8Array();
      if (!equalBytes(createHash('sha256').update(sent).digest(), hash)) throw new Refusal('MALFORMED');
      if (mediaTypeOf(path) === null) throw new Refusal('MALFORMED');
    }
    return { period, files, note, bytes };
  } catch (error) {
    throw refusalOf(error);
  }
}
