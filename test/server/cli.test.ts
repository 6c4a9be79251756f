import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { currentCode } from '../../server/accounts/totp.ts';
import { makeBody, removeFolder, type Body } from './body.ts';
import { run, send, signIn, type Under } from './running.ts';

const root = join(import.meta.dirname, '../..');

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function kupuya(args: readonly string[], input = ''): Promise<Ended> {
  const child = spawn(process.execPath, [join(root, 'bin/kupuya'), ...args], { cwd: root, stdio: 'pipe' });
  const chunks: [string[], string[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => chunks[0].push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => chunks[1].push(chunk.toString()));
  const ended = once(child, 'close');
  child.stdin.end(input);
  await ended;
  return { code: child.exitCode ?? -1, out: chunks[0].join(''), err: chunks[1].join('') };
}

describe("the operator's commands", () => {
  const today = Math.floor(Date.now() / 86_400_000);
  let body: Body;

  beforeAll(async () => {
    body = await makeBody({ day: today });
  });
  afterAll(() => removeFolder(body.dir));

  test('each explains itself, and says 2 when it is not understood', async () => {
    for (const verb of ['init', 'user', 'doctor', 'publish']) {
      const help = await kupuya([verb, '--help']);
      expect([verb, help.code, help.out.startsWith(`Usage: kupuya ${verb}`), help.err]).toEqual([verb, 0, true, '']);
      const wrong = await kupuya([
        verb,
        ...(verb === 'init' || verb === 'user' ? ['list'] : []),
        '--nonsense',
        'canary-secret',
      ]);
      expect([verb, wrong.code]).toEqual([verb, 2]);
      expect(wrong.err).not.toContain('canary-secret');
    }
  }, 120_000);

  test('init makes keys once and begins an instance from trust policy, roster and epoch files', async () => {
    const dir = join(body.dir, 'second');
    await mkdir(dir);
    const made = await kupuya(['init', 'keys', '--data', dir, '--origin', body.trust.origin]);
    expect([made.code, made.out.split('\n').length]).toEqual([0, 4]);
    expect((await kupuya(['init', 'keys', '--data', dir, '--origin', body.trust.origin])).code).toBe(1);
    const files = {
      trust: join(body.dir, 'public/trust.json'),
      roster: join(body.dir, 'roster.note'),
      epoch: join(body.dir, 'epoch'),
    };
    await writeFile(files.roster, body.rosterNote);
    await writeFile(files.epoch, body.epochFile);
    const begin = ['init', 'begin', '--trust', files.trust, '--roster', files.roster, '--epoch', files.epoch, '--data'];
    const foreign = await kupuya([...begin, dir]);
    expect([foreign.code, foreign.err]).toEqual([
      1,
      'kupuya: The trust policy names other keys than those in this folder.\n',
    ]);
    const known = await readFile(files.trust);
    const again = await kupuya([...begin, body.dir]);
    expect(await readFile(files.trust)).toEqual(known);
    expect([again.code, again.err]).toEqual([1, 'kupuya: The instance has begun already.\n']);
  }, 120_000);

  test('user adds an account whose printed password and codes sign in, while the server runs', async () => {
    const under: Under = await run(body, { clock: Date.now() });
    try {
      const added = await kupuya(['user', 'add', 'bakyt', '--data', body.dir, '--member', '1', '--role', 'member']);
      expect(added.code).toBe(0);
      const password = /^password {2}(.+)$/m.exec(added.out)?.[1] ?? '';
      const secret = /secret=([A-Z2-7]+)/.exec(added.out)?.[1] ?? '';
      const code = currentCode(secret, under.clock);
      expect(
        (await send(under, 'POST', '/api/session', JSON.stringify({ name: 'bakyt', password, code }))).status,
      ).toBe(200);
      const given = await kupuya(
        ['user', 'reset', 'bakyt', '--data', body.dir, '--password-stdin'],
        'my own long password\n',
      );
      expect([given.code, given.out.includes('password  ')]).toEqual([0, false]);
      expect((await kupuya(['user', 'list', '--data', body.dir])).out).toBe('bakyt\t1\tmember\tcodes\n');
      expect(
        (await kupuya(['user', 'add', 'bakyt', '--data', body.dir, '--member', '1', '--role', 'member'])).code,
      ).toBe(1);
      expect((await kupuya(['user', 'add', 'x', '--data', body.dir, '--member', '1', '--role', 'king'])).code).toBe(2);
      const secondSecret = /secret=([A-Z2-7]+)/.exec(given.out)?.[1] ?? '';
      const session = await signIn(under, 'bakyt', {
        ...{ password: 'my own long password', totpSecret: secondSecret, totpUri: '' },
      });
      const listed = await kupuya(['user', 'sessions', 'bakyt', '--data', body.dir]);
      expect([listed.code, listed.out]).toEqual([
        0,
        expect.stringMatching(/^code\tbegan \d{4}-\d\d-\d\d\tlast used \d{4}-\d\d-\d\d\n$/u),
      ]);
      expect((await kupuya(['user', 'sign-out', 'bakyt', '--data', body.dir])).code).toBe(0);
      expect((await send(under, 'GET', '/api/session', undefined, session)).code).toBe('SIGN_IN_REQUIRED');
      expect((await kupuya(['user', 'sessions', 'bakyt', '--data', body.dir])).out).toBe('');
      expect((await kupuya(['user', 'sign-out', 'nobody', '--data', body.dir])).code).toBe(1);
      expect((await kupuya(['user', 'remove', 'bakyt', '--data', body.dir])).code).toBe(0);
      expect((await kupuya(['user', 'remove', 'bakyt', '--data', body.dir])).code).toBe(1);
    } finally {
      await under.server.close();
    }
  }, 120_000);

  test('doctor finds a sound instance sound, and a changed checkpoint, open keys and a lost folder not', async () => {
    const sound = await kupuya(['doctor', '--data', body.dir]);
    expect([sound.code, sound.out.includes('FAILED'), sound.err]).toEqual([0, false, '']);
    const path = join(body.dir, 'public/log/governance/checkpoint');
    const checkpoint = await readFile(path, 'utf8');
    await writeFile(path, checkpoint.replace(/\n[0-9]+\n/, '\n1\n'));
    const changed = await kupuya(['doctor', '--data', body.dir]);
    expect(changed.code).toBe(1);
    expect(changed.out).toMatch(/FAILED {3}governance log: .*BAD_SIGNATURE/);
    await writeFile(path, checkpoint);
    expect((await kupuya(['doctor', '--data', join(body.dir, 'nowhere')])).code).toBe(1);
  }, 120_000);
});
