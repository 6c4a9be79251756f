import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  encodeTrust,
  formatCheckpoint,
  signNote,
  verifierKeyOf,
  formatVerifierKey,
  type TrustPolicy,
} from '../../../crypto/index.ts';
import { DamagedMemory, keepCheckpoint } from '../../../client/host/kept.ts';
import type { HostService } from '../../../client/host/service.ts';
import { suite } from '../../server/body.ts';

const origin = 'kupuya.example/demo';
const log = { name: `${origin}/governance`, seed: new Uint8Array(32).fill(1) };
const stranger = { ...log, seed: new Uint8Array(32).fill(2) };
const server = {
  get: () => Promise.reject(new Error('not asked')),
  send: () => Promise.reject(new Error('not asked')),
};

let folder: string;
let trust: Uint8Array;

beforeAll(async () => {
  const key = async (name: string, fill: number, type: 1 | 4 = 1): Promise<string> => {
    const seed = new Uint8Array(32).fill(fill);
    return formatVerifierKey(suite, name, await suite.signPublicKey(seed), type);
  };
  const policy: TrustPolicy = {
    ...{ mode: 'demo', origin, witnesses: [], quorum: 0, maxAge: 48 },
    governanceLog: await key(log.name, 1),
    caseLog: await key(`${origin}/case`, 3),
    promise: await key(`${origin}/promise`, 4),
    governance: { signers: [await key(`${origin}/member/1`, 5), await key(`${origin}/member/2`, 6)], threshold: 2 },
    release: { signers: [await key(`${origin}/member/1`, 5)], threshold: 1 },
  };
  trust = encodeTrust(policy);
  expect((await verifierKeyOf(suite, log, 1)).name).toBe(log.name);
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kupuya-kept-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const noteOf = (size: number, signer = log): Promise<string> =>
  signNote(suite, formatCheckpoint({ origin: log.name, size, root: new Uint8Array(32).fill(size) }), [signer]);

const find = (services: readonly HostService[], path: string): HostService => {
  const found = services.find((each) => each.path === path);
  if (found === undefined) throw new Error('no such service');
  return found;
};

const keep = async (services: readonly HostService[], note: string): Promise<number> =>
  (await find(services, '/kept').answer(Buffer.from(note), server)).status;

const read = async (services: readonly HostService[]): Promise<unknown> =>
  (await find(services, '/kept.json').answer(new Uint8Array(), server)).json;

test('The newest checkpoint is remembered by the next run of the host.', async () => {
  const first = await keepCheckpoint(suite, folder, trust);
  expect(await read(first)).toEqual([]);
  const note = await noteOf(7);
  expect(await keep(first, note)).toBe(200);
  expect(await read(await keepCheckpoint(suite, folder, trust))).toEqual([note]);
});

test('Of two roots for one size the first stays, for it is the evidence against the second.', async () => {
  const services = await keepCheckpoint(suite, folder, trust);
  const first = await noteOf(9);
  await keep(services, first);
  const text = formatCheckpoint({ origin: log.name, size: 9, root: new Uint8Array(32).fill(8) });
  expect(await keep(services, await signNote(suite, text, [log]))).toBe(409);
  expect(await read(services)).toEqual([first]);
});

test('A smaller checkpoint does not take the place of a larger one: that would make the host forget.', async () => {
  const services = await keepCheckpoint(suite, folder, trust);
  const larger = await noteOf(9);
  await keep(services, larger);
  await keep(services, await noteOf(3));
  expect(await read(services)).toEqual([larger]);
});

test('What the log has not signed is not kept, so that a page gone wrong cannot shut the register out.', async () => {
  const services = await keepCheckpoint(suite, folder, trust);
  for (const wrong of ['', 'text', await noteOf(8, stranger), `${await noteOf(8)}x`]) {
    expect(await keep(services, wrong)).toBe(422);
  }
  expect(await read(services)).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
});

test('Another trust policy has a memory of its own.', async () => {
  await keep(await keepCheckpoint(suite, folder, trust), await noteOf(5));
  const other = Buffer.from(Buffer.from(trust).toString().replace('"maxAge":48', '"maxAge":49'));
  expect(await read(await keepCheckpoint(suite, folder, other))).toEqual([]);
});

test('A damaged memory is said aloud and never taken for an empty one.', async () => {
  await keep(await keepCheckpoint(suite, folder, trust), await noteOf(5));
  const [name = ''] = readdirSync(folder);
  writeFileSync(join(folder, name), '');
  await expect(keepCheckpoint(suite, folder, trust)).rejects.toThrow(DamagedMemory);
});
