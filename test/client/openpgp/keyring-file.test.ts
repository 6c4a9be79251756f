import { spawnSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyringFileKind, openKeyring, readOpenedKeyring, sealKeyring } from '../../../client/openpgp/keyring-file.ts';
import { generatePassphrase, tidyPassphrase } from '../../../client/openpgp/passphrase.ts';
import { fingerprintOf } from '../../../client/openpgp/public-key.ts';
import { decodeUtf8, encodeKeyring, english, generateKeyring } from '../../../crypto/index.ts';
import { refusal, refusalOf } from '../../crypto/suites.ts';

const random = (length: number) => randomFillSync(new Uint8Array(length));
const passphrase = 'strike absent entire cement invest purchase';
const keyring = generateKeyring(random, {
  ...{ mode: 'demo', origin: 'example.kg/demo', member: 3, capsule: true },
  epochs: [{ first: 20_800, last: 20_899 }],
});
const json = decodeUtf8(encodeKeyring(keyring));

let folder: string;
let sealed: string;

beforeAll(async () => {
  // Short, because gpg's sockets live in it.
  folder = mkdtempSync(join(tmpdir(), 'kr-'));
  sealed = await sealKeyring(keyring, { passphrase });
  writeFileSync(join(folder, 'keyring.asc'), sealed);
});

afterAll(() => {
  run('gpgconf', ['--kill', 'all']);
  rmSync(folder, { recursive: true, force: true });
});

/** A foreign program in the folder, with a home of its own there. */
const run = (program: string, args: readonly string[], input = '') =>
  spawnSync(program, args, {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: { ...process.env, GNUPGHOME: folder, HOME: folder },
  });

const gpg = (...args: readonly string[]) => run('gpg', ['--batch', '--quiet', '--pinentry-mode', 'loopback', ...args]);

describe('with a passphrase', () => {
  test('a keyring opens again, and nothing of it stands in the file', async () => {
    expect(await openKeyring(sealed, passphrase)).toEqual(keyring);
    expect(await keyringFileKind(sealed)).toBe('passphrase');
    expect(sealed).not.toContain('example');
  });

  test('capitals, hyphens and spaces are forgiven, another word is not', async () => {
    expect(await openKeyring(sealed, ' Strike-absent  ENTIRE cement\tinvest purchase ')).toEqual(keyring);
    expect(await refusal(openKeyring(sealed, passphrase.replace('cement', 'cent')))).toBe('BAD_PASSPHRASE');
    expect(await refusal(openKeyring(sealed, ''))).toBe('BAD_PASSPHRASE');
  });

  test('a damaged file is told apart from a wrong passphrase', async () => {
    const lines = sealed.split('\n');
    const damaged = lines.map((line, index) => (index === 4 ? swapFirst(line) : line)).join('\n');
    expect(damaged).not.toBe(sealed);
    expect(await refusal(openKeyring(damaged, passphrase))).toBe('BAD_KEYRING');
    expect(await refusal(openKeyring(sealed.slice(0, 300), passphrase))).toBe('BAD_KEYRING');
    expect(await refusal(openKeyring('', passphrase))).toBe('BAD_KEYRING');
    expect(await refusal(openKeyring('x'.repeat(70_000), passphrase))).toBe('BAD_KEYRING');
  });

  test('contents altered on purpose, with a fitting checksum, do not open', async () => {
    const lines = sealed.split('\n').filter((line) => !/^=[A-Za-z0-9+/]{4}$/u.test(line));
    const altered = lines.map((line, index) => (index === 5 ? swapFirst(line) : line)).join('\n');
    expect(await refusal(openKeyring(altered, passphrase))).toBe('BAD_PASSPHRASE');
  });

  test('a message that is no keyring is refused', async () => {
    const { stdout } = gpg('--armor', '--passphrase', passphrase, '--symmetric', '--output', '-', 'keyring.asc');
    expect(await refusal(openKeyring(stdout, passphrase))).toBe('BAD_KEYRING');
  });

  test('gpg decrypts it and reads the parameters of the protocol', () => {
    expect(gpg('--passphrase', passphrase, '--decrypt', 'keyring.asc').stdout).toBe(json);
    const packets = gpg('--passphrase', passphrase, '--list-packets', 'keyring.asc').stdout;
    expect(packets).toContain('symkey enc packet: version 4, cipher 9, aead 0,s2k 3, hash 8');
    expect(packets).toContain('count 65011712 (255)');
    expect(packets).toContain('mdc_method: 2');
    expect(packets).toContain('mode b (62), created 0');
  });

  test('sq decrypts it', () => {
    // sq asks for the password on a terminal, which script provides.
    const { stdout, status } = run(
      'script',
      ['-qec', 'sq decrypt -o sq.json keyring.asc', '/dev/null'],
      `${passphrase}\n`,
    );
    expect([status, stdout.includes('AES-256')]).toEqual([0, true]);
    expect(readFileSync(join(folder, 'sq.json'), 'utf8')).toBe(json);
  });

  test('what gpg locked again opens too', async () => {
    writeFileSync(join(folder, 'plain.json'), json);
    const { stdout } = gpg('--armor', '--passphrase', 'my own', '--symmetric', '--output', '-', 'plain.json');
    expect(await openKeyring(stdout, 'my own')).toEqual(keyring);
    expect(await refusal(openKeyring(stdout, 'my  own'))).toBe('BAD_PASSPHRASE');
  });
});

describe("with the member's own OpenPGP key", () => {
  test('gpg decrypts it, and the decrypted text is taken as a keyring', async () => {
    gpg('--passphrase', '', '--quick-generate-key', 'member@example.kg', 'future-default', 'default', 'never');
    const publicKey = gpg('--armor', '--export', 'member@example.kg').stdout;
    const file = await sealKeyring(keyring, { publicKey });
    writeFileSync(join(folder, 'own.asc'), file);
    expect(await keyringFileKind(file)).toBe('own key');
    expect(await refusal(openKeyring(file, passphrase))).toBe('BAD_KEYRING');
    const decrypted = gpg('--decrypt', 'own.asc').stdout;
    expect(decrypted).toBe(json);
    expect(readOpenedKeyring(decrypted)).toEqual(keyring);
    expect(gpg('--with-colons', '--fingerprint').stdout.toLowerCase()).toContain(await fingerprintOf(publicKey));
  });

  test('sq decrypts it', async () => {
    run('sq', ['key', 'generate', '--userid', 'member@example.kg', '--export', 'sq.key']);
    const publicKey = run('sq', ['key', 'extract-cert', 'sq.key']).stdout;
    writeFileSync(join(folder, 'own-sq.asc'), await sealKeyring(keyring, { publicKey }));
    expect(run('sq', ['decrypt', '--recipient-key', 'sq.key', 'own-sq.asc']).stdout).toBe(json);
    expect(existsSync(join(folder, 'sq.key'))).toBe(true);
    const secret = readFileSync(join(folder, 'sq.key'), 'utf8');
    expect(await refusal(sealKeyring(keyring, { publicKey: secret }))).toBe('BAD_KEY');
  });

  test('what is no public key is refused', async () => {
    expect(await refusal(sealKeyring(keyring, { publicKey: 'nonsense' }))).toBe('BAD_KEY');
    expect(await refusal(fingerprintOf(sealed))).toBe('BAD_KEY');
  });
});

test('a decrypted keyring may end in a line break and in nothing else', async () => {
  expect(readOpenedKeyring(`${json}\r\n`)).toEqual(keyring);
  expect(await keyringFileKind(json)).toBe('opened');
  for (const text of [`${json} `, `${json}\n\n`, json.slice(1), '{}', '\ud800']) {
    expect(refusalOf(() => readOpenedKeyring(text))).toBe('BAD_KEYRING');
  }
});

test('a passphrase is six words of the list, each of its 2,048 words equally likely', () => {
  const words = generatePassphrase(random).split(' ');
  expect(words.length).toBe(6);
  expect(words.every((word) => english.words.includes(word))).toBe(true);
  expect(english.words.length).toBe(2048);
  const fixed = (bytes: readonly number[]) => generatePassphrase(() => Uint8Array.from(bytes));
  expect(fixed(new Array<number>(12).fill(0))).toBe('abandon abandon abandon abandon abandon abandon');
  expect(fixed(new Array<number>(12).fill(255))).toBe('zoo zoo zoo zoo zoo zoo');
  expect(tidyPassphrase('not six words of a list')).toBe('not six words of a list');
});

/** Another letter at the beginning of a line of armor. */
function swapFirst(line: string): string {
  return (line.startsWith('A') ? 'B' : 'A') + line.slice(1);
}
