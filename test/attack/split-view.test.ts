/**
 * Two visitors, two histories: the operator holds every key of the server, changes one entry of the case log, binds it with a day note to match and
 * signs both logs again. Nothing in that second register contradicts itself; the question is who would have to sign it, and who compares.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { startService, type RunningService } from '../../client/cli/witness/service.ts';
import { loadRegister, type RegisterView } from '../../client/register/register.ts';
import type { Transport } from '../../client/register/transport.ts';
import { Witness } from '../../client/witness/witness.ts';
import {
  consistencyProof,
  cosign,
  decodeGovernance,
  encodeBundle,
  encodeGovernance,
  entriesPath,
  formatCheckpoint,
  formatCosignerKey,
  formatHex,
  leafHashes,
  readLeaves,
  readUnverifiedText,
  rootOfLeaves,
  signNote,
  type NoteSigner,
} from '../../crypto/index.ts';
import { folderAt } from '../../server/folder.ts';
import { readSeeds } from '../../server/secrets.ts';
import { MemoryStore } from '../client/witness/world.ts';
import { makeBody, random, removeFolder, suite, type Body } from '../server/body.ts';
import { eventually, readLog, run, send, type Under } from '../server/running.ts';

const patience = 60_000;
const now = Math.floor(Date.now() / 1000);
const today = Math.floor(now / 86_400);
const logs = ['case', 'governance'] as const;

interface Checker {
  readonly signer: NoteSigner;
  readonly store: MemoryStore;
  readonly witness: Witness;
  readonly service: RunningService;
}

let body: Body;
let under: Under;
let checkers: Checker[] = [];

afterEach(async () => {
  await under.server.close();
  for (const { service } of checkers) await service.close();
  await removeFolder(body.dir);
});

/** A service with so many checkers, all of which have cosigned the honest history. */
async function begin(count: number, quorum: number): Promise<void> {
  const signers = Array.from({ length: count }, (_, index) => ({
    name: `checker${String(index)}.example`,
    seed: random(32),
  }));
  const witnesses = await Promise.all(
    signers.map(async ({ name, seed }) => formatCosignerKey(suite, name, await suite.signPublicKey(seed))),
  );
  body = await makeBody({ day: today, witnesses, quorum });
  checkers = await Promise.all(signers.map(startChecker));
  under = await run(body, { witnesses: checkers.map(({ service }) => service.url), clock: now * 1000 });
  // Chance may have made no cover for a day: without an entry there is nothing to forge.
  do {
    expect((await send(under, 'POST', '/api/demo/next-day')).status).toBe(204);
  } while ((await readLog(under, body, 'case')).leaves.length === 0);
  // A demonstration releases a slot shortly after its day: until then its log still grows.
  let before = '';
  await eventually(async () => {
    const seen = before;
    before = await governanceNote();
    await wait(500);
    return seen === before;
  });
  if (quorum === 0) return;
  await eventually(async () => {
    const files = await Promise.all(
      logs.flatMap((log) => ['checkpoint', 'cosigned'].map((file) => send(under, 'GET', `/log/${log}/${file}`))),
    );
    const [a, b, c, d] = files.map(({ text }) => text.split('\n')[1]);
    return a === b && c === d && files.every(({ text }, at) => at % 2 === 0 || text.split('— ').length === 2 + count);
  });
}

async function startChecker(signer: NoteSigner): Promise<Checker> {
  const store = new MemoryStore();
  const witness = await Witness.create({ suite, trust: body.trust, signer, store, clock: () => now });
  const service = await startService({ witness, host: '127.0.0.1', port: 0, complain: () => undefined });
  return { signer, store, witness, service };
}

interface Second {
  /** By path: what the second visitor is served in place of the first one's. */
  readonly files: Map<string, Uint8Array>;
  readonly notes: {
    readonly log: 'case' | 'governance';
    readonly note: string;
    readonly leaves: readonly Uint8Array[];
  }[];
}

/** The same number of entries in both logs, one of them another. */
async function secondHistory(): Promise<Second> {
  const seeds = await readSeeds(folderAt(body.dir));
  const cases = (await readLog(under, body, 'case')).leaves.slice();
  const changed = (cases.at(-1) ?? random(69)).slice();
  // A bit of the commit: somebody's report is no longer the one that was promised.
  changed[36] = (changed[36] ?? 0) ^ 1;
  const forged = [...cases.slice(0, -1), changed];
  const root = formatHex(await rootOfLeaves(suite, await leafHashes(suite, forged)));
  const governance = (await readLog(under, body, 'governance')).leaves.map((bytes) => {
    const entry = decodeGovernance(bytes);
    return entry.kind === 'day' && entry.size === forged.length ? encodeGovernance({ ...entry, root }) : bytes;
  });
  const second: Second = { files: new Map(), notes: [] };
  for (const [log, entries, seed] of [
    ['case', forged, seeds.case],
    ['governance', governance, seeds.governance],
  ] as const) {
    const leaves = await leafHashes(suite, entries);
    const origin = `${body.trust.origin}/${log}`;
    const text = formatCheckpoint({ origin, size: leaves.length, root: await rootOfLeaves(suite, leaves) });
    const note = await signNote(suite, text, [{ name: origin, seed }]);
    second.notes.push({ log, note, leaves });
    second.files.set(`/log/${log}/checkpoint`, new TextEncoder().encode(note));
    second.files.set(`/log/${log}/${entriesPath(0, entries.length)}`, encodeBundle(entries));
  }
  return second;
}

/** Serves `cosigned` of the second history with these lines below. */
function withLines({ files, notes }: Second, lines: ReadonlyMap<string, readonly string[]>): void {
  for (const { log, note } of notes)
    files.set(`/log/${log}/cosigned`, new TextEncoder().encode(note + (lines.get(log) ?? []).join('')));
}

function transport(files: ReadonlyMap<string, Uint8Array> = new Map()): Transport {
  return {
    get: async (path) => {
      const bytes = files.get(path);
      return bytes === undefined ? send(under, 'GET', path) : { status: 200, bytes };
    },
    send: (method, path, bytes) => send(under, method, path, bytes),
  };
}

function visit(files?: ReadonlyMap<string, Uint8Array>, kept: readonly string[] = []): Promise<RegisterView> {
  return loadRegister(suite, transport(files), body.trust, { deviceDay: today, deviceTime: now, kept });
}

/** What an honest checker answers to the operator who tries everything: every old size, with the best proof that there is. */
async function askHonestly({ witness }: Checker, { notes }: Second): Promise<Set<string>> {
  const outcomes = new Set<string>();
  for (const { note, leaves } of notes) {
    for (let old = 0; old <= leaves.length; old++) {
      const proof = await consistencyProof(suite, readLeaves(suite, leaves), old, leaves.length);
      const outcome = await witness.cosign({ old, proof, note });
      outcomes.add(outcome.kind === 'REFUSED' ? outcome.reason : outcome.kind);
    }
  }
  return outcomes;
}

async function linesOfLiars(liars: readonly Checker[], { notes }: Second): Promise<Map<string, string[]>> {
  const lines = new Map<string, string[]>();
  for (const { log, note } of notes) {
    const text = readUnverifiedText(note);
    lines.set(log, await Promise.all(liars.map(({ signer }) => cosign(suite, text, signer, now))));
  }
  return lines;
}

async function governanceNote(): Promise<string> {
  return (await send(under, 'GET', '/log/governance/checkpoint')).text;
}

test(
  'Without an outside checker both visitors believe what they see: only a seal that one of them kept, or both compare, shows it.',
  async () => {
    await begin(0, 0);
    const second = await secondHistory();
    const [first, other] = [await visit(), await visit(second.files)];
    expect(other.entries).toHaveLength(first.entries.length);
    expect(formatHex(other.entries.at(-1)?.commit ?? random(1))).not.toBe(
      formatHex(first.entries.at(-1)?.commit ?? random(1)),
    );
    await expect(visit(second.files, [await governanceNote()])).rejects.toMatchObject({ code: 'FORKED' });
  },
  patience,
);

test(
  "With one honest checker the second history has nobody to sign it: NOT_COSIGNED, and FORKED beside the first one's signatures.",
  async () => {
    await begin(1, 1);
    const [honest] = checkers;
    if (honest === undefined) throw new Error('no checker');
    expect((await visit()).seal.checkers).toHaveLength(1);
    const second = await secondHistory();
    expect(await askHonestly(honest, second)).toEqual(new Set(['CONFLICT', 'BAD_PROOF']));
    await expect(visit(second.files)).rejects.toMatchObject({ code: 'FORKED' });
    withLines(second, new Map());
    await expect(visit(second.files)).rejects.toMatchObject({ code: 'NOT_COSIGNED' });
  },
  patience,
);

test(
  'Of a quorum of two in three one liar is not enough. Two are, and then only a comparison helps: so much a quorum stops, and no more.',
  async () => {
    await begin(3, 2);
    const [honest, liar, accomplice] = checkers;
    if (honest === undefined || liar === undefined || accomplice === undefined) throw new Error('no checkers');
    const second = await secondHistory();
    expect(await askHonestly(honest, second)).not.toContain('COSIGNED');
    withLines(second, await linesOfLiars([liar], second));
    await expect(visit(second.files)).rejects.toMatchObject({ code: 'NOT_COSIGNED' });

    withLines(second, await linesOfLiars([liar, accomplice], second));
    expect((await visit(second.files)).seal.checkers).toHaveLength(2);
    await expect(visit(second.files, [await governanceNote()])).rejects.toMatchObject({ code: 'FORKED' });
  },
  patience,
);

test(
  'A checker whose disk was set back signs the second history unless somebody shows it a line that it forgot; its two lines then convict it.',
  async () => {
    await begin(1, 1);
    const [forgetful] = checkers;
    if (forgetful === undefined) throw new Error('no checker');
    const signedBefore = (await send(under, 'GET', '/log/governance/cosigned')).text;
    const second = await secondHistory();
    forgetful.store.notes.clear();
    expect(await forgetful.witness.hasForgotten(signedBefore)).toBe(true);
    const lines = new Map<string, string[]>();
    for (const { log, note } of second.notes) {
      const outcome = await forgetful.witness.cosign({ old: 0, proof: [], note });
      lines.set(log, outcome.kind === 'COSIGNED' ? [outcome.line] : []);
    }
    withLines(second, lines);
    expect((await visit(second.files)).seal.checkers).toHaveLength(1);
    await expect(visit(second.files, [signedBefore])).rejects.toMatchObject({ code: 'FORKED' });
  },
  patience,
);
