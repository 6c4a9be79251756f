/**
 * A server that lies about the register (docs/protocol.md section 8.5). It has its own signing keys and may sign anything with them; it does
 * not have the keys of the governance signers. Every lie begins from a register that is believed, and changes one thing.
 */
import { deliver } from '../../client/reporting/deliver.ts';
import { readEntryPromise } from '../../client/caseload/entry-promise.ts';
import {
  downloadPages,
  loadRegister,
  type RegisterOptions,
  type RegisterView,
} from '../../client/register/register.ts';
import { Refusal, type HttpAnswer, type Transport } from '../../client/register/transport.ts';
import {
  ProtocolError,
  concat,
  encodeBundle,
  encodeEntry,
  encodeGovernance,
  encodeUtf8,
  entriesPath,
  formatCheckpoint,
  formatHex,
  formatPromise,
  leafHashes,
  memberKeyName,
  rootOfLeaves,
  sealCover,
  signNote,
  type GovernanceEntry,
  type Roster,
} from '../../crypto/index.ts';
import { folderAt } from '../../server/folder.ts';
import { readSeeds, type Seeds } from '../../server/secrets.ts';
import { makeBody, random, removeFolder, signRoster, suite, type Body } from '../server/body.ts';
import { flips } from '../crypto/suites.ts';

const firstDay = 20_500;
const frameLength = 2048;
type Of<Kind extends GovernanceEntry['kind']> = Extract<GovernanceEntry, { kind: Kind }>;

/** Everything that a server serves, before it is signed and cut into files. */
interface Register {
  governance: GovernanceEntry[];
  /** Instead of the encoding of the entries above. */
  governanceBytes?: (leaves: Uint8Array[]) => Uint8Array[];
  entries: Uint8Array[];
  epoch: Uint8Array;
  pages: Uint8Array[];
  /** What the checkpoints say, where it is not the truth. */
  checkpoint: { caseSize?: number; caseOrigin?: string; governanceSize?: number; caseSeed?: Uint8Array };
}

let body: Body;
let seeds: Seeds;
beforeAll(async () => {
  body = await makeBody({ day: firstDay });
  seeds = await readSeeds(folderAt(body.dir));
});
afterAll(() => removeFolder(body.dir));

const hashOf = async (bytes: Uint8Array): Promise<string> => formatHex(await suite.sha256(bytes));
const rootOf = async (leaves: readonly Uint8Array[]): Promise<string> =>
  formatHex(await rootOfLeaves(suite, await leafHashes(suite, leaves)));

/** Three batches of two entries and one release, all of it true. */
async function honest(): Promise<Register> {
  const entries = [0, 0, 1, 1, 2, 2].map((later) =>
    encodeEntry({ day: firstDay + later, commit: random(32), tag: random(32) }),
  );
  const pages = [random(128 * frameLength)];
  const day = async (batch: number): Promise<Of<'day'>> => ({
    kind: 'day',
    batch,
    day: firstDay + Math.max(0, batch - 1),
    roster: body.roster.hashHex,
    size: 2 * batch,
    root: await rootOf(entries.slice(0, 2 * batch)),
    letters: await hashOf(new Uint8Array()),
    difficulty: 0,
    mode: 'demo',
  });
  return {
    governance: [
      { kind: 'trust', trust: body.trust },
      { kind: 'roster', sequence: 1, note: body.rosterNote },
      ...(await Promise.all([0, 1, 2].map(day))),
      {
        kind: 'slot',
        slot: 1,
        day: firstDay + 1,
        feed: await hashOf(new Uint8Array()),
        records: 0,
        pages: await Promise.all(pages.map(hashOf)),
      },
      await day(3),
    ],
    entries,
    epoch: body.epochFile,
    pages,
    checkpoint: {},
  };
}

/** Signs a register with the server's keys and lays out its files. */
async function publish(register: Register): Promise<Map<string, Uint8Array>> {
  const { origin } = body.trust;
  const governance = (register.governanceBytes ?? ((leaves) => leaves))(register.governance.map(encodeGovernance));
  const { caseSize, caseOrigin, governanceSize, caseSeed } = register.checkpoint;
  const note = async (name: string, seed: Uint8Array, leaves: readonly Uint8Array[], size?: number, says?: string) => {
    const root = await rootOfLeaves(suite, await leafHashes(suite, leaves.slice(0, size)));
    const text = formatCheckpoint({ origin: says ?? `${origin}/${name}`, size: size ?? leaves.length, root });
    return encodeUtf8(await signNote(suite, text, [{ name: `${origin}/${name}`, seed }]));
  };
  return new Map([
    ['/log/governance/checkpoint', await note('governance', seeds.governance, governance, governanceSize)],
    [`/log/governance/${entriesPath(0, governance.length)}`, encodeBundle(governance)],
    ['/log/case/checkpoint', await note('case', caseSeed ?? seeds.case, register.entries, caseSize, caseOrigin)],
    [`/log/case/${entriesPath(0, register.entries.length)}`, encodeBundle(register.entries)],
    [`/epochs/${formatHex(body.roster.epochs[0]?.keys ?? new Uint8Array())}`, register.epoch],
    ...register.pages.map((page, index) => [`/pages/1/${String(index)}`, page] as const),
  ]);
}

function serving(files: ReadonlyMap<string, Uint8Array>): Transport {
  const missing = encodeUtf8('{"code":"NOT_FOUND"}'.padEnd(128));
  const get = (path: string): Promise<HttpAnswer> =>
    Promise.resolve({ status: files.has(path) ? 200 : 404, bytes: files.get(path) ?? missing });
  return { get, send: get.bind(null, '') };
}

const load = (files: ReadonlyMap<string, Uint8Array>, options: Partial<RegisterOptions> = {}): Promise<RegisterView> =>
  loadRegister(suite, serving(files), body.trust, { deviceDay: firstDay + 2, ...options });

/** The code of the refusal; null if the register was believed. */
async function verdict(act: Promise<unknown>): Promise<string | null> {
  try {
    await act;
    return null;
  } catch (error) {
    if (error instanceof ProtocolError || error instanceof Refusal) return error.code;
    throw error;
  }
}

function edit<Kind extends GovernanceEntry['kind']>(
  kind: Kind,
  nth: number,
  change: (entry: Of<Kind>) => GovernanceEntry[],
) {
  return (register: Register): void => {
    let seen = 0;
    const isIt = (entry: GovernanceEntry): entry is Of<Kind> => entry.kind === kind && seen++ === nth;
    register.governance = register.governance.flatMap((entry) => (isIt(entry) ? change(entry) : [entry]));
  };
}

const changed = async (change: Partial<Roster>, signers = [0, 1]): Promise<GovernanceEntry> => {
  const roster = { ...body.roster, ...change };
  const keyrings = signers.map((index) => body.keyrings[index]).filter((keyring) => keyring !== undefined);
  return { kind: 'roster', sequence: roster.sequence, note: await signRoster(roster, keyrings) };
};

const lies: Record<string, { readonly tell: (register: Register) => void | Promise<void>; readonly code: string }> = {
  'another trust policy in the log': {
    tell: edit('trust', 0, (entry) => [{ ...entry, trust: { ...entry.trust, maxAge: 8000 } }]),
    code: 'WRONG_ORIGIN',
  },
  'a log that does not begin with the trust policy': { tell: edit('trust', 0, () => []), code: 'WRONG_ORIGIN' },
  'no roster at all': { tell: edit('roster', 0, () => []), code: 'UNDER_SIGNED' },
  'a newer roster with one signature': {
    tell: async (register) => void register.governance.push(await changed({ sequence: 2 }, [0])),
    code: 'UNDER_SIGNED',
  },
  'a newer roster signed by the log itself': {
    tell: async (register) => {
      const text = body.rosterNote.slice(0, body.rosterNote.indexOf('\n') + 1);
      const name = memberKeyName(body.trust.origin, 1);
      register.governance.push({
        kind: 'roster',
        sequence: 1,
        note: await signNote(suite, text, [{ name, seed: seeds.case }]),
      });
    },
    code: 'UNDER_SIGNED',
  },
  'the same roster again, as if it were newer': {
    tell: edit('roster', 0, (entry) => [entry, { ...entry, sequence: 2 }]),
    code: 'OLDER_ROSTER',
  },
  'an older roster behind a newer one': {
    tell: async (register) => {
      register.governance.splice(1, 0, await changed({ sequence: 2 }));
    },
    code: 'OLDER_ROSTER',
  },
  'no day note': {
    tell: (register) => void (register.governance = register.governance.filter(({ kind }) => kind !== 'day')),
    code: 'BAD_PROOF',
  },
  'a day note left out': { tell: edit('day', 1, () => []), code: 'BAD_PROOF' },
  'a day note told twice': { tell: edit('day', 2, (entry) => [entry, entry]), code: 'BAD_PROOF' },
  'two day notes in the wrong order': {
    tell: (register) => void register.governance.push(...register.governance.splice(3, 1)),
    code: 'BAD_PROOF',
  },
  'a day that goes back': {
    tell: edit('day', 3, (entry) => [{ ...entry, day: firstDay }]),
    code: 'BAD_PROOF',
  },
  'a log that shrinks': { tell: edit('day', 3, (entry) => [{ ...entry, size: 3 }]), code: 'BAD_PROOF' },
  'a day note of the other mode': { tell: edit('day', 3, (entry) => [{ ...entry, mode: 'live' }]), code: 'BAD_PROOF' },
  'a day note about more than there is': {
    tell: edit('day', 3, (entry) => [{ ...entry, size: 7 }]),
    code: 'BAD_PROOF',
  },
  'a day note with another root': {
    tell: edit('day', 3, (entry) => [{ ...entry, root: '00'.repeat(32) }]),
    code: 'BAD_PROOF',
  },
  'a day note whose root is right for a smaller log': {
    tell: async (register) => {
      const root = await rootOf(register.entries.slice(0, 5));
      edit('day', 3, (entry) => [{ ...entry, root }])(register);
    },
    code: 'BAD_PROOF',
  },
  'an entry of an older day taken out, with a newest day note that fits': {
    tell: async (register) => {
      register.entries.splice(1, 1);
      const root = await rootOf(register.entries);
      edit('day', 3, (entry) => [{ ...entry, size: register.entries.length, root }])(register);
    },
    code: 'BAD_PROOF',
  },
  'an entry put into an older day, with a newest day note that fits': {
    tell: async (register) => {
      register.entries.splice(1, 0, encodeEntry({ day: firstDay, commit: random(32), tag: random(32) }));
      const root = await rootOf(register.entries);
      edit('day', 3, (entry) => [{ ...entry, size: register.entries.length, root }])(register);
    },
    code: 'BAD_PROOF',
  },
  'a case log signed for less than the day note says': {
    tell: (register) => void (register.checkpoint.caseSize = 4),
    code: 'BAD_PROOF',
  },
  'an entry of a letter taken out': {
    tell: (register) => void register.entries.splice(1, 1),
    code: 'BAD_PROOF',
  },
  'an entry put in': {
    tell: (register) =>
      void register.entries.splice(1, 0, encodeEntry({ day: firstDay, commit: random(32), tag: random(32) })),
    code: 'BAD_PROOF',
  },
  'an entry exchanged': {
    tell: (register) =>
      void register.entries.splice(1, 1, encodeEntry({ day: firstDay, commit: random(32), tag: random(32) })),
    code: 'BAD_PROOF',
  },
  'an entry of another day': {
    tell: (register) => {
      const [first] = register.entries;
      register.entries[0] = concat(
        first?.subarray(0, 1) ?? random(1),
        new Uint8Array([0, 0, 0, 1]),
        first?.subarray(5) ?? random(64),
      );
    },
    code: 'BAD_PROOF',
  },
  'two entries in each other’s place': {
    tell: (register) => void register.entries.push(...register.entries.splice(0, 1)),
    code: 'BAD_PROOF',
  },
  'the case log under the governance log’s name': {
    tell: (register) => void (register.checkpoint.caseOrigin = `${body.trust.origin}/governance`),
    code: 'WRONG_ORIGIN',
  },
  'the case log signed with another key of the server': {
    tell: (register) => void (register.checkpoint.caseSeed = seeds.promise),
    code: 'UNDER_SIGNED',
  },
  'a governance entry of an unknown kind': {
    tell: (register) =>
      void (register.governanceBytes = (leaves) => [
        ...leaves,
        encodeUtf8('{"format":"kupuya/governance/v1","kind":"amnesty"}'),
      ]),
    code: 'MALFORMED',
  },
  'a governance entry in another encoding': {
    tell: (register) =>
      void (register.governanceBytes = (leaves) =>
        leaves.map((leaf, index) => (index === 2 ? concat(leaf, encodeUtf8(' ')) : leaf))),
    code: 'NOT_CANONICAL',
  },
  'keys of the server in place of the readers’': {
    tell: async (register) => {
      const own = await suite.kemPublicKey(random(32));
      register.epoch = concat(own, register.epoch.subarray(own.length));
    },
    code: 'BAD_PROOF',
  },
};

test('the register from which every lie begins is believed', async () => {
  const files = await publish(await honest());
  const view = await load(files);
  expect([view.entries.length, view.dayNotes.length, view.roster.sequence, view.today]).toEqual([
    6,
    4,
    1,
    firstDay + 2,
  ]);
  expect(await downloadPages(suite, serving(files), view)).toHaveLength(128);
});

test.each(Object.entries(lies))('%s is refused, though the server signed it', async (_, { tell, code }) => {
  const register = await honest();
  await tell(register);
  expect(await verdict(publish(register).then((files) => load(files)))).toBe(code);
});

test('no bit of any file can be turned by somebody on the way, and no file cut, lengthened or withheld', async () => {
  const files = await publish(await honest());
  for (const [path, bytes] of files) {
    if (path.startsWith('/pages/')) continue;
    const step = Math.max(1, Math.floor(bytes.length / 3) * 8 + 5);
    const forged = [...flips(bytes, step), bytes.subarray(0, -1), concat(bytes, new Uint8Array(1)), new Uint8Array()];
    for (const each of forged) {
      expect([path, await verdict(load(new Map([...files, [path, each]])))]).not.toEqual([path, null]);
    }
    const without = new Map([...files].filter(([name]) => name !== path));
    expect([path, await verdict(load(without))]).toEqual([path, 'NOT_FOUND']);
  }
});

test('a roster that has run out, or is not in force yet, is refused whatever the server signs', async () => {
  const files = await publish(await honest());
  expect(await verdict(load(files, { deviceDay: body.roster.last + 1 }))).toBe('EXPIRED');
  const register = await honest();
  edit('day', 3, (entry) => [{ ...entry, day: body.roster.last + 1 }])(register);
  expect(await verdict(load(await publish(register)))).toBe('EXPIRED');
});

test('a device clock that was set back does not take the register back', async () => {
  const view = await load(await publish(await honest()), { deviceDay: 0 });
  expect(view.today).toBe(firstDay + 2);
});

test('an older register is refused by whoever has seen a newer roster; by others it is known by its age alone', async () => {
  const newer = await honest();
  newer.governance.push(await changed({ sequence: 2 }));
  const seen = (await load(await publish(newer))).roster.sequence;
  const older = await publish(await honest());
  expect(await verdict(load(older, { seenSequence: seen }))).toBe('OLDER_ROSTER');
  // What a visitor without memory can see (docs/limits.md): the day of the newest note, which pages compare with `maxAge`.
  const view = await load(older, { deviceDay: firstDay + 40 });
  expect(view.today - view.newestDay.day).toBe(38);
});

test('pages of another release, cut, or with one frame exchanged are refused', async () => {
  const files = await publish(await honest());
  const view = await load(files);
  const page = files.get('/pages/1/0') ?? new Uint8Array();
  for (const forged of [
    concat(page.subarray(0, -frameLength), random(frameLength)),
    page.subarray(0, -frameLength),
    page.subarray(0, -1),
    concat(page.subarray(frameLength), page.subarray(0, frameLength)),
    random(page.length),
  ]) {
    const pages = downloadPages(suite, serving(new Map([...files, ['/pages/1/0', forged]])), view);
    expect(await verdict(pages)).toBe('BAD_PROOF');
  }
});

describe('the server’s word', () => {
  let outgoing: { number: number; letter: Uint8Array; commit: Uint8Array; tag: Uint8Array; salt: Uint8Array };
  beforeAll(async () => {
    const letter = await sealCover(suite, random, body.roster, 0);
    outgoing = { number: 1, letter, commit: random(32), tag: random(32), salt: random(32) };
  });

  async function word(change: {
    day?: number;
    origin?: string;
    commit?: Uint8Array;
    seed?: Uint8Array;
    name?: string;
  }) {
    const { origin } = body.trust;
    const { day = firstDay + 2, commit = outgoing.commit, seed = seeds.promise, name = `${origin}/promise` } = change;
    return signNote(suite, formatPromise({ origin: change.origin ?? origin, commit, day }), [{ name, seed }]);
  }

  /** What the source's engine and the member's engine say to an answer of the server. */
  async function verdicts(promise: string): Promise<readonly (string | null)[]> {
    const transport: Transport = {
      ...serving(await publish(await honest())),
      send: () => Promise.resolve({ status: 201, bytes: encodeUtf8(promise) }),
    };
    const environment = { suite, random, transport, trust: body.trust, deviceDay: () => firstDay + 2 };
    const view = await loadRegister(suite, transport, body.trust, { deviceDay: firstDay + 2 });
    return [
      await verdict(deliver(environment, view, outgoing)),
      await verdict(readEntryPromise(suite, view, outgoing.commit, encodeUtf8(promise))),
    ];
  }
  const both = (code: string | null): readonly (string | null)[] => [code, code];

  test('is taken for this letter, by today and tomorrow', async () => {
    expect(await verdicts(await word({}))).toEqual(both(null));
    expect(await verdicts(await word({ day: firstDay + 3 }))).toEqual(both(null));
  });

  test('is refused for another letter, another service, by another key, or with a changed bit', async () => {
    expect(await verdicts(await word({ commit: random(32) }))).toEqual(both('BAD_PROOF'));
    expect(await verdicts(await word({ origin: 'other.example/demo' }))).toEqual(both('BAD_PROOF'));
    expect(await verdicts(await word({ seed: seeds.case }))).toEqual(both('UNDER_SIGNED'));
    expect(await verdicts(await word({ seed: seeds.case, name: `${body.trust.origin}/case` }))).toEqual(
      both('UNDER_SIGNED'),
    );
    const bytes = encodeUtf8(await word({}));
    const last = bytes.length - 10;
    const turned = bytes.map((byte, index) => (index === last ? (byte === 65 ? 66 : 65) : byte));
    expect(await verdicts(new TextDecoder().decode(turned))).toEqual(both('BAD_SIGNATURE'));
  });

  test('is refused for a day so late that nobody will look', async () => {
    expect(await verdicts(await word({ day: firstDay + 4 }))).toEqual(both('BAD_PROOF'));
    expect(await verdicts(await word({ day: 60_000 }))).toEqual(both('BAD_PROOF'));
  });
});
