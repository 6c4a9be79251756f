import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import { demoFolder, projectRoot } from '../../../tooling/demo/folder.ts';
import { makeDemo } from '../../../tooling/demo/instance.ts';
import { nextCode, readPeople, type Person } from '../../../tooling/demo/people.ts';
import { choosePort } from '../../../tooling/demo/ports.ts';
import { Program } from '../../../tooling/demo/program.ts';
import { seedDemo } from '../../../tooling/demo/seed.ts';
import { seedReports } from '../../../tooling/demo/seed-reports.ts';

const root = mkdtempSync(join(tmpdir(), 'kupuya-letter-'));
const folder = demoFolder(join(root, 'demo'));
const patience = 180_000;
const statement = '  Саламатсызбы!\r\n\n\tТендер: «үлгү» 🙂\n';
const photo = randomBytes(200_000);

let checker: Program;
let server: Program;
let place: readonly string[];
let url: string;
let people: readonly Person[];

beforeAll(async () => {
  await makeDemo(folder);
  people = readPeople(folder.accounts);
  // The policy of a demonstration asks for one outside checker: without it nothing is believed.
  const files = ['--key', folder.checkerKey, '--state', folder.checkerState, '--trust', folder.trust];
  checker = new Program('checker', [join(projectRoot, 'bin/kupuya'), 'witness', ...files, '--port', '0'], {});
  const line: unknown = JSON.parse(await checker.lineAfter('KUPUYA_WITNESS '));
  const port = await choosePort(0);
  url = `http://127.0.0.1:${port}`;
  server = new Program('server', [join(projectRoot, 'server/main.ts')], {
    NODE_OPTIONS: '',
    ...{ DATA_DIR: folder.server, PUBLIC_DIR: root, HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'warn' },
    WITNESSES: z.object({ url: z.string() }).parse(line).url,
  });
  await server.answersAt(`${url}/trust.json`);
  for (const log of ['case', 'governance']) await server.answersAt(`${url}/log/${log}/cosigned`);
  place = ['--server', url, '--trust', folder.trust];
  write('statement.txt', statement);
  writeFileSync(join(root, 'photo.jpg'), photo);
}, patience);

afterAll(async () => {
  await server.stop();
  await checker.stop();
  rmSync(root, { recursive: true });
}, patience);

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly complaint: string;
}

function letter(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { cwd: root, env: { ...process.env, NODE_OPTIONS: '', INIT_CWD: root }, maxBuffer: 2 ** 24 };
    const child = execFile(
      process.execPath,
      [join(projectRoot, 'bin/kupuya'), 'letter', ...args],
      options,
      (_, out, complaint) => resolve({ code: child.exitCode ?? -1, out, complaint }),
    );
  });
}

function write(name: string, text: string): string {
  writeFileSync(join(root, name), text);
  return name;
}

const sentShape = z.object({ words: z.string(), promise: z.string(), by: z.number() });
const visitShape = z.object({
  findings: z.array(z.object({ id: z.string(), text: z.string() })),
  letters: z.array(z.object({ number: z.number() })),
  statuses: z.array(z.object({ status: z.string(), text: z.string().nullable() })),
});
const readShape = z.object({
  cases: z.array(z.object({ status: z.string().nullable(), letters: z.array(z.object({ statement: z.string() })) })),
});

async function send(...more: readonly string[]): Promise<z.infer<typeof sentShape>> {
  const { code, out, complaint } = await letter('send', ...place, '--statement', 'statement.txt', '--json', ...more);
  expect([code, complaint]).toEqual([0, '']);
  return sentShape.parse(JSON.parse(out));
}

/** As soon as the register has so many letters: each may have come into a batch of its own. */
async function visit(words: string, letters = 1): Promise<z.infer<typeof visitShape>> {
  write('words.txt', words);
  for (let attempt = 0; ; attempt++) {
    const { code, out, complaint } = await letter('visit', ...place, '--words', 'words.txt', '--json');
    const found = code === 0 ? visitShape.parse(JSON.parse(out)) : null;
    if (found !== null && found.letters.length >= letters) return found;
    if (attempt === 20) throw new Error(complaint);
  }
}

async function readAs(person: Person): Promise<z.infer<typeof readShape>['cases']> {
  write('passphrase.txt', `${person.passphrase}\n`);
  write('password.txt', `${person.password}\n`);
  const { code, out, complaint } = await letter(
    ...['read', ...place, '--keyring', person.keyringFile, '--passphrase-file', 'passphrase.txt'],
    ...['--name', person.account, '--password-file', 'password.txt', '--code', nextCode(person, Date.now()), '--json'],
  );
  expect([code, complaint]).toEqual([0, '']);
  return readShape.parse(JSON.parse(out)).cases;
}

function at(position: number): Person {
  const person = people.find((candidate) => candidate.position === position);
  if (person === undefined) throw new Error('nobody holds this position');
  return person;
}

describe('a report by command line', () => {
  test(
    'goes in and comes out byte by byte, and whoever was excluded has nothing of it',
    async () => {
      const excluded = at(1);
      const { words } = await send('--attachment', 'photo.jpg', '--exclude-member', String(excluded.member));
      const found = await visit(words, 2);
      expect(found.letters.map(({ number }) => number)).toEqual([1, 2]);
      const readers = await readAs(at(0));
      expect(readers.flatMap(({ letters }) => letters.map((one) => one.statement))).toContain(statement);
      expect(await readAs(excluded)).toEqual([]);
      // Of the other desk, and never chosen.
      expect(await readAs(at(3))).toEqual([]);
    },
    patience,
  );

  test(
    'nothing of the statement, the words or the photo reaches what the server stores',
    async () => {
      const { words } = await send();
      await visit(words);
      const stored = ['kupuya.sqlite', 'kupuya.sqlite-wal'].map((name) => readFileSync(join(folder.server, name)));
      const canaries = [statement.trim(), words, ...words.split(' ').map((_, i, all) => all.slice(i, i + 3).join(' '))];
      for (const bytes of stored) {
        for (const canary of canaries.filter((text) => text.length > 12)) expect(bytes.includes(canary)).toBe(false);
        expect(bytes.includes(photo.subarray(0, 64))).toBe(false);
      }
    },
    patience,
  );

  test(
    'the words are printed before anything is sent, and a server that is not there loses nothing',
    async () => {
      const ended = await letter(
        'send',
        '--server',
        'http://127.0.0.1:9',
        '--trust',
        folder.trust,
        '--statement',
        'statement.txt',
      );
      expect([ended.code, ended.out]).toEqual([1, '']);
      expect(ended.complaint).toMatch(/^NETWORK: /u);
      const { out } = await letter('send', ...place, '--statement', 'statement.txt');
      expect(out.indexOf('twelve secret words')).toBeLessThan(out.indexOf('Accepted'));
    },
    patience,
  );

  test(
    'a visit says what was proven, whether a promise was kept, and writes a proof that anybody can check',
    async () => {
      const { words, promise } = await send();
      await visit(words);
      write('promise.txt', promise);
      write('other.txt', promise.replace('kupuya', 'kupuyb'));
      const ended = await letter(
        ...['visit', ...place, '--words', 'words.txt', '--promise', 'promise.txt', '--promise', 'other.txt'],
        ...['--receipt', 'proof.tlog-proof', '--json'],
      );
      expect(ended.complaint).toBe('');
      const { findings } = visitShape.parse(JSON.parse(ended.out));
      expect(findings.map(({ id }) => id)).toEqual([
        expect.stringMatching(/^counted-(?:seen|waiting)$/u),
        'acknowledgement-due',
        'promise-kept',
        'promise-foreign',
      ]);
      expect(readFileSync(join(root, 'proof.tlog-proof'), 'utf8')).toMatch(/^c2sp\.org\/tlog-proof@v1\nindex \d+\n/u);
      // What proves that somebody reported is for nobody else on the machine.
      expect(statSync(join(root, 'proof.tlog-proof')).mode & 0o077).toBe(0);
    },
    patience,
  );

  test(
    'words that are wrong, unknown to the register or missing are told apart',
    async () => {
      const cases = [
        ['abandon abandon abandon', 'BAD_LENGTH'],
        [`${'abandon '.repeat(11)}zzz`, 'UNKNOWN_WORD'],
        ['abandon '.repeat(12), 'BAD_CHECKSUM'],
      ] as const;
      for (const [words, code] of cases) {
        write('wrong.txt', words);
        const ended = await letter('visit', ...place, '--words', 'wrong.txt');
        expect([ended.code, ended.complaint.split(':')[0]]).toEqual([1, code]);
      }
    },
    patience,
  );

  test(
    'exclusions that leave fewer than two readers are refused before anything is drawn',
    async () => {
      const ended = await letter(
        'send',
        ...place,
        '--statement',
        'statement.txt',
        '--desk',
        '1',
        '--exclude-unit',
        '1',
        '--exclude-unit',
        '2',
      );
      expect([ended.code, ended.out, ended.complaint.split(':')[0]]).toEqual([1, '', 'TOO_FEW_READERS']);
    },
    patience,
  );

  test(
    'a trust policy that another body signed is refused',
    async () => {
      const other = readFileSync(folder.trust, 'utf8').replaceAll('kupuya.example/demo', 'other.example/demo');
      write('other.json', other);
      const ended = await letter('send', '--server', url, '--trust', 'other.json', '--statement', 'statement.txt');
      expect([ended.code, ended.out]).toEqual([1, '']);
    },
    patience,
  );

  test.each([
    ['send'],
    ['visit'],
    ['read'],
    ['fly'],
    ['send', '--secret', 'x'],
    ['send', '--server', 'http://far.example'],
  ])(
    'a command line that is not understood ends with 2 and says no more than which option: %j',
    async (...args) => {
      const ended = await letter(...args);
      expect([ended.code, ended.out]).toEqual([2, '']);
      expect(ended.complaint).not.toContain('far.example');
    },
    patience,
  );
});

describe('the sample reports of a demonstration', () => {
  test(
    'reach both desks through the real protocol; most are acknowledged, some are left as they came',
    async () => {
      const told: string[] = [];
      const trust = new Uint8Array(readFileSync(folder.trust));
      expect(await seedDemo({ server: url, trust, people, tell: (line) => told.push(line) })).toBe(24);
      for (const [position, desk] of [
        [1, 1],
        [4, 2],
      ] as const) {
        const samples = (await readAs(at(position))).filter(({ letters }) => letters[0]?.statement.startsWith('[ҮЛГҮ'));
        const expected = seedReports.filter((report) => report.desk === desk).map((report) => report.statement);
        expect(samples.flatMap(({ letters }) => letters.map((one) => one.statement)).sort()).toEqual(expected.sort());
        const statuses = samples.map(({ status }) => status);
        expect(statuses.filter((status) => status === 'RECEIVED')).toHaveLength(3);
        expect(new Set(statuses)).toEqual(
          new Set(['RECEIVED', 'ACKNOWLEDGED', 'UNDER_INVESTIGATION', 'WAITING_FOR_SOURCE']),
        );
      }
      expect(told).toHaveLength(3);
    },
    patience,
  );

  test('say of themselves that they are no real reports, and none is twice there', () => {
    expect(seedReports).toHaveLength(24);
    expect(seedReports.every((report) => report.statement.startsWith('[ҮЛГҮ. Бул чыныгы билдирүү эмес.]'))).toBe(true);
    const hashes = seedReports.map((report) => createHash('sha256').update(report.statement).digest('hex'));
    expect(new Set(hashes).size).toBe(24);
  });
});
