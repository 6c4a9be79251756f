/** Rewrites a batch of a real register and signs everything after it anew, as whoever holds the server's keys can. */
import {
  commitTo,
  compareBytes,
  concat,
  decodeEntry,
  decodeGovernance,
  encodeGovernance,
  encodeEntry,
  formatHex,
  type Entry,
} from '../../../crypto/index.ts';
import { readSeeds } from '../../../server/secrets.ts';
import { folderAt } from '../../../server/folder.ts';
import type { World } from '../caseload/world.ts';
import { rootOf, suite, TestRegister } from './register.ts';

const recordLength = 32 + 32_768;

/** A letter as members are handed it. */
export interface LetterRecord {
  readonly salt: Uint8Array;
  readonly letter: Uint8Array;
}

/** What an operator wants one letter to have been. */
export interface Replacement extends LetterRecord {
  readonly tag: Uint8Array;
}

/** The register of these files under the server's own keys. */
export async function adopt(world: World, files: ReadonlyMap<string, Uint8Array>): Promise<TestRegister> {
  const seeds = await readSeeds(folderAt(world.dir));
  const { origin } = world.trust;
  const signer = (name: 'case' | 'governance' | 'promise') => ({ name: `${origin}/${name}`, seed: seeds[name] });
  const keys = {
    ...{ case: signer('case'), governance: signer('governance'), promise: signer('promise') },
    checker: { name: 'nobody.example', seed: seeds.promise },
  };
  const register = new TestRegister({ instance: world.instance, trust: world.trust, roster: world.roster, keys });
  for (const [path, bytes] of files) register.files.set(path, bytes);
  for (const name of ['case', 'governance'] as const) {
    for (const path of [...files.keys()].filter((each) => each.startsWith(`/log/${name}/history/`)))
      register.files.delete(path);
    register.leaves[name].push(...register.readServed(name));
  }
  return register;
}

/** Exchanges the letter of this commit, in the batch and in the log, and makes every day note fit. */
export async function replaceLetter(register: TestRegister, commit: Uint8Array, by: Replacement): Promise<void> {
  const newCommit = await commitOf(by);
  const { leaves, files } = register;
  const place = leaves.case.findIndex((bytes) => compareBytes(decodeEntry(bytes).commit, commit) === 0);
  const notes = leaves.governance.map(decodeGovernance);
  const days = notes.filter((entry) => entry.kind === 'day');
  const note = days.find(({ size }) => size > place);
  if (place < 0 || note === undefined) throw new Error('no such letter');
  const start = days.find(({ batch }) => batch === note.batch - 1)?.size ?? 0;
  const entries = leaves.case.slice(start, note.size).map(decodeEntry);
  const changed = entries.map((entry): Entry =>
    compareBytes(entry.commit, commit) === 0 ? { ...entry, commit: newCommit, tag: by.tag } : entry,
  );
  changed.sort((a, b) => compareBytes(a.commit, b.commit));
  leaves.case.splice(start, changed.length, ...changed.map(encodeEntry));

  const path = `/api/member/letters/${String(note.batch)}`;
  const records = await Promise.all(
    splitRecords(files.get(path) ?? new Uint8Array()).map(async (record) => ({
      record,
      commit: await commitOf(record),
    })),
  );
  const list = records.map((each) =>
    compareBytes(each.commit, commit) === 0 ? { record: by, commit: newCommit } : each,
  );
  list.sort((a, b) => compareBytes(a.commit, b.commit));
  files.set(path, concat(...list.flatMap(({ record }) => [record.salt, record.letter])));
  const letters = formatHex(await suite.sha256(concat(...list.map((each) => each.commit))));
  for (const [index, entry] of notes.entries()) {
    if (entry.kind !== 'day' || entry.batch < note.batch) continue;
    const root = formatHex(await rootOf(leaves.case.slice(0, entry.size)));
    leaves.governance[index] = encodeGovernance({ ...entry, root, ...(entry.batch === note.batch ? { letters } : {}) });
  }
  await register.publish(null);
}

export function splitRecords(bytes: Uint8Array): LetterRecord[] {
  return Array.from({ length: bytes.length / recordLength }, (_, index) => {
    const record = bytes.subarray(index * recordLength, (index + 1) * recordLength);
    return { salt: record.slice(0, 32), letter: record.slice(32) };
  });
}

export async function commitOf({ salt, letter }: LetterRecord): Promise<Uint8Array> {
  return commitTo(suite, 'letter', await suite.sha256(letter), salt);
}
