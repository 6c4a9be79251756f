/** What officers may bring to the public register: verdicts, test reports, and the lines of attended checkers. */
import {
  addSignature,
  auditChecks,
  canaryList,
  formatCheckpoint,
  leafHashes,
  memberKeyName,
  parseCheckpoint,
  parseCosignerKey,
  parseVerifierKey,
  rootOfLeaves,
  signCanaries,
  signNote,
  signVerdict,
  verifyCosigned,
  type Canaries,
  type NoteSigner,
  type Verdict,
} from '../../crypto/index.ts';
import { readSeeds } from '../../server/secrets.ts';
import { folderAt } from '../../server/folder.ts';
import { makeBody, random, removeFolder, suite, type Body } from './body.ts';
import { TestChecker } from './checker.ts';
import { addUser, newest, readGovernance, readLog, run, send, signIn, type Answer, type Under } from './running.ts';

const day = 20_000;

let body: Body;
let under: Under;
let session: Record<string, string>;
let releasers: readonly NoteSigner[];
const [one, two] = [new TestChecker('one.example'), new TestChecker('two.example')];

beforeAll(async () => {
  body = await makeBody({ day, quorum: 2, witnesses: [await one.key(), await two.key()] });
  const made = await addUser(body, 'cholpon', 3, 'oversight');
  under = await run(body);
  session = await signIn(under, 'cholpon', made);
  releasers = body.keyrings
    .slice(2)
    .map(({ member, sign }) => ({ name: memberKeyName(body.trust.origin, member), seed: sign }));
});
afterAll(async () => {
  await under.server.close();
  await removeFolder(body.dir);
});

const post = (what: string, sent: string | Uint8Array): Promise<Answer> =>
  send(under, 'POST', `/api/oversight/${what}`, sent, session);

async function entriesOf(kind: string): Promise<number> {
  return (await readGovernance(under, body)).filter(({ entry }) => entry.kind === kind).length;
}

describe('a verdict', () => {
  const makeVerdict = (): Verdict => ({
    mode: 'demo',
    origin: body.trust.origin,
    day,
    governance: { size: 3, root: random(32) },
    case: { size: 0, root: random(32) },
    checks: auditChecks.map((check) => ({ check, result: 'PASSED' })),
    evidence: null,
  });

  test('by one release signer is logged as it was signed', async () => {
    const note = await signVerdict(suite, makeVerdict(), releasers.slice(0, 1));
    expect((await post('verdicts', note)).status).toBe(201);
    expect((await newest(under, body, 'verdict')).note.note).toBe(note);
  });

  test('swells the register neither with lines of others nor by being sent again and again', async () => {
    const note = await signVerdict(suite, { ...makeVerdict(), day: day + 1 }, releasers.slice(0, 1));
    const stranger = { name: 'stranger', seed: random(32) };
    const before = await entriesOf('verdict');
    expect((await post('verdicts', await addSignature(suite, note, stranger))).code).toBe('MALFORMED');
    expect((await post('verdicts', note + (note.trimEnd().split('\n').at(-1) ?? '') + '\n')).code).toBe('MALFORMED');
    expect(await entriesOf('verdict')).toBe(before);
    for (let time = 0; time < 3; time++) expect((await post('verdicts', note)).status).toBe(201);
    expect(await entriesOf('verdict')).toBe(before + 1);
  });

  test('by nobody who may release, of another origin or in another form is refused, and nothing is logged', async () => {
    const before = await entriesOf('verdict');
    const member = body.keyrings[0]?.sign ?? random(32);
    const stranger = { name: memberKeyName(body.trust.origin, 1), seed: member };
    const forged = { name: releasers[0]?.name ?? '', seed: member };
    const good = await signVerdict(suite, makeVerdict(), releasers.slice(0, 1));
    for (const [note, code] of [
      [await signVerdict(suite, makeVerdict(), [stranger]), 'FORBIDDEN'],
      [await signVerdict(suite, makeVerdict(), [forged]), 'FORBIDDEN'],
      [good.replace('PASSED', 'FAILED'), 'FORBIDDEN'],
      [await signVerdict(suite, { ...makeVerdict(), origin: 'other.example/demo' }, releasers), 'MALFORMED'],
      [await signNote(suite, '{"format":"kupuya/verdict/v1"}\n', releasers), 'MALFORMED'],
      [await signNote(suite, 'all is well\n', releasers), 'MALFORMED'],
      [good.slice(0, -1), 'MALFORMED'],
      ['', 'BAD_LENGTH'],
    ] as const) {
      expect((await post('verdicts', note)).code).toBe(code);
    }
    expect((await post('verdicts', new Uint8Array([0xff, 0x0a]))).code).toBe('MALFORMED');
    expect((await post('verdicts', random(60_001))).code).toBe('TOO_LARGE');
    expect(await entriesOf('verdict')).toBe(before);
  });
});

describe('a list of test reports', () => {
  const makeCanaries = async (): Promise<Canaries> => ({
    mode: 'demo',
    origin: body.trust.origin,
    period: { first: day, last: day + 30 },
    list: await canaryList(suite, { nonce: random(32), commits: [random(32)] }),
    opened: null,
  });

  test('signed by as many as a release needs is logged as it was signed', async () => {
    const note = await signCanaries(suite, await makeCanaries(), releasers);
    expect((await post('canaries', note)).status).toBe(201);
    expect((await newest(under, body, 'canaries')).note.note).toBe(note);
  });

  test('signed by one alone, changed, or in another form is refused, and nothing is logged', async () => {
    const before = await entriesOf('canaries');
    const good = await signCanaries(suite, await makeCanaries(), releasers);
    for (const [note, code] of [
      [await signCanaries(suite, await makeCanaries(), releasers.slice(0, 1)), 'FORBIDDEN'],
      [good.replace(String(day), String(day + 1)), 'FORBIDDEN'],
      [await signNote(suite, '{"format":"kupuya/canaries/v1"}\n', releasers), 'MALFORMED'],
      [await signNote(suite, '{"format":"kupuya/verdict/v1"}\n', releasers), 'MALFORMED'],
    ] as const) {
      expect((await post('canaries', note)).code).toBe(code);
    }
    expect(await entriesOf('canaries')).toBe(before);
  });
});

describe('a checkpoint with lines of an attended checker', () => {
  const checkpoint = async (log: string): Promise<string> => (await send(under, 'GET', `/log/${log}/checkpoint`)).text;
  const textOf = (note: string): string => note.slice(0, note.lastIndexOf('\n\n') + 1);
  const cosigners = async (
    log: 'case' | 'governance',
    name: string,
  ): Promise<readonly (readonly [string, number])[]> => {
    const key = await parseVerifierKey(suite, log === 'case' ? body.trust.caseLog : body.trust.governanceLog);
    const keys = await Promise.all(body.trust.witnesses.map((text) => parseCosignerKey(suite, text)));
    const answer = await send(under, 'GET', `/log/${log}/${name}`);
    if (answer.status === 404) return [];
    return (await verifyCosigned(suite, answer.text, key, keys)).cosignatures.map((word) => [word.name, word.time]);
  };

  test('is kept, line for line, until a quorum makes it the cosigned one', async () => {
    const note = await checkpoint('case');
    const history = `history/${String(parseCheckpoint(textOf(note)).size)}`;
    expect((await post('cosignatures', note + (await one.line(textOf(note), 10)))).status).toBe(204);
    expect(await cosigners('case', history)).toEqual([['one.example', 10]]);
    expect(await cosigners('case', 'cosigned')).toEqual([]);
    // The same checker again is not a second one.
    expect((await post('cosignatures', note + (await one.line(textOf(note), 20)))).status).toBe(204);
    expect(await cosigners('case', 'cosigned')).toEqual([]);
    expect((await post('cosignatures', note + (await two.line(textOf(note), 15)))).status).toBe(204);
    expect(await cosigners('case', 'cosigned')).toEqual([
      ['one.example', 20],
      ['two.example', 15],
    ]);
    // An older word does not replace a newer one.
    expect((await post('cosignatures', note + (await one.line(textOf(note), 5)))).status).toBe(204);
    expect(await cosigners('case', history)).toEqual([
      ['one.example', 20],
      ['two.example', 15],
    ]);
  });

  test('may be of any size that was published, of both logs; an older one does not become the cosigned one', async () => {
    const old = await checkpoint('governance');
    expect((await send(under, 'POST', '/api/demo/next-day')).status).toBe(204);
    const note = await checkpoint('governance');
    const lines = (await one.line(textOf(note), 30)) + (await two.line(textOf(note), 30));
    expect((await post('cosignatures', note + lines)).status).toBe(204);
    const size = parseCheckpoint(textOf(note)).size;
    const oldLines = (await one.line(textOf(old), 40)) + (await two.line(textOf(old), 40));
    expect((await post('cosignatures', old + oldLines)).status).toBe(204);
    expect(await cosigners('governance', `history/${String(parseCheckpoint(textOf(old)).size)}`)).toHaveLength(2);
    expect((await send(under, 'GET', '/log/governance/cosigned')).text.split('\n')[1]).toBe(String(size));
  });

  test('is refused in any other form, and nothing is kept', async () => {
    const note = await checkpoint('governance');
    const before = (await send(under, 'GET', `/log/governance/history/${note.split('\n')[1] ?? ''}`)).text;
    const good = await one.line(textOf(note), 99);
    const foreign = formatCheckpoint({ ...parseCheckpoint(textOf(note)), origin: 'other.example/demo/case' });
    const seeds = await readSeeds(folderAt(body.dir));
    const stranger = new TestChecker('stranger.example');
    for (const [sent, code] of [
      [note, 'MALFORMED'],
      [note + (await stranger.line(textOf(note), 99)), 'MALFORMED'],
      [note + (await new TestChecker('one.example').line(textOf(note), 99)), 'MALFORMED'],
      [
        note + good + (await two.line(`${textOf(note).slice(0, -1)}\n`.replace(/\n[0-9]+\n/, '\n1\n'), 99)),
        'MALFORMED',
      ],
      [`${textOf(note)}\n${good}`, 'MALFORMED'],
      [note.replace(/\n[0-9]+\n/, '\n1\n') + good, 'MALFORMED'],
      [await signNote(suite, foreign, [{ name: 'other.example/demo/case', seed: seeds.case }]), 'MALFORMED'],
      ['no note', 'MALFORMED'],
      ['', 'BAD_LENGTH'],
    ] as const) {
      expect((await post('cosignatures', sent)).code).toBe(code);
    }
    expect((await post('cosignatures', new Uint8Array([0xff]))).code).toBe('MALFORMED');
    expect((await post('cosignatures', random(32_769))).code).toBe('TOO_LARGE');
    expect((await send(under, 'GET', `/log/governance/history/${note.split('\n')[1] ?? ''}`)).text).toBe(before);
  });

  test('of a size that the log has but never published is not found, and stops nothing', async () => {
    const seeds = await readSeeds(folderAt(body.dir));
    const { leaves } = await readLog(under, body, 'governance');
    const published = (await send(under, 'GET', '/log/governance/history/index')).text.trim().split('\n').map(Number);
    const size = leaves.findIndex((_, place) => !published.includes(place));
    const root = await rootOfLeaves(suite, await leafHashes(suite, leaves.slice(0, size)));
    const text = formatCheckpoint({ origin: `${body.trust.origin}/governance`, size, root });
    const note = await signNote(suite, text, [{ name: `${body.trust.origin}/governance`, seed: seeds.governance }]);
    expect((await post('cosignatures', note + (await one.line(text, 50)))).code).toBe('NOT_FOUND');
    expect((await send(under, 'POST', '/api/demo/next-day')).status).toBe(204);
  });
});
