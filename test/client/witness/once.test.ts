/** `kupuya witness once`: the checker that a person starts, against a real server. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run as witness } from '../../../client/cli/witness.ts';
import { formatWitnessKey } from '../../../client/witness/key.ts';
import {
  encodeTrust,
  formatCosignerKey,
  parseCosignerKey,
  parseVerifierKey,
  verifyCosigned,
  type NoteSigner,
} from '../../../crypto/index.ts';
import { currentCode } from '../../../server/accounts/totp.ts';
import { addUser, run, send, type Under } from '../../server/running.ts';
import { makeBody, random, removeFolder, suite, type Body } from '../../server/body.ts';
import { runCommand, type Outcome } from '../cli/run-command.ts';
import { forgedCaseLog } from '../monitor/forge.ts';
import { Proxy } from '../monitor/proxy.ts';

const patience = 60_000;
const signer: NoteSigner = { name: 'ombudsman.example/attended', seed: random(32) };
const today = Math.floor(Date.now() / 86_400_000);

let root: string;
let body: Body;
let under: Under;
let proxy: Proxy;
let accounts = 0;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'kupuya-once-'));
  const key = await formatCosignerKey(suite, signer.name, await suite.signPublicKey(signer.seed));
  body = await makeBody({ day: today, witnesses: [key], quorum: 1 });
  writeFileSync(join(root, 'trust.json'), encodeTrust(body.trust));
  writeFileSync(join(root, 'key'), await formatWitnessKey(suite, signer));
  under = await run(body, { clock: Date.now() });
  proxy = new Proxy(() => under.server.url);
  await proxy.start();
}, patience);

afterEach(async () => {
  proxy.stop();
  await under.server.close();
  await removeFolder(body.dir);
  rmSync(root, { recursive: true, force: true });
});

function once(...more: readonly string[]): Promise<Outcome> {
  return runCommand(witness, root, ['once', '--trust', 'trust.json', '--key', 'key', '--state', 'state', ...more]);
}

/** Of an account of its own each time, as a one-time code works once. */
async function handIn(): Promise<Outcome> {
  const name = `officer${String(accounts++)}`;
  const made = await addUser(body, name, 3, 'oversight');
  writeFileSync(join(root, 'password'), made.password);
  const code = currentCode(made.totpSecret, under.clock);
  return once('--url', under.server.url, '--name', name, '--password-file', 'password', '--code', code);
}

async function cosigned(log: 'case' | 'governance'): Promise<number> {
  const { status, text } = await send(under, 'GET', `/log/${log}/cosigned`);
  if (status === 404) return -1;
  const key = await parseVerifierKey(suite, log === 'case' ? body.trust.caseLog : body.trust.governanceLog);
  const checkers = await Promise.all(body.trust.witnesses.map((one) => parseCosignerKey(suite, one)));
  const seen = await verifyCosigned(suite, text, key, checkers);
  expect(seen.cosignatures).toHaveLength(1);
  return seen.size;
}

async function sizeOf(log: 'case' | 'governance'): Promise<number> {
  return Number((await send(under, 'GET', `/log/${log}/checkpoint`)).text.split('\n')[1]);
}

async function nextDay(): Promise<void> {
  expect((await send(under, 'POST', '/api/demo/next-day')).status).toBe(204);
}

test(
  'The lines that are handed in make the quorum, again after every day, and a second time for the same state.',
  async () => {
    expect(await cosigned('governance')).toBe(-1);
    for (let round = 0; round < 2; round++) {
      await nextDay();
      expect(await handIn()).toMatchObject({ status: 0, stderr: '' });
      for (const log of ['case', 'governance'] as const) expect(await cosigned(log)).toBe(await sizeOf(log));
    }
    expect(await handIn()).toMatchObject({ status: 0, stdout: expect.stringContaining('Handed in.') as unknown });
  },
  patience,
);

test(
  'Without an account the signed checkpoints are printed, for somebody else to hand in.',
  async () => {
    await nextDay();
    const { status, stdout } = await once('--url', proxy.url, '--print');
    expect(status).toBe(0);
    expect(stdout.match(/— ombudsman\.example\/attended /gu)).toHaveLength(2);
    expect(proxy.requests.every(({ method }) => method === 'GET')).toBe(true);
    expect((await once('--url', proxy.url)).status).toBe(2);
  },
  patience,
);

test(
  'Another history is not signed: both notes go into a file, and the server keeps the quorum that it had.',
  async () => {
    await nextDay();
    expect((await handIn()).status).toBe(0);
    const before = await cosigned('case');
    proxy.tailor = await forgedCaseLog(under, body);
    const told = await once('--url', proxy.url, '--print');
    expect(told).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('FORKED') as unknown });
    const [file = ''] = readdirSync(join(root, 'state')).filter((name) => name.startsWith('forked-'));
    const evidence = readFileSync(join(root, 'state', file), 'utf8');
    expect(evidence.match(/^kupuya\.example\/demo\/case$/gmu)).toHaveLength(2);
    expect(evidence).toContain('ombudsman.example/attended');
    expect(await cosigned('case')).toBe(before);
  },
  patience,
);

test(
  'A state folder from an old copy is noticed by the line that the server holds, and nothing is signed.',
  async () => {
    await nextDay();
    await handIn();
    cpSync(join(root, 'state'), join(root, 'copy'), { recursive: true });
    await nextDay();
    await handIn();
    rmSync(join(root, 'state'), { recursive: true });
    cpSync(join(root, 'copy'), join(root, 'state'), { recursive: true });
    expect(await handIn()).toMatchObject({ status: 1, stderr: expect.stringContaining('old copy') as unknown });
    rmSync(join(root, 'state'), { recursive: true });
    expect(await handIn()).toMatchObject({ status: 1, stderr: expect.stringContaining('old copy') as unknown });
  },
  patience,
);
