import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { encodeTrust, formatCosignerKey, type NoteSigner } from '../../../crypto/index.ts';
import { formatWitnessKey } from '../../../client/witness/key.ts';
import { makeBody, random, removeFolder, suite } from '../../server/body.ts';

const program = join(import.meta.dirname, '../../../bin/kupuya');
const folder = mkdtempSync(join(tmpdir(), 'kupuya-desk-'));
const at = (name: string): string => join(folder, name);
const own: NoteSigner = { name: 'ombudsman.example/desk', seed: random(32) };

beforeAll(async () => {
  const key = await formatCosignerKey(suite, own.name, await suite.signPublicKey(own.seed));
  const body = await makeBody({ day: 20_500, witnesses: [key], quorum: 1 });
  writeFileSync(at('trust.json'), encodeTrust(body.trust));
  writeFileSync(at('own'), await formatWitnessKey(suite, own));
  writeFileSync(at('other'), await formatWitnessKey(suite, { ...own, seed: random(32) }));
  writeFileSync(at('damaged'), 'PRIVATE+KEY+x');
  await removeFolder(body.dir);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly complaint: string;
}

function kupuyaDesk(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const environment = { ...process.env, NODE_OPTIONS: '' };
    const child = execFile(process.execPath, [program, 'desk', ...args], { env: environment }, (_, out, complaint) => {
      resolve({ code: child.exitCode ?? -1, out, complaint });
    });
  });
}

const server = ['--server', 'http://127.0.0.1:9'];

describe('kupuya desk', () => {
  test('explains itself, and what a checker that works for the body is worth', async () => {
    const { code, out } = await kupuyaDesk('--help');
    expect([code, out.includes('--witness-key FILE'), out.includes('not outside it')]).toEqual([0, true, true]);
  });

  test.each([
    ['without a trust policy', server, 2],
    ['a trust policy that is none', [...server, '--trust', at('own')], 1],
    ['a key that cannot be read', [...server, '--trust', at('trust.json'), '--witness-key', at('absent')], 1],
    ['a damaged key', [...server, '--trust', at('trust.json'), '--witness-key', at('damaged')], 1],
    [
      'a key of the right name that the policy does not know',
      [...server, '--trust', at('trust.json'), '--witness-key', at('other')],
      1,
    ],
    ['an option that it does not have', [...server, '--trust', at('trust.json'), '--witness'], 2],
  ])('refuses %s, with one line', async (_, args, expected) => {
    const { code, out, complaint } = await kupuyaDesk(...args, '--state', at('state'), '--no-open');
    expect([code, out, complaint.trim().split('\n').length]).toEqual([expected, '', 1]);
    expect(complaint).not.toContain(folder);
  });
});
