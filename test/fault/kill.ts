/**
 * `kill -9` at random moments while letters, parts and days come in: nothing that was acknowledged is lost, nothing is
 * logged twice, and every checkpoint that anybody saw is a beginning of the log that stands at the end. What an outside checker has
 * cosigned is among them.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import {
  equalBytes,
  formatHex,
  leafHashes,
  parseVerifierKey,
  rootOfLeaves,
  sealCover,
  verifyCheckpoint,
  type Checkpoint,
} from '../../crypto/index.ts';
import { TestChecker } from '../server/checker.ts';
import { hex, makeBody, makePartRequest, random, removeFolder, sealRequest, suite, type Body } from '../server/body.ts';
import { eventually, newest, readCaseLog, readLog, send, type Under } from '../server/running.ts';

const difficulty = 2;

interface Acknowledged {
  readonly letters: Map<string, { readonly body: Uint8Array; readonly promise: string }>;
  readonly parts: Map<string, Uint8Array>;
  readonly checkpoints: { readonly name: 'case' | 'governance'; readonly checkpoint: Checkpoint }[];
}

interface Running extends Under {
  readonly child: ChildProcess;
}

/** Starts the server as a process of its own and waits until it serves. */
async function start(dir: string, checker: TestChecker): Promise<Running> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'server-process.ts'), dir, checker.url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  for await (const url of lines) {
    return { child, lines: [], clock: Date.now(), server: { url, close: () => stop(child, 'SIGTERM') } };
  }
  throw new Error('The server did not start.');
}

async function stop(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

/** Sends letters and parts until the server is gone, and remembers what was acknowledged. */
async function load(under: Running, body: Body, letters: readonly Uint8Array[], known: Acknowledged): Promise<void> {
  const isGone = (): boolean => under.child.signalCode !== null;
  const first = (await newest(under, body, 'day')).bytes;
  // Batches close every moment here, so a puzzle is soon too old: then the newest day note is asked for again.
  const renewed = async (): Promise<Uint8Array | null> =>
    newest(under, body, 'day').then(
      ({ bytes }) => bytes,
      () => null,
    );
  const sender = async (start: number): Promise<void> => {
    let dayNote: Uint8Array | null = first;
    for (let n = start; !isGone() && dayNote !== null; n++) {
      // Any letter will do: a fresh salt and tag make it another entry.
      const letter = letters[n % letters.length] ?? random(0);
      const request = await sealRequest(letter, dayNote, difficulty, random(32));
      const answer = await send(under, 'POST', '/api/letters', request.body).catch(() => null);
      if (answer === null) return;
      if (answer.status === 201)
        known.letters.set(formatHex(request.commit), { body: request.body, promise: answer.text });
      else if (answer.code === 'BAD_PUZZLE') dayNote = await renewed();
      else throw new Error(`a letter was refused: ${answer.code}`);
    }
  };
  const uploader = async (): Promise<void> => {
    let dayNote: Uint8Array | null = first;
    while (!isGone() && dayNote !== null) {
      const path = `/api/parts/${hex(random(16))}/0`;
      const request = await makePartRequest(random(20_000), dayNote, difficulty);
      const answer = await send(under, 'PUT', path, request).catch(() => null);
      if (answer === null) return;
      if (answer.status === 201) known.parts.set(path, request);
      else if (answer.code === 'BAD_PUZZLE') dayNote = await renewed();
      else throw new Error(`a part was refused: ${answer.code}`);
    }
  };
  const watcher = async (): Promise<void> => {
    while (!isGone()) {
      for (const name of ['governance', 'case'] as const) {
        const note = await send(under, 'GET', `/log/${name}/checkpoint`).catch(() => null);
        if (note === null) return;
        const key = await parseVerifierKey(suite, name === 'case' ? body.trust.caseLog : body.trust.governanceLog);
        known.checkpoints.push({ name, checkpoint: await verifyCheckpoint(suite, note.text, key) });
      }
      await setTimeout(10);
    }
  };
  await Promise.all([sender(0), sender(1), sender(2), sender(3), uploader(), uploader(), watcher()]);
}

function below(limit: number): number {
  const [high = 0, low = 0] = random(2);
  return (high * 256 + low) % limit;
}

/** Kills the server so many times under load, and checks everything at the end. Returns how much was acknowledged. */
export async function killUnderLoad(times: number): Promise<{ readonly letters: number; readonly parts: number }> {
  const checker = new TestChecker('ombudsman.example');
  const day = Math.floor(Date.now() / 86_400_000) - 1;
  const body = await makeBody({ day, difficulty, quorum: 1, witnesses: [await checker.key()] });
  await checker.start(body.trust);
  const known: Acknowledged = { letters: new Map(), parts: new Map(), checkpoints: [] };
  try {
    const letters = await Promise.all([1, 2, 3, 4].map(() => sealCover(suite, random, body.roster, 0)));
    for (let n = 0; n < times; n++) {
      const under = await start(body.dir, checker);
      const before = known.letters.size;
      const loading = load(under, body, letters, known);
      try {
        // After up to 20 letters, and then up to 400 ms later: in the middle of intake, of a close, of a publication.
        const wanted = before + 1 + below(20);
        await eventually(() => Promise.resolve(known.letters.size >= wanted));
        await setTimeout(below(400));
      } finally {
        await stop(under.child, 'SIGKILL');
      }
      await loading;
    }
    await checkNothingLost(body, checker, known);
    return { letters: known.letters.size, parts: known.parts.size };
  } finally {
    await checker.stop();
    await removeFolder(body.dir);
  }
}

async function checkNothingLost(body: Body, checker: TestChecker, known: Acknowledged): Promise<void> {
  const under = await start(body.dir, checker);
  try {
    await eventually(async () => {
      const logged = new Set((await readCaseLog(under, body)).map(({ commit }) => formatHex(commit)));
      return [...known.letters.keys()].every((commit) => logged.has(commit));
    });
    const commits = (await readCaseLog(under, body)).map(({ commit }) => formatHex(commit));
    expect(new Set(commits).size).toBe(commits.length);
    for (const { body: request, promise } of known.letters.values()) {
      const again = await send(under, 'POST', '/api/letters', request);
      expect([again.status, again.text]).toEqual([201, promise]);
    }
    for (const [path, request] of known.parts) {
      expect((await send(under, 'PUT', path, request)).status).toBe(200);
    }
    for (const name of ['case', 'governance'] as const) {
      await eventually(async () =>
        (await noteOf(under, name, 'cosigned')).startsWith(await noteOf(under, name, 'checkpoint')),
      );
      const key = await parseVerifierKey(suite, name === 'case' ? body.trust.caseLog : body.trust.governanceLog);
      for (const size of (await noteOf(under, name, 'history/index')).trimEnd().split('\n')) {
        const note = await noteOf(under, name, `history/${size}`);
        known.checkpoints.push({ name, checkpoint: await verifyCheckpoint(suite, note, key) });
      }
      const { leaves } = await readLog(under, body, name);
      const hashes = await leafHashes(suite, leaves);
      const roots = new Map<number, Uint8Array>();
      for (const { checkpoint } of known.checkpoints.filter((one) => one.name === name)) {
        const root = roots.get(checkpoint.size) ?? (await rootOfLeaves(suite, hashes.slice(0, checkpoint.size)));
        roots.set(checkpoint.size, root);
        expect(equalBytes(root, checkpoint.root)).toBe(true);
      }
    }
  } finally {
    await under.server.close();
  }
}

async function noteOf(under: Under, log: 'case' | 'governance', name: string): Promise<string> {
  return (await send(under, 'GET', `/log/${log}/${name}`)).text;
}
