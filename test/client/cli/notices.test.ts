/** The daily notice, handed to a real mail server on loopback and opened with the member's own key. */
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decrypt, generateKey, readMessage, readPrivateKey, type PrivateKey } from 'openpgp';
import { SMTPServer } from 'smtp-server';
import { sendNotices } from '../../../client/cli/notices/send.ts';
import { messageLength, noticeText, type PublicFacts } from '../../../client/cli/notices/notice.ts';
import type { NoticeSettings } from '../../../client/cli/notices/settings.ts';

interface Taken {
  readonly to: string;
  readonly mail: string;
}

const day = 20_780;
const quiet: PublicFacts = { today: day, sealed: day, rosterEnds: day + 200 };
const facts: readonly (PublicFacts | null)[] = [
  quiet,
  { ...quiet, rosterEnds: day + 5 },
  { ...quiet, rosterEnds: day - 1 },
  null,
];

let folder: string;
let server: SMTPServer;
let settings: NoticeSettings;
let keys: readonly PrivateKey[];
let taken: Taken[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kupuya-notices-'));
  const made = await Promise.all([
    generateKey({ type: 'ecc', curve: 'curve25519Legacy', userIDs: [{ name: 'A' }], format: 'armored' }),
    generateKey({ type: 'rsa', rsaBits: 3072, userIDs: [{ name: 'B' }], format: 'armored' }),
  ]);
  keys = await Promise.all(made.map(({ privateKey }) => readPrivateKey({ armoredKey: privateKey })));
  made.forEach(({ publicKey }, index) => writeFileSync(join(folder, `${String(index)}.asc`), publicKey));
  server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'] },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const [to] = session.envelope.rcptTo;
        taken.push({ to: to?.address ?? '', mail: Buffer.concat(chunks).toString() });
        done();
      });
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  settings = {
    from: 'notices@body.example',
    smtp: { host: '127.0.0.1', port: address.port },
    members: [
      { address: 'aigul@body.example', language: 'ky', keyFile: join(folder, '0.asc') },
      { address: 'boris@body.example', language: 'ru', keyFile: join(folder, '1.asc') },
    ],
  };
}, 60_000);

afterAll(async () => {
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(() => {
  taken = [];
});

const send = (known: PublicFacts | null, when: number): Promise<number> =>
  sendNotices(settings, known, when, () => 'ab'.repeat(16));
const sealedIn = (mail: string): string =>
  /-----BEGIN PGP MESSAGE-----[\s\S]*-----END PGP MESSAGE-----/u.exec(mail)?.[0] ?? '';

test('each member gets one mail, which their own key opens and nobody else’s', async () => {
  expect(await send(quiet, day * 86_400_000)).toBe(2);
  expect(taken.map(({ to }) => to)).toEqual(['aigul@body.example', 'boris@body.example']);
  for (const [index, { mail }] of taken.entries()) {
    expect(mail).toMatch(/^Subject: =\?utf-8\?B\?/mu);
    expect(mail).not.toMatch(/күн сайын|каждый день/u);
    const [key, other] = [keys[index], keys[1 - index]];
    if (key === undefined || other === undefined) throw new Error('there are two');
    const message = await readMessage({ armoredMessage: sealedIn(mail) });
    const opened = await decrypt({ message, decryptionKeys: key });
    expect(String(opened.data).trimEnd()).toBe(noticeText(quiet, index === 0 ? 'ky' : 'ru').trimEnd());
    const again = await readMessage({ armoredMessage: sealedIn(mail) });
    await expect(decrypt({ message: again, decryptionKeys: other })).rejects.toThrow();
  }
});

test('on every day, with every news, a member’s mail has one subject and one size', async () => {
  for (const [index, known] of facts.entries()) await send(known, (day + 30 * index) * 86_400_000);
  for (const to of settings.members.map(({ address }) => address)) {
    const mails = taken.filter((each) => each.to === to).map(({ mail }) => mail);
    expect(mails).toHaveLength(facts.length);
    expect(new Set(mails.map((mail) => mail.length)).size).toBe(1);
    expect(new Set(mails.map((mail) => /^Subject: .*$/mu.exec(mail)?.[0])).size).toBe(1);
  }
  expect(messageLength).toBeGreaterThan(2_048);
});

test('the end of the list of members is flagged in every language, and a register that cannot be read is no silence', () => {
  const said = (known: PublicFacts | null): string[] =>
    (['ky', 'ru', 'uz', 'en'] as const).map((language) => noticeText(known, language));
  for (const text of said(quiet)) expect(text).not.toMatch(/КӨҢҮЛ БУРУҢУЗ|ВНИМАНИЕ|DIQQAT|ATTENTION/u);
  for (const known of facts.slice(1)) {
    for (const text of said(known)) expect(text).toMatch(/КӨҢҮЛ БУРУҢУЗ|ВНИМАНИЕ|DIQQAT|ATTENTION/u);
  }
  expect(new Set(facts.flatMap(said).map((text) => Buffer.from(text).length))).toEqual(new Set([2_048]));
});

test('a key that cannot be used stops the round before any mail has left', async () => {
  writeFileSync(join(folder, 'bad.asc'), 'no key');
  const wrong = {
    ...settings,
    members: [
      ...settings.members,
      { address: 'x@body.example', language: 'ky' as const, keyFile: join(folder, 'bad.asc') },
    ],
  };
  await expect(sendNotices(wrong, quiet, 0, () => '0')).rejects.toMatchObject({ code: 'BAD_KEY' });
  expect(taken).toEqual([]);
});
