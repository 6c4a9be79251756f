/** Outside checkers and the server: who is asked for what, what is kept of their answers, and what becomes of a bad one. */
import type { ServerResponse } from 'node:http';
import { parseCosignerKey, parseVerifierKey, verifyCosigned, type CosignedCheckpoint } from '../../crypto/index.ts';
import { makeBody, random, removeFolder, suite, type Body } from './body.ts';
import { TestChecker } from './checker.ts';
import { eventually, run, send, shortly, type RunOptions, type Under } from './running.ts';

const day = 20_000;
const logs = ['case', 'governance'] as const;
type Log = (typeof logs)[number];

let body: Body;
let under: Under;
let checkers: TestChecker[] = [];

async function begin(quorum: number, names: readonly string[], options: RunOptions = {}): Promise<void> {
  checkers = names.map((name) => new TestChecker(name));
  body = await makeBody({ day, quorum, witnesses: await Promise.all(checkers.map((checker) => checker.key())) });
  for (const checker of checkers) await checker.start(body.trust);
  await start(options);
}

async function start(options: RunOptions = {}): Promise<void> {
  under = await run(body, { witnesses: checkers.map(({ url }) => url), ...options });
}

afterEach(async () => {
  await under.server.close();
  for (const checker of checkers) await checker.stop();
  await removeFolder(body.dir);
});

async function read(log: Log, name: string): Promise<CosignedCheckpoint | null> {
  const answer = await send(under, 'GET', `/log/${log}/${name}`);
  if (answer.status === 404) return null;
  expect(answer.headers.get('cache-control')).toBe('no-cache');
  const key = await parseVerifierKey(suite, log === 'case' ? body.trust.caseLog : body.trust.governanceLog);
  return verifyCosigned(
    suite,
    answer.text,
    key,
    await Promise.all(body.trust.witnesses.map((one) => parseCosignerKey(suite, one))),
  );
}

async function size(log: Log): Promise<number> {
  return (await read(log, 'checkpoint'))?.size ?? -1;
}

async function everythingIsCosigned(): Promise<boolean> {
  for (const log of logs) if ((await read(log, 'cosigned'))?.size !== (await size(log))) return false;
  return true;
}

async function twoGrowths(log: Log): Promise<void> {
  for (let growths = 0; growths < 2;) {
    const before = await size(log);
    await nextDay();
    await eventually(everythingIsCosigned);
    if ((await size(log)) > before) growths++;
  }
}

const nextDay = async (): Promise<void> => {
  expect((await send(under, 'POST', '/api/demo/next-day')).status).toBe(204);
};

const answerWith =
  (status: number, headers: Record<string, string>, text: string | Uint8Array) =>
  (_: unknown, response: ServerResponse): 'answered' => {
    response.writeHead(status, headers).end(text);
    return 'answered';
  };

const outcomes = (): unknown[] =>
  under.lines.map((line): unknown => JSON.parse(line)).filter((line) => JSON.stringify(line).includes('"checker"'));

describe('one honest checker', () => {
  beforeEach(() => begin(1, ['ombudsman.example']));

  test('has cosigned both logs before the first request is answered, and again after each publication', async () => {
    expect((await read('governance', 'cosigned'))?.cosignatures).toEqual([
      { name: 'ombudsman.example', time: 1_000_000 },
    ]);
    await nextDay();
    await eventually(everythingIsCosigned);
    await nextDay();
    await eventually(everythingIsCosigned);
    expect((await read('case', 'checkpoint'))?.cosignatures).toEqual([]);
  });

  test('every checkpoint that was published stands in the history with its line, and the index names them, ascending', async () => {
    // Chance may give a day no cover entry, and a log that did not grow publishes nothing new.
    for (const log of logs) await twoGrowths(log);
    for (const log of logs) {
      const index = await send(under, 'GET', `/log/${log}/history/index`);
      expect([index.status, index.headers.get('cache-control')]).toEqual([200, 'no-cache']);
      const sizes = index.text.trimEnd().split('\n').map(Number);
      expect(sizes).toEqual([...new Set(sizes)].sort((a, b) => a - b));
      expect(index.text.endsWith('\n')).toBe(true);
      expect(sizes.at(-1)).toBe(await size(log));
      expect(sizes.length).toBeGreaterThan(2);
      for (const one of sizes) expect((await read(log, `history/${String(one)}`))?.size).toBe(one);
      expect(await read(log, `history/${String((sizes.at(-1) ?? 0) + 1)}`)).toBeNull();
    }
  });

  test('is asked with a proof from what it has seen, and no more than once for each publication', async () => {
    await nextDay();
    await eventually(everythingIsCosigned);
    checkers[0]?.asked.splice(0);
    const before = await size('case');
    await nextDay();
    await eventually(everythingIsCosigned);
    const asked = checkers[0]?.asked ?? [];
    expect(asked.every(({ status }) => status === 200)).toBe(true);
    expect(asked.filter(({ old }) => old === before)).toEqual([
      { status: 200, old: before, size: await size('case'), hashes: expect.any(Number) as number },
    ]);
  });

  test('that has seen less than a new server supposes is asked once more, from what it says', async () => {
    await nextDay();
    await eventually(everythingIsCosigned);
    await under.server.close();
    checkers[0]?.asked.splice(0);
    await start();
    await eventually(everythingIsCosigned);
    expect(checkers[0]?.asked.slice(0, 2).map(({ status, old }) => [status, old === 0])).toEqual([
      [409, true],
      [200, false],
    ]);
    // A new word about the same checkpoint takes the place of the older one.
    if (checkers[0] !== undefined) checkers[0].time = 2_000_000;
    await under.server.close();
    await start();
    expect((await read('governance', 'cosigned'))?.cosignatures).toEqual([
      { name: 'ombudsman.example', time: 2_000_000 },
    ]);
  });

  test('whose word grows old is asked again about an unchanged log', async () => {
    await eventually(async () => (await size('governance')) > 3 && everythingIsCosigned());
    if (checkers[0] !== undefined) checkers[0].time = 3_000_000;
    under.clock += 7 * 3_600_000;
    await eventually(async () => (await read('governance', 'cosigned'))?.cosignatures[0]?.time === 3_000_000);
  });

  test('that is away stops nobody; when it is back everything published meanwhile is cosigned', async () => {
    await eventually(everythingIsCosigned);
    const { url } = checkers[0] ?? { url: '' };
    if (checkers[0] !== undefined) checkers[0].mischief = answerWith(503, {}, '');
    await nextDay();
    await nextDay();
    expect((await read('case', 'cosigned'))?.size).toBeLessThan(await size('case'));
    if (checkers[0] !== undefined) checkers[0].mischief = () => null;
    await nextDay();
    await eventually(everythingIsCosigned);
    await eventually(() => Promise.resolve(JSON.stringify(outcomes().at(-1)).includes('"cosigned"')));
    expect(under.lines.join('')).not.toContain(url);
  });
});

describe('a quorum', () => {
  test('of two is not met by one; a third that is away does not matter', async () => {
    await begin(2, ['one.example', 'two.example', 'three.example']);
    const [, two, three] = checkers;
    if (two === undefined || three === undefined) throw new Error('no checkers');
    await eventually(everythingIsCosigned);
    two.mischief = answerWith(500, {}, '');
    three.mischief = answerWith(500, {}, '');
    const before = await size('case');
    await nextDay();
    const after = await size('case');
    await eventually(async () => (await read('case', `history/${String(after)}`))?.cosignatures.length === 1);
    expect((await read('case', 'cosigned'))?.size).toBe(before);
    two.mischief = () => null;
    await nextDay();
    await eventually(everythingIsCosigned);
    expect((await read('case', 'cosigned'))?.cosignatures.map(({ name }) => name)).toEqual([
      'one.example',
      'two.example',
    ]);
  });

  test('of none is never met: nothing is called cosigned, though lines are kept', async () => {
    await begin(0, ['one.example']);
    await eventually(async () => (await read('case', 'history/0'))?.cosignatures.length === 1);
    expect(await read('case', 'cosigned')).toBeNull();
    expect(await read('governance', 'cosigned')).toBeNull();
  });
});

describe('of an answer that is not as it must be nothing is kept, and the server works on:', () => {
  const text = 'kupuya.example/demo/case\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n';

  test.each<[string, () => Promise<TestChecker['mischief']>]>([
    ['nothing', () => Promise.resolve(answerWith(200, {}, ''))],
    ['something else', () => Promise.resolve(answerWith(200, {}, 'thank you\n'))],
    ['a line of a stranger', async () => answerWith(200, {}, await new TestChecker('stranger.example').line(text))],
    [
      'a line of a stranger under its name',
      async () => answerWith(200, {}, await new TestChecker('one.example').line(text)),
    ],
    [
      'its own line for another checkpoint',
      async () => answerWith(200, {}, await (checkers[0] ?? new TestChecker('')).line(text.replace('\n0\n', '\n7\n'))),
    ],
    ['bytes without end', () => Promise.resolve(answerWith(200, {}, new Uint8Array(10_000_000).fill(0x2e)))],
    ['bytes that are no text', () => Promise.resolve(answerWith(200, {}, random(200)))],
    [
      'another address',
      () => Promise.resolve(answerWith(307, { Location: `${checkers[0]?.url ?? ''}/elsewhere` }, '')),
    ],
    [
      'a size in another form',
      () => Promise.resolve(answerWith(409, { 'Content-Type': 'text/x.tlog.size' }, '0x10\n')),
    ],
    ['a size without its type', () => Promise.resolve(answerWith(409, { 'Content-Type': 'text/plain' }, '0\n'))],
    [
      'a size beyond all numbers',
      () => Promise.resolve(answerWith(409, { 'Content-Type': 'text/x.tlog.size' }, '9999999999999999\n')),
    ],
    [
      'the same size again and again',
      () => Promise.resolve(answerWith(409, { 'Content-Type': 'text/x.tlog.size' }, '0\n')),
    ],
    [
      'a claim to have seen more, without a proof',
      () => Promise.resolve(answerWith(409, { 'Content-Type': 'text/x.tlog.size' }, '1000\n')),
    ],
    ['a claim of inconsistency, without a proof', () => Promise.resolve(answerWith(422, {}, ''))],
    ['no answer', () => Promise.resolve(() => 'answered' as const)],
    [
      'half an answer',
      () =>
        Promise.resolve((_, response) => {
          response.writeHead(200, { 'Content-Length': '1000' }).write('half');
          return 'answered';
        }),
    ],
  ])('%s', async (_, make) => {
    await begin(1, ['one.example'], { witnesses: [], checkerTimeoutMs: 300 });
    await under.server.close();
    const [checker] = checkers;
    if (checker === undefined) throw new Error('no checker');
    checker.mischief = await make();
    await start({ checkerTimeoutMs: 300 });
    await nextDay();
    await eventually(() => Promise.resolve(outcomes().length > 0));
    expect(await read('case', 'cosigned')).toBeNull();
    expect((await read('case', 'history/0'))?.cosignatures).toEqual([]);
    await nextDay();
    // It did not spoil what an honest answer makes good.
    checker.mischief = () => null;
    await nextDay();
    await eventually(everythingIsCosigned);
  });
});

test('a checker that stays away is asked at fewer and fewer looks, and at once after a publication', async () => {
  let looks = 0;
  let asked = 0;
  await begin(1, ['one.example'], {
    delay: (milliseconds) => {
      if (milliseconds === 20_000) looks++;
      return shortly(milliseconds);
    },
  });
  await eventually(everythingIsCosigned);
  if (checkers[0] !== undefined) {
    checkers[0].mischief = (_, response) => {
      asked++;
      response.writeHead(503).end();
      return 'answered';
    };
  }
  await nextDay();
  await eventually(() => Promise.resolve(asked > 0));
  const before = looks;
  await eventually(() => Promise.resolve(looks > before + 70));
  // At the 1st, 2nd, 4th, 8th, … look after the first refusal.
  expect(asked).toBeLessThan(12);
  const then = asked;
  await nextDay();
  await eventually(() => Promise.resolve(asked > then));
});

test('a server without checkers keeps its history all the same', async () => {
  checkers = [];
  body = await makeBody({ day });
  await start();
  await nextDay();
  for (const log of logs) {
    const index = (await send(under, 'GET', `/log/${log}/history/index`)).text.trimEnd().split('\n').map(Number);
    expect(index.at(-1)).toBe(await size(log));
    expect(await read(log, 'cosigned')).toBeNull();
  }
});
