/**
 * Writes `test/vectors/log.json`: inputs and outputs of sections 3.1, 4.5 and 8 of `docs/protocol.md`, for implementations in other
 * languages. `node tooling/vectors/log.ts` writes the file anew; a test compares it with what the code gives today.
 */
import { createHash, webcrypto } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  commitTo,
  concat,
  consistencyProof,
  coverSalt,
  coverTag,
  createPortablePublicSuite,
  decodeUtf8,
  dummyBody,
  dummySalt,
  dummyTag,
  edgeTiles,
  emptyEdge,
  encodeBundle,
  encodeEntry,
  encodeGovernance,
  encodeLetterPayload,
  encodeStatusPayload,
  encodeUtf8,
  entriesPath,
  formatCheckpoint,
  formatHex,
  formatPromise,
  formatVerifierKey,
  growTiles,
  inclusionProof,
  leafHashes,
  lookup,
  makeTag,
  nextBatchKey,
  puzzleChallenge,
  readLeaves,
  rootOfLeaves,
  signNote,
  solvePuzzle,
  splitBatchKey,
  statusNumber,
  tilePath,
  type CommitType,
  type GovernanceEntry,
  type LetterPayload,
  type NoteSigner,
  type PublicSuite,
  type StatusPayload,
  type TrustPolicy,
} from '../../crypto/public.ts';

const origin = 'example.kg/demo';

/** Everything that stands in `test/vectors/log.json`. Byte strings are lower-case hexadecimal. */
export async function logVectors(suite: PublicSuite): Promise<object> {
  return {
    source: 'tooling/vectors/log.ts; byte strings in hexadecimal, texts as they are',
    commits: await commits(suite),
    entries: entries(),
    letterTags: await letterTags(suite),
    statusTags: await statusTags(suite),
    puzzles: await puzzles(suite),
    notes: await notes(suite),
    checkpoints: await checkpoints(suite),
    promises: await promises(suite),
    ratchet: await ratchet(suite),
    tree: await tree(suite),
    tilePaths: tilePaths(),
    tiles: await tiles(suite),
    bundles: bundles(),
    lettersHashes: await lettersHashes(suite),
    governance: await governance(suite),
  };
}

async function commits(suite: PublicSuite): Promise<object[]> {
  const types: CommitType[] = ['letter', 'status', 'dummy', 'erasure'];
  return Promise.all(
    types.map(async (type) => {
      const [body, salt] = [some(`${type} body`), some(`${type} salt`)];
      return {
        type,
        body: formatHex(body),
        salt: formatHex(salt),
        commit: formatHex(await commitTo(suite, type, body, salt)),
      };
    }),
  );
}

function entries(): object[] {
  return [0, 20_500, 2 ** 32 - 1].map((day) => {
    const entry = { day, commit: some(`commit ${day}`), tag: some(`tag ${day}`) };
    return { day, commit: formatHex(entry.commit), tag: formatHex(entry.tag), entry: formatHex(encodeEntry(entry)) };
  });
}

async function letterTags(suite: PublicSuite): Promise<object[]> {
  const first: LetterPayload = {
    kind: 1,
    desk: 2,
    consent: false,
    rosterSequence: 1,
    excludedPositions: 0,
    excludedUnits: 0,
    day: 0,
    letterNumber: 1,
  };
  const cases: [number, LetterPayload][] = [
    [0, first],
    [
      1234,
      {
        ...first,
        kind: 2,
        consent: true,
        rosterSequence: 0x01020304,
        excludedPositions: 0x8001,
        excludedUnits: 0x80000001,
      },
    ],
    [4095, { ...first, kind: 127, desk: 15, day: 20_501, letterNumber: 65_535 }],
  ];
  return Promise.all(
    cases.map(async ([n, payload]) => tagVector(suite, 'receipt', n, { payload }, encodeLetterPayload(payload))),
  );
}

async function statusTags(suite: PublicSuite): Promise<object[]> {
  const cases: [number, number, StatusPayload][] = [
    [7, 0, { status: 'RECEIVED', reason: '', sequence: 1, position: 0 }],
    [300, 5, { status: 'CLOSED', reason: 'OUTCOME_NOT_A_REPORT', sequence: 9, position: 15 }],
    [65_535, 65_535, { status: 'EXTENDED', reason: 'OTHER', sequence: 65_535, position: 255 }],
  ];
  return Promise.all(
    cases.map(async ([member, counter, payload]) =>
      tagVector(
        suite,
        'track',
        statusNumber(member, counter),
        { member, counter, payload },
        encodeStatusPayload(payload),
      ),
    ),
  );
}

async function tagVector(
  suite: PublicSuite,
  keyName: string,
  n: number,
  fields: object,
  payloadBytes: Uint8Array,
): Promise<object> {
  const [key, commit] = [some(keyName), some(`${keyName} commit ${n}`)];
  return {
    key: formatHex(key),
    n,
    commit: formatHex(commit),
    ...fields,
    payloadBytes: formatHex(payloadBytes),
    lookup: formatHex(await lookup(suite, key, n)),
    tag: formatHex(await makeTag(suite, key, n, commit, payloadBytes)),
  };
}

async function puzzles(suite: PublicSuite): Promise<object[]> {
  return Promise.all(
    [0, 1, 8, 13].map(async (difficulty) => {
      const [dayNoteEntry, payload] = [some(`day note ${difficulty}`), some(`payload ${difficulty}`)];
      const challenge = await puzzleChallenge(suite, dayNoteEntry, payload);
      return {
        dayNoteEntry: formatHex(dayNoteEntry),
        payload: formatHex(payload),
        challenge: formatHex(challenge),
        difficulty,
        firstPuzzle: formatHex(await solvePuzzle(suite, challenge, difficulty)),
      };
    }),
  );
}

async function notes(suite: PublicSuite): Promise<object[]> {
  const ana = signer('example.kg/demo/member/1');
  const bek = signer('example.kg/demo/member/2');
  return [
    await noteVector(suite, 'one line\n', [ana]),
    await noteVector(suite, '{"format":"kupuya/example/v1","name":"Ысык-Көл"}\n', [ana, bek]),
    await noteVector(suite, 'a text\n\nwith an empty line\n', [bek]),
  ];
}

async function noteVector(suite: PublicSuite, text: string, signers: readonly NoteSigner[]): Promise<object> {
  const described = await Promise.all(
    signers.map(async ({ name, seed }) => {
      const publicKey = await suite.signPublicKey(seed);
      const verifierKey = await formatVerifierKey(suite, name, publicKey);
      return { name, seed: formatHex(seed), publicKey: formatHex(publicKey), verifierKey };
    }),
  );
  return { text, signers: described, note: await signNote(suite, text, signers) };
}

async function checkpoints(suite: PublicSuite): Promise<object[]> {
  return Promise.all(
    [0, 1, 70_000, Number.MAX_SAFE_INTEGER].map(async (size) => {
      const checkpoint = { origin: `${origin}/case`, size, root: some(`root ${size}`) };
      const text = formatCheckpoint(checkpoint);
      return {
        origin: checkpoint.origin,
        size,
        root: formatHex(checkpoint.root),
        ...(await noteVector(suite, text, [signer(`${origin}/case`)])),
      };
    }),
  );
}

async function promises(suite: PublicSuite): Promise<object[]> {
  const promised = { origin, commit: some('promised commit'), day: 20_500 };
  const note = await noteVector(suite, formatPromise(promised), [signer(`${origin}/promise`)]);
  return [{ origin, commit: formatHex(promised.commit), day: promised.day, ...note }];
}

async function ratchet(suite: PublicSuite): Promise<object> {
  const batchKey = some('batch key');
  const shareA = some('share A');
  const { b } = splitBatchKey(() => shareA, batchKey);
  const items = await Promise.all(
    [0, 1, 2 ** 32 - 1].map(async (i) => ({
      i,
      coverSalt: formatHex(await coverSalt(suite, batchKey, i)),
      coverTag: formatHex(await coverTag(suite, batchKey, i)),
      dummyBody: formatHex(await dummyBody(suite, batchKey, i)),
      dummySalt: formatHex(await dummySalt(suite, batchKey, i)),
      dummyTag: formatHex(await dummyTag(suite, batchKey, i)),
    })),
  );
  const next = formatHex(await nextBatchKey(suite, batchKey));
  return { batchKey: formatHex(batchKey), next, shareA: formatHex(shareA), shareB: formatHex(b), items };
}

async function tree(suite: PublicSuite): Promise<object> {
  const data = Array.from({ length: 21 }, (_, index) => some(`leaf ${index}`));
  const leaves = await leafHashes(suite, data);
  const read = readLeaves(suite, leaves);
  const roots = await Promise.all(
    Array.from({ length: data.length + 1 }, async (_, size) =>
      formatHex(await rootOfLeaves(suite, leaves.slice(0, size))),
    ),
  );
  const inclusion = [
    [0, 1],
    [0, 21],
    [10, 11],
    [12, 21],
    [20, 21],
  ].map(async ([index = 0, size = 0]) => {
    return { index, size, proof: (await inclusionProof(suite, read, index, size)).map(formatHex) };
  });
  const consistency = [
    [0, 7],
    [1, 21],
    [8, 16],
    [13, 21],
    [21, 21],
  ].map(async ([first = 0, second = 0]) => {
    return { first, second, proof: (await consistencyProof(suite, read, first, second)).map(formatHex) };
  });
  return {
    data: data.map(formatHex),
    leafHashes: leaves.map(formatHex),
    roots,
    inclusion: await Promise.all(inclusion),
    consistency: await Promise.all(consistency),
  };
}

function tilePaths(): object[] {
  const places = [
    { level: 0, index: 0, width: 256 },
    { level: 0, index: 273, width: 112 },
    { level: 1, index: 1000, width: 1 },
    { level: 5, index: 1_234_067, width: 256 },
  ];
  return places.map((place) => ({
    ...place,
    tile: tilePath(place.level, place.index, place.width),
    entries: entriesPath(place.index, place.width),
  }));
}

/** A log whose entry i is `u32 i`: which files it has, and what they hash to. */
async function tiles(suite: PublicSuite): Promise<object[]> {
  return Promise.all(
    [1, 255, 256, 257, 1000].map(async (size) => {
      const data = Array.from({ length: size }, (_, index) => Uint8Array.of(0, 0, index >> 8, index & 0xff));
      const { tiles: written } = await growTiles(suite, emptyEdge, await leafHashes(suite, data));
      return {
        size,
        root: formatHex(await rootOfLeaves(suite, await leafHashes(suite, data))),
        partial: edgeTiles(size).map(({ level, index, width }) => tilePath(level, index, width)),
        files: Object.fromEntries(
          written.map(({ level, index, width, bytes }) => [tilePath(level, index, width), digest(bytes)]),
        ),
      };
    }),
  );
}

function bundles(): object[] {
  return [[some('entry 0')], [new Uint8Array(), some('entry 1'), Uint8Array.of(7)]].map((list) => ({
    entries: list.map(formatHex),
    bundle: formatHex(encodeBundle(list)),
  }));
}

async function lettersHashes(suite: PublicSuite): Promise<object[]> {
  return Promise.all(
    [[], ['c'], ['c', 'a', 'b']].map(async (names) => {
      const list = names.map((name) => some(`letter ${name}`));
      const ascending = [...list].sort((a, b) => (formatHex(a) < formatHex(b) ? -1 : 1));
      return { commits: list.map(formatHex), letters: formatHex(await suite.sha256(concat(...ascending))) };
    }),
  );
}

async function governance(suite: PublicSuite): Promise<object[]> {
  const key = async (name: string): Promise<string> =>
    formatVerifierKey(suite, name, await suite.signPublicKey(some(`seed of ${name}`)));
  const trust: TrustPolicy = {
    mode: 'demo',
    origin,
    caseLog: await key(`${origin}/case`),
    governanceLog: await key(`${origin}/governance`),
    promise: await key(`${origin}/promise`),
    witnesses: [],
    quorum: 0,
    maxAge: 48,
    governance: { signers: [await key('example.kg/first'), await key('example.kg/second')], threshold: 2 },
    release: { signers: [await key('example.kg/release')], threshold: 1 },
  };
  const hash = formatHex(some('hash'));
  const list: GovernanceEntry[] = [
    { kind: 'trust', trust },
    { kind: 'roster', sequence: 1, note: await signNote(suite, '{"name":"Нарын"}\n', [signer('example.kg/first')]) },
    {
      kind: 'day',
      batch: 0,
      day: 20_500,
      roster: hash,
      size: 0,
      root: digest(new Uint8Array()),
      letters: digest(new Uint8Array()),
      difficulty: 12,
      mode: 'demo',
    },
    { kind: 'slot', slot: 1, day: 20_500, feed: hash, records: 64, pages: [hash, hash] },
    { kind: 'totals', note: await signNote(suite, '{"year":2026}\n', [signer('example.kg/release')]) },
  ];
  return Promise.all(
    list.map(async (entry) => {
      const bytes = encodeGovernance(entry);
      const [leaf = new Uint8Array()] = await leafHashes(suite, [bytes]);
      return { kind: entry.kind, json: decodeUtf8(bytes), leafHash: formatHex(leaf) };
    }),
  );
}

function signer(name: string): NoteSigner {
  return { name, seed: some(`seed of ${name}`) };
}

/** 32 bytes that mean nothing. */
function some(name: string): Uint8Array {
  return new Uint8Array(
    createHash('sha256')
      .update(encodeUtf8(`kupuya vectors: ${name}`))
      .digest(),
  );
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const suite = await createPortablePublicSuite(webcrypto.subtle);
  const file = new URL('../../test/vectors/log.json', import.meta.url);
  await writeFile(file, `${JSON.stringify(await logVectors(suite), null, 2)}\n`);
}
