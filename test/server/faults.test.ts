/**
 * Every act that must survive a crash fails once at every step; then a new server starts on what is left, and a stranger
 * checks the whole register: nothing acknowledged is lost, and no checkpoint ever signed contradicts another.
 */
import {
  equalBytes,
  leafHashes,
  parseVerifierKey,
  rootOfLeaves,
  verifyCheckpoint,
  type Checkpoint,
} from '../../crypto/index.ts';
import type { FaultStep } from '../../server/fault.ts';
import { hex, makeBody, makePartRequest, makeRequest, random, removeFolder, suite, type Body } from './body.ts';
import {
  addUser,
  eventually,
  newest,
  readCaseLog,
  readGovernance,
  readLog,
  run,
  send,
  shortly,
  signIn,
  type Under,
} from './running.ts';

const day = 20_000;
/** The pause of a demo before it tries for the second time. */
const secondPause = 500;

/** Lets the first try come and no other, so that it is the next server that finishes. */
function noSecondTry(milliseconds: number): Promise<void> {
  return milliseconds === secondPause ? new Promise(() => undefined) : shortly(milliseconds);
}

describe('after a failure at a step', () => {
  let body: Body;
  let under: Under;
  let failing: FaultStep | null = null;
  let failed = 0;
  const seen: { name: 'case' | 'governance'; checkpoint: Checkpoint }[] = [];

  const faults = (step: FaultStep): void => {
    if (step !== failing) return;
    failed++;
    throw new Error('the power went off');
  };
  const look = async (): Promise<void> => {
    for (const name of ['case', 'governance'] as const) {
      const key = await parseVerifierKey(suite, name === 'case' ? body.trust.caseLog : body.trust.governanceLog);
      const note = await send(under, 'GET', `/log/${name}/checkpoint`);
      seen.push({ name, checkpoint: await verifyCheckpoint(suite, note.text, key) });
    }
  };

  beforeAll(async () => {
    body = await makeBody({ day });
    await addUser(body, 'bakyt', 1, 'member');
  });
  afterEach(() => under.server.close());
  afterAll(() => removeFolder(body.dir));

  const steps: readonly FaultStep[] = [
    'batch:prepared',
    'batch:committed',
    'pack:written',
    'batch:packed',
    'slot:prepared',
    'slot:committed',
    'slot:published',
    'log:tile',
    'log:tiles',
    'log:checkpoint',
    'log:published',
  ];
  test.each(steps)(
    '%s, a new server finishes what was begun, and the register agrees with everything signed before',
    async (step) => {
      failing = null;
      under = await run(body, { faults, delay: noSecondTry });
      const { bytes, note } = await newest(under, body, 'day');
      const request = await makeRequest(body.roster, bytes, note.difficulty);
      const [id, part] = [random(16), random(5000)];
      const partRequest = await makePartRequest(part, bytes, note.difficulty);
      expect((await send(under, 'PUT', `/api/parts/${hex(id)}/0`, partRequest)).status).toBe(201);
      failed = 0;
      failing = step;
      expect((await send(under, 'POST', '/api/letters', request.body)).status).toBe(201);
      await send(under, 'POST', '/api/demo/next-day');
      await eventually(() => Promise.resolve(failed > 0));
      await look();
      await under.server.close();

      failing = null;
      under = await run(body, { faults });
      await eventually(async () =>
        (await readCaseLog(under, body)).some(({ commit }) => equalBytes(commit, request.commit)),
      );
      expect((await send(under, 'PUT', `/api/parts/${hex(id)}/0`, partRequest)).status).toBe(200);
      await eventually(async () => {
        const { note: slot } = await newest(under, body, 'slot');
        return (await send(under, 'GET', `/pages/${String(slot.slot)}/0`)).status === 200;
      });
      await look();
      for (const name of ['case', 'governance'] as const) {
        const { leaves } = await readLog(under, body, name);
        const hashes = await leafHashes(suite, leaves);
        for (const { checkpoint } of seen.filter((one) => one.name === name)) {
          expect(checkpoint.size).toBeLessThanOrEqual(hashes.length);
          expect(equalBytes(await rootOfLeaves(suite, hashes.slice(0, checkpoint.size)), checkpoint.root)).toBe(true);
        }
      }
    },
  );

  describe('a demo tries again by itself', () => {
    const pauses: number[] = [];
    let failuresLeft = 0;

    const runQuietly = async (step: FaultStep): Promise<void> => {
      under = await run(body, {
        faults: (at) => {
          if (at !== step || failuresLeft === 0) return;
          failuresLeft--;
          throw Object.assign(new Error('full'), { code: 'ENOSPC' });
        },
        delay: (milliseconds) => {
          pauses.push(milliseconds);
          return shortly(milliseconds);
        },
      });
      await eventually(async () => (await readGovernance(under, body)).some(({ entry }) => entry.kind === 'slot'));
      pauses.length = 0;
    };
    const sendLetter = async (): Promise<Uint8Array> => {
      const { bytes, note } = await newest(under, body, 'day');
      const request = await makeRequest(body.roster, bytes, note.difficulty);
      expect((await send(under, 'POST', '/api/letters', request.body)).status).toBe(201);
      return request.commit;
    };
    const isLogged = async (commit: Uint8Array): Promise<boolean> =>
      (await readCaseLog(under, body)).some((entry) => equalBytes(entry.commit, commit));

    test('when a batch failed: once after each pause, and the pauses double', async () => {
      await runQuietly('batch:prepared');
      failuresLeft = 3;
      const commit = await sendLetter();
      await eventually(() => isLogged(commit));
      expect(failuresLeft).toBe(0);
      expect(pauses).toEqual([250, 500, 1000, 2000]);
      // After a success it begins anew.
      const next = await sendLetter();
      await eventually(() => isLogged(next));
      expect(pauses).toEqual([250, 500, 1000, 2000, 250]);
    });

    test('however often it fails, with pauses of half a minute in the end, and stops at once when told to', async () => {
      await runQuietly('batch:prepared');
      failuresLeft = 10;
      const commit = await sendLetter();
      await eventually(() => Promise.resolve(failuresLeft === 0));
      await eventually(() => isLogged(commit));
      expect(pauses).toHaveLength(11);
      expect(pauses.slice(-4)).toEqual([30_000, 30_000, 30_000, 30_000]);
    });

    test('when a batch failed after it was written, without closing a second one', async () => {
      await runQuietly('batch:committed');
      const { note: before } = await newest(under, body, 'day');
      failuresLeft = 1;
      const commit = await sendLetter();
      await eventually(() => isLogged(commit));
      await eventually(() => Promise.resolve(pauses.length === 2));
      await under.server.close();
      under = await run(body);
      expect((await newest(under, body, 'day')).note.batch).toBe(before.batch + 1);
    });
  });

  test('within one run, the next batch finishes the publication of the last', async () => {
    failing = 'log:tiles';
    failed = 0;
    under = await run(body, {
      faults: (step) => {
        if (step === failing) {
          failing = null;
          failed++;
          throw Object.assign(new Error('full'), { code: 'ENOSPC' });
        }
      },
    }).catch(async (error: unknown) => {
      // The failure may already meet what the start publishes.
      expect(error).toMatchObject({ code: 'ENOSPC' });
      failing = 'log:tiles';
      return run(body);
    });
    expect((await send(under, 'POST', '/api/demo/next-day')).status).toBeLessThan(600);
    expect((await send(under, 'POST', '/api/demo/next-day')).status).toBe(204);
    await readLog(under, body, 'case');
    await readLog(under, body, 'governance');
  });

  test('a full disk at the commit is answered with STORE_FULL, stores nothing, and the same bytes go in later', async () => {
    let isFull = false;
    under = await run(body, {
      faults: (step) => {
        if (isFull && (step === 'commit' || step === 'part:written'))
          throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      },
    });
    const { bytes, note } = await newest(under, body, 'day');
    const request = await makeRequest(body.roster, bytes, note.difficulty);
    const partPath = `/api/parts/${hex(random(16))}/0`;
    const partRequest = await makePartRequest(random(100), bytes, note.difficulty);
    isFull = true;
    for (const answer of [
      await send(under, 'POST', '/api/letters', request.body),
      await send(under, 'PUT', partPath, partRequest),
    ]) {
      expect([answer.status, answer.code]).toEqual([503, 'STORE_FULL']);
    }
    isFull = false;
    expect((await send(under, 'POST', '/api/letters', request.body)).status).toBe(201);
    expect((await send(under, 'PUT', partPath, partRequest)).status).toBe(201);
  });

  test('a failure inside the server is answered with INTERNAL, and the journal names no path and no message', async () => {
    under = await run(body, {
      faults: (step) => {
        if (step === 'part:renamed') throw new Error(`canary ${body.dir}`);
      },
    });
    const { bytes, note } = await newest(under, body, 'day');
    const id = hex(random(16));
    const answer = await send(
      under,
      'PUT',
      `/api/parts/${id}/0`,
      await makePartRequest(random(100), bytes, note.difficulty),
    );
    expect([answer.status, answer.code]).toEqual([500, 'INTERNAL']);
    const journal = under.lines.join('');
    expect(journal).toContain('"code":"INTERNAL"');
    expect(journal).not.toContain('canary');
    expect(journal).not.toContain(id);
  });

  test('while the server goes down, requests are refused and those under way are finished', async () => {
    under = await run(body);
    const made = await addUser(body, 'cholpon', 3, 'oversight');
    const signing = signIn(under, 'cholpon', made);
    const { bytes, note } = await newest(under, body, 'day');
    const request = await makeRequest(body.roster, bytes, note.difficulty);
    const sending = send(under, 'POST', '/api/letters', request.body);
    await signing;
    const answer = await sending;
    await under.server.close();
    expect(answer.status).toBe(201);
    await expect(send(under, 'GET', '/trust.json')).rejects.toThrow();
    under = await run(body);
    expect((await send(under, 'POST', '/api/letters', request.body)).text).toBe(answer.text);
  });
});
