/** The button of the oversight desk: the host checks and signs, with the session that it keeps, for a page that sees no key. */
import { attendedServices } from '../../../client/host/attended.ts';
import { startHost, type RunningHost } from '../../../client/host/host.ts';
import type { PageFiles } from '../../../client/host/page-files.ts';
import { Witness } from '../../../client/witness/witness.ts';
import {
  encodeTrust,
  formatCosignerKey,
  parseCosignerKey,
  parseVerifierKey,
  verifyCheckpoint,
  verifyCosigned,
  type NoteSigner,
} from '../../../crypto/index.ts';
import { currentCode } from '../../../server/accounts/totp.ts';
import { makeBody, random, removeFolder, suite, type Body } from '../../server/body.ts';
import { addUser, run, send, type Under } from '../../server/running.ts';
import { forgedCaseLog } from '../monitor/forge.ts';
import { Proxy } from '../monitor/proxy.ts';
import { MemoryStore } from '../witness/world.ts';

const patience = 60_000;
const signer: NoteSigner = { name: 'ombudsman.example/desk', seed: random(32) };
const token = 'Zr0Vn2uUq4mVwJ8sXb1cD3eF5gH7iJ9kL0mN1oP2qR3';
const page = { bytes: Buffer.from('<!doctype html>'), contentType: 'text/html; charset=utf-8', worker: false };
const files: PageFiles = new Map([['/', page]]);

let body: Body;
let under: Under;
let host: RunningHost;
let store: MemoryStore;
let now: number;

beforeEach(async () => {
  now = Math.floor(Date.now() / 1_000);
  const key = await formatCosignerKey(suite, signer.name, await suite.signPublicKey(signer.seed));
  body = await makeBody({ day: Math.floor(now / 86_400), witnesses: [key], quorum: 1 });
  under = await run(body, { clock: Date.now() });
  store = new MemoryStore();
  host = await startDesk(under.server.url);
}, patience);

afterEach(async () => {
  await host.close();
  await under.server.close();
  await removeFolder(body.dir);
});

/** A desk whose checker remembers what those before it signed. */
async function startDesk(server: string): Promise<RunningHost> {
  const { trust } = body;
  const witness = await Witness.create({ suite, trust, signer, store, clock: () => now });
  return startHost({
    ...{ server: new URL(server), trust: encodeTrust(trust), mode: 'demo', files, port: 0, token, page: 'desk' },
    services: attendedServices({ name: signer.name, suite, trust, witness }),
  });
}

async function ask(method: 'GET' | 'POST', path: string, json?: unknown): Promise<{ status: number; said: unknown }> {
  const sent = json === undefined ? {} : { body: JSON.stringify(json) };
  const answer = await fetch(`${host.origin}${path}`, { method, headers: { 'x-kupuya-token': token }, ...sent });
  const text = await answer.text();
  return { status: answer.status, said: text === '' ? null : JSON.parse(text) };
}

async function signIn(role: 'oversight' | 'member'): Promise<void> {
  const made = await addUser(body, `person-${role}`, 3, role);
  const code = currentCode(made.totpSecret, under.clock);
  const credentials = { name: `person-${role}`, password: made.password, code };
  expect((await ask('POST', '/relay/api/session', credentials)).status).toBe(200);
}

async function nextDay(): Promise<void> {
  expect((await send(under, 'POST', '/api/demo/next-day')).status).toBe(204);
}

test(
  'One press holds both logs against what was signed before, signs, and hands the lines in with the officer’s session.',
  async () => {
    await signIn('oversight');
    for (let round = 0; round < 2; round++) {
      await nextDay();
      expect(await ask('POST', '/attend')).toMatchObject({
        said: { outcome: 'SIGNED', logs: [{ log: 'case' }, { log: 'governance' }] },
      });
      const key = await parseVerifierKey(suite, body.trust.governanceLog);
      const checkers = await Promise.all(body.trust.witnesses.map((one) => parseCosignerKey(suite, one)));
      const { text } = await send(under, 'GET', '/log/governance/cosigned');
      const newest = await send(under, 'GET', '/log/governance/checkpoint');
      expect((await verifyCosigned(suite, text, key, checkers)).size).toBe(
        (await verifyCheckpoint(suite, newest.text, key)).size,
      );
    }
  },
  patience,
);

test(
  'The page learns the name of the key and the outcome, and neither the key nor the session.',
  async () => {
    await signIn('oversight');
    expect(await ask('GET', '/checker.json')).toEqual({ status: 200, said: { name: signer.name } });
    const { said } = await ask('POST', '/attend');
    const told = JSON.stringify(said);
    expect(told).not.toContain(Buffer.from(signer.seed).toString('base64'));
    expect(told).not.toMatch(/session|cookie/iu);
  },
  patience,
);

test(
  'Another history is not signed: the page gets both notes as evidence, and what was kept stays.',
  async () => {
    await signIn('oversight');
    await nextDay();
    await ask('POST', '/attend');
    const kept = new Map(store.notes);
    await host.close();
    const proxy = new Proxy(() => under.server.url);
    await proxy.start();
    proxy.tailor = await forgedCaseLog(under, body);
    host = await startDesk(proxy.url);
    const { said } = await ask('POST', '/attend');
    proxy.stop();
    expect(said).toMatchObject({
      outcome: 'CHANGED',
      log: 'case',
      notes: [kept.get(`${body.trust.origin}/case`), expect.any(String)],
    });
    expect(store.notes).toEqual(kept);
  },
  patience,
);

test(
  'A clock that was set back signs nothing, and nobody but an officer can hand lines in.',
  async () => {
    await signIn('member');
    await nextDay();
    expect(await ask('POST', '/attend')).toMatchObject({ said: { outcome: 'FAILED', code: 'FORBIDDEN' } });
    now -= 3_600;
    await nextDay();
    expect(await ask('POST', '/attend')).toMatchObject({ said: { outcome: 'UNFIT', reason: 'CLOCK' } });
  },
  patience,
);

test(
  'Without a key at this computer there is no checker, and the button’s request is relayed nowhere.',
  async () => {
    await host.close();
    host = await startHost({
      ...{ server: new URL('http://127.0.0.1:9'), trust: encodeTrust(body.trust), mode: 'demo', files, port: 0, token },
      ...{ page: 'desk', services: attendedServices(null) },
    });
    expect(await ask('GET', '/checker.json')).toEqual({ status: 200, said: { name: null } });
    expect((await ask('POST', '/attend')).status).toBe(404);
  },
  patience,
);
