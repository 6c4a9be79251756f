import {
  cosign,
  formatCheckpoint,
  formatCosignerKey,
  formatInclusionFile,
  inclusionProof,
  leafHashes,
  parseCosignerKey,
  parseInclusionFile,
  parseVerifierKey,
  quorumTime,
  readLeaves,
  rootOfLeaves,
  signNote,
  verifierKeyOf,
  verifyCosigned,
  verifyInclusionFile,
  encodeUtf8,
  type ErrorCode,
  type NoteSigner,
  type VerifierKey,
} from '../../../crypto/public.ts';
import { bytesNamed, suite } from './support.ts';

const log: NoteSigner = { name: 'example.kg/demo/case', seed: bytesNamed('log') };
const first: NoteSigner = { name: 'ombudsman.example.kg/checker', seed: bytesNamed('first') };
const second: NoteSigner = { name: 'ngo.example.org/checker', seed: bytesNamed('second') };
const entries = ['a', 'b', 'c', 'd', 'e'].map(encodeUtf8);
const leaves = await leafHashes(suite, entries);
const text = formatCheckpoint({ origin: log.name, size: 5, root: await rootOfLeaves(suite, leaves) });
const note = await signNote(suite, text, [log]);
const logKey = await verifierKeyOf(suite, log);
const checkers = await Promise.all([first, second].map(checkerKey));

async function checkerKey({ name, seed }: NoteSigner): Promise<VerifierKey> {
  return parseCosignerKey(suite, await formatCosignerKey(suite, name, await suite.signPublicKey(seed)));
}

async function refused(act: Promise<unknown>, code: ErrorCode): Promise<void> {
  await expect(act).rejects.toMatchObject({ code });
}

const cosigned = async (...lines: readonly (readonly [NoteSigner, number])[]): Promise<string> =>
  note + (await Promise.all(lines.map(([signer, time]) => cosign(suite, text, signer, time)))).join('');

test('A cosignature signs the header, the time and the text of the checkpoint, as C2SP says.', async () => {
  const line = (await cosign(suite, text, first, 1_679_315_147)).trimEnd();
  const bytes = Buffer.from(line.split(' ').at(-1) ?? '', 'base64');
  expect(bytes).toHaveLength(4 + 8 + 64);
  expect(bytes.readBigUInt64BE(4)).toBe(1_679_315_147n);
  const id = (
    await suite.sha256(
      new Uint8Array([...encodeUtf8(`${first.name}\n`), 4, ...(await suite.signPublicKey(first.seed))]),
    )
  ).slice(0, 4);
  expect(new Uint8Array(bytes.subarray(0, 4))).toEqual(id);
  const message = encodeUtf8(`cosignature/v1\ntime 1679315147\n${text}`);
  await suite.verify(await suite.signPublicKey(first.seed), message, new Uint8Array(bytes.subarray(12)));
});

test('Known checkers are counted once each, by their newest word, and strangers not at all.', async () => {
  const stranger: NoteSigner = { name: 'stranger', seed: bytesNamed('stranger') };
  const verified = await verifyCosigned(
    suite,
    await cosigned([first, 10], [stranger, 99], [first, 30], [second, 20]),
    logKey,
    checkers,
  );
  expect(verified.cosignatures).toEqual([
    { name: first.name, time: 30 },
    { name: second.name, time: 20 },
  ]);
  expect([0, 1, 2, 3].map((quorum) => quorumTime(verified, quorum))).toEqual([null, 30, 20, null]);
});

test('A bad line of a known checker refuses the note, in front of a good one and behind it.', async () => {
  const good = await cosign(suite, text, first, 10);
  const bytes = Buffer.from(good.trimEnd().split(' ').at(-1) ?? '', 'base64');
  for (let at = 4; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    const bad = `— ${first.name} ${changed.toString('base64')}\n`;
    await expect(verifyCosigned(suite, note + good + bad, logKey, checkers)).rejects.toThrow(/./u);
    await expect(verifyCosigned(suite, note + bad + good, logKey, checkers)).rejects.toThrow(/./u);
  }
});

test('A checker’s word is worth nothing without the log’s own, for another log, or by a key for notes.', async () => {
  const line = await cosign(suite, text, first, 10);
  const alone = `${text}\n${line}`;
  await refused(verifyCosigned(suite, alone, logKey, checkers), 'UNDER_SIGNED');
  const other = await verifierKeyOf(suite, { name: 'example.kg/demo/governance', seed: log.seed });
  await refused(verifyCosigned(suite, note + line, other, checkers), 'UNDER_SIGNED');
  const plain = await signNote(suite, text, [log, first]);
  await expect(verifyCosigned(suite, plain, logKey, checkers)).resolves.toMatchObject({ cosignatures: [] });
  const key = await formatCosignerKey(suite, first.name, await suite.signPublicKey(first.seed));
  await refused(parseVerifierKey(suite, key), 'BAD_KEY');
});

test('Times that are none are neither signed nor believed.', async () => {
  for (const time of [0, -1, 1.5, Number.NaN, 2 ** 53]) await refused(cosign(suite, text, first, time), 'RANGE');
  await refused(cosign(suite, 'no checkpoint\n', first, 10), 'MALFORMED');
});

describe('A proof file', () => {
  const index = 2;
  const made = async (extra: Uint8Array = new Uint8Array()): Promise<string> =>
    formatInclusionFile({
      extra,
      index,
      proof: await inclusionProof(suite, readLeaves(suite, leaves), index, 5),
      checkpoint: await cosigned([first, 10]),
    });
  const entry = entries[index] ?? new Uint8Array();

  test('proves its entry offline and says which checkers saw the log.', async () => {
    for (const extra of [new Uint8Array(), bytesNamed('extra')]) {
      const file = parseInclusionFile(await made(extra));
      expect(file.extra).toEqual(extra);
      const verified = await verifyInclusionFile(suite, file, entry, logKey, checkers);
      expect(verified).toMatchObject({ size: 5, cosignatures: [{ name: first.name, time: 10 }] });
    }
  });

  test('proves no other entry and no other place.', async () => {
    const file = parseInclusionFile(await made());
    for (const other of entries.filter((_, at) => at !== index)) {
      await refused(verifyInclusionFile(suite, file, other, logKey, checkers), 'BAD_PROOF');
    }
    for (const at of [0, 1, 3, 4]) {
      await refused(verifyInclusionFile(suite, { ...file, index: at }, entry, logKey, checkers), 'BAD_PROOF');
    }
    await refused(verifyInclusionFile(suite, { ...file, index: 5 }, entry, logKey, checkers), 'RANGE');
  });

  test('has one accepted form.', async () => {
    const file = await made();
    for (const [from, to] of [
      ['@v1', '@v2'],
      ['index 2', 'index 02'],
      ['index 2', 'index  2'],
      ['index 2', 'extra \nindex 2'],
      ['index 2', 'index 9007199254740992'],
      ['\n\n', '\n'],
    ] as const) {
      expect(() => parseInclusionFile(file.replace(from, to))).toThrow(/./u);
    }
    for (let cut = 0; cut < file.indexOf('\n— '); cut++)
      expect(() => parseInclusionFile(file.slice(0, cut))).toThrow(/./u);
  });
});
