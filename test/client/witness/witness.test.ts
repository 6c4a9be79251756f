import {
  cosign,
  formatCheckpoint,
  parseCosignerKey,
  parseVerifierKey,
  signNote,
  verifyCosigned,
} from '../../../crypto/index.ts';
import { answerWitness } from '../../../client/witness/answer.ts';
import { formatWitnessKey, parseWitnessKey } from '../../../client/witness/key.ts';
import type { WitnessStore } from '../../../client/witness/store.ts';
import { bytesNamed } from '../../crypto/log/support.ts';
import {
  add,
  body,
  caseLog,
  checker,
  checkerKey,
  flip,
  governanceLog,
  hashOf,
  History,
  makeWitness,
  MemoryStore,
  post,
  said,
  start,
  suite,
  trust,
  type Said,
} from './world.ts';

const honest = new History('honest');
const forged = new History('forged');

async function assertSigned(answer: Said, note: string, time: number): Promise<void> {
  expect(answer.status).toBe(200);
  const key = await parseVerifierKey(suite, trust.caseLog);
  const checked = await verifyCosigned(suite, note + answer.text, key, [await parseCosignerKey(suite, checkerKey)]);
  expect(checked.cosignatures).toEqual([{ name: checker.name, time }]);
}

describe('A checker signs what goes on from what it signed', () => {
  test('200: the first checkpoint, a larger one with its proof, and the same one again at a later time.', async () => {
    const under = await makeWitness();
    await assertSigned(await add(under, honest, 0, 5), await honest.note(5), start);
    under.now += 60;
    await assertSigned(await add(under, honest, 5, 9), await honest.note(9), start + 60);
    under.now += 60;
    await assertSigned(await add(under, honest, 9, 9), await honest.note(9), start + 120);
    expect((await add(under, honest, 0, 3, governanceLog)).status).toBe(200);
  });

  test('200: the empty log may come first, and again.', async () => {
    const under = await makeWitness();
    expect((await add(under, honest, 0, 0)).status).toBe(200);
    expect((await add(under, honest, 0, 0)).status).toBe(200);
    expect((await add(under, honest, 0, 7)).status).toBe(200);
  });

  test.each([2 ** 31, 2 ** 32, 2 ** 53 - 1])('200 and 409 around a size of %d.', async (edge) => {
    const sizes = [edge - 1, edge, edge + 1].filter(Number.isSafeInteger);
    const under = await makeWitness();
    let old = 0;
    for (const size of sizes) {
      expect((await add(under, honest, old, size)).status).toBe(200);
      expect(await add(under, honest, 1, size)).toMatchObject({ status: 409, text: `${String(size)}\n` });
      expect((await post(under, body(size, [], await forged.note(size)))).status).toBe(422);
      old = size;
    }
  });

  test('The last note is shown under the hash of the origin, with both signatures; before the first there is 404.', async () => {
    const under = await makeWitness();
    const path = `/${await hashOf(caseLog.name)}/checkpoint`;
    const get = async (at: string) => said(await answerWitness(under.witness, 'GET', at, new Uint8Array()));
    expect((await get(path)).status).toBe(404);
    await add(under, honest, 0, 5);
    const { text } = await add(under, honest, 5, 8);
    expect(await get(path)).toMatchObject({ status: 200, text: (await honest.note(8)) + text });
    for (const other of [await hashOf('another'), (await hashOf(caseLog.name)).toUpperCase(), '../trust', ''])
      expect((await get(`/${other}/checkpoint`)).status).toBe(404);
    expect((await get('/')).status).toBe(404);
    expect((await get('/add-checkpoint')).status).toBe(405);
    expect((await answerWitness(under.witness, 'POST', path, new Uint8Array())).status).toBe(405);
  });

  test('The same checkpoint within a minute gets the same line, and writes nothing; a replay does not wear out the disk.', async () => {
    const inner = new MemoryStore();
    let writes = 0;
    const counting: WitnessStore = {
      read: (log) => inner.read(log),
      replace: (log, before, after) => {
        writes++;
        return inner.replace(log, before, after);
      },
    };
    const under = await makeWitness(counting);
    const first = await add(under, honest, 0, 5);
    under.now += 59;
    const replays = await Promise.all(Array.from({ length: 5 }, () => add(under, honest, 5, 5)));
    expect(replays).toEqual(Array.from({ length: 5 }, () => first));
    expect(writes).toBe(1);
    under.now += 1;
    await assertSigned(await add(under, honest, 5, 5), await honest.note(5), start + 60);
    expect(writes).toBe(2);
  });

  test('Lines of strangers and an older one of its own are neither refused nor kept.', async () => {
    const under = await makeWitness();
    const own = (await add(under, honest, 0, 5)).text;
    under.now += 1;
    const stranger = await cosign(suite, text(await honest.note(5)), { name: 'x.example', seed: bytesNamed('x') }, 7);
    const again = await post(under, body(5, [], `${await honest.note(5)}${stranger}${own}`));
    expect(again.status).toBe(200);
    expect(await under.store.read(caseLog.name)).toBe((await honest.note(5)) + again.text);
  });
});

describe('A checker refuses', () => {
  test('400: what is not a request.', async () => {
    const under = await makeWitness();
    const note = await honest.note(5);
    const line = 'q'.repeat(43) + '=';
    const wrong = [
      '',
      '\n',
      note,
      `old 0\n${note}`,
      `old\n\n${note}`,
      `old 00\n\n${note}`,
      `old -1\n\n${note}`,
      `old +0\n\n${note}`,
      `old 0 \n\n${note}`,
      `old 0\r\n\r\n${note}`,
      `old 0x0\n\n${note}`,
      `old 9007199254740992\n\n${note}`,
      `old 99999999999999999999\n\n${note}`,
      `old 0\nnot base64\n\n${note}`,
      `old 0\nAAAA\n\n${note}`,
      `old 0\n${`${line}\n`.repeat(64)}\n${note}`,
      `old 0\n\n${note.replace('\n\n', '\n')}`,
      `old 0\n\n${note.slice(0, -1)}`,
      `old 0\n\n${note.replace('\n5\n', '\n05\n')}`,
      `old 0\n\n${note.replace('\n5\n', '\n9007199254740992\n')}`,
    ];
    for (const each of wrong) expect([each, (await post(under, encode(each))).status]).toEqual([each, 400]);
    expect((await post(under, new Uint8Array([0xff, 0xfe]))).status).toBe(400);
    expect(await under.store.read(caseLog.name)).toBeNull();
  });

  test('400: an old size above the size, also before the state is looked at.', async () => {
    const under = await makeWitness();
    await add(under, honest, 0, 5);
    expect((await post(under, body(6, [], await honest.note(5)))).status).toBe(400);
  });

  test('403: no signature of the log, another key of the same name, a bad one, and a bad one behind a good one.', async () => {
    const under = await makeWitness();
    const note = await honest.note(5);
    const impostor = await signNote(suite, text(note), [{ name: caseLog.name, seed: bytesNamed('impostor') }]);
    const other = await signNote(suite, text(note), [governanceLog]);
    const good = note.split('\n\n')[1] ?? '';
    const bad = damageLine(good);
    for (const each of [impostor, other, `${text(note)}\n${bad}`, `${note}${bad}`, `${text(note)}\n${bad}${good}`])
      expect((await post(under, body(0, [], each))).status).toBe(403);
    expect(await under.store.read(caseLog.name)).toBeNull();
  });

  test('404: a log that is not of the policy, even with a good signature of its own.', async () => {
    const under = await makeWitness();
    expect((await add(under, honest, 0, 5, { name: 'other.example/case', seed: caseLog.seed })).status).toBe(404);
  });

  test('409 with the size as text/x.tlog.size: another old size than the one kept, smaller or larger.', async () => {
    const under = await makeWitness();
    expect(await add(under, honest, 3, 5)).toEqual({ status: 409, type: 'text/x.tlog.size', text: '0\n' });
    await add(under, honest, 0, 5);
    for (const old of [0, 4, 6])
      expect(await add(under, honest, old, 9)).toEqual({ status: 409, type: 'text/x.tlog.size', text: '5\n' });
    // A smaller tree can never be signed again: it would need an old size that is not kept, or one above its own.
    expect((await post(under, body(4, [], await honest.note(4)))).status).toBe(409);
    expect((await post(under, body(5, [], await honest.note(4)))).status).toBe(400);
  });

  test('422: another history of the same size, another history that goes on, a proof where none may be, the wrong empty tree.', async () => {
    const under = await makeWitness();
    expect((await post(under, body(0, await honest.proof(4, 5), await honest.note(5)))).status).toBe(422);
    const emptyForged = await signNote(
      suite,
      formatCheckpoint({ origin: caseLog.name, size: 0, root: bytesNamed('no root') }),
      [caseLog],
    );
    expect((await post(under, body(0, [], emptyForged))).status).toBe(422);
    await add(under, honest, 0, 5);
    expect((await post(under, body(5, [], await forged.note(5)))).status).toBe(422);
    expect((await add(under, forged, 5, 9)).status).toBe(422);
    expect((await post(under, body(5, [], await honest.note(9)))).status).toBe(422);
    expect((await post(under, body(5, await honest.proof(4, 5), await honest.note(5)))).status).toBe(422);
    expect((await add(under, honest, 5, 9)).status).toBe(200);
  });

  test('422: a proof with any hash changed, left out, doubled or out of order.', async () => {
    const under = await makeWitness();
    const [old, size] = [6, 21];
    await add(under, honest, 0, old);
    const [proof, note] = [await honest.proof(old, size), await honest.note(size)];
    expect(proof.length).toBeGreaterThan(3);
    const wrong: (readonly Uint8Array[])[] = [proof.toReversed(), [...proof, bytesNamed('more')]];
    for (const [index, hash] of proof.entries()) {
      for (let bit = 0; bit < 256; bit += 17) wrong.push(proof.with(index, flip(hash, bit)));
      wrong.push(proof.toSpliced(index, 1), proof.toSpliced(index, 0, hash));
    }
    for (const each of wrong) expect((await post(under, body(old, each, note))).status).toBe(422);
    expect((await post(under, body(old, proof, note))).status).toBe(200);
  });
});

describe('Whatever happens, a checker never signs two histories', () => {
  test('Of two requests at once that both go on from the same size, one is signed and the other is told the new size.', async () => {
    for (const histories of [
      [honest, honest],
      [honest, forged],
    ] as const) {
      const under = await makeWitness();
      const answers = await Promise.all(
        histories.flatMap((history, index) => [8, 5, 13].map((size) => add(under, history, 0, size + index))),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(5);
    }
  });

  test('Of two programs on one store, the slower one is told what the quicker one kept.', async () => {
    const store = new MemoryStore();
    const [one, two] = [await makeWitness(store), await makeWitness(store)];
    const answers = await Promise.all([add(one, honest, 0, 8), add(two, forged, 0, 9)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('A crash after keeping and before answering costs a repeated request, and never a smaller tree.', async () => {
    const inner = new MemoryStore();
    const crashing: WitnessStore = {
      read: (log) => inner.read(log),
      replace: async (log, before, after) => {
        await inner.replace(log, before, after);
        throw new Error('power cut');
      },
    };
    const before = await makeWitness(crashing);
    await expect(add(before, honest, 0, 8)).rejects.toThrow('power cut');
    const after = await makeWitness(inner);
    expect(await add(after, forged, 0, 8)).toMatchObject({ status: 409, text: '8\n' });
    expect((await post(after, body(8, [], await forged.note(8)))).status).toBe(422);
    expect((await add(after, honest, 8, 8)).status).toBe(200);
  });

  test('If what was signed cannot be kept, nothing is answered, and the next request begins where it was.', async () => {
    const inner = new MemoryStore();
    const full: WitnessStore = {
      read: (log) => inner.read(log),
      replace: () => Promise.reject(new Error('disk full')),
    };
    await expect(add(await makeWitness(full), honest, 0, 8)).rejects.toThrow('disk full');
    expect((await add(await makeWitness(inner), honest, 0, 5)).status).toBe(200);
  });

  test('A state that is not its own note is never taken for a beginning.', async () => {
    for (const damaged of ['', 'x', await honest.note(5)]) {
      const store = new MemoryStore();
      store.notes.set(caseLog.name, damaged);
      await expect(add(await makeWitness(store), honest, 0, 8)).rejects.toThrow();
    }
  });

  test('503: a disk that was set back is noticed as soon as somebody shows a line that it has forgotten.', async () => {
    const store = new MemoryStore();
    const under = await makeWitness(store);
    await add(under, honest, 0, 5);
    const old = new Map(store.notes);
    under.now += 1;
    const forgotten = (await honest.note(9)) + (await add(under, honest, 5, 9)).text;
    store.notes.clear();
    for (const [log, note] of old) store.notes.set(log, note);

    expect(await under.witness.hasForgotten(forgotten)).toBe(true);
    const shown = await post(under, body(5, await honest.proof(5, 9), forgotten));
    expect(shown).toMatchObject({ status: 503, text: 'ROLLED_BACK\n' });
    store.notes.clear();
    expect((await post(under, body(0, [], forgotten))).text).toBe('ROLLED_BACK\n');

    // What it cannot notice, as its README says: nobody shows the line, so it follows whom it sees first.
    expect((await add(under, forged, 0, 9)).status).toBe(200);
  });

  test('503: a clock set back by more than a minute; within it the time last signed stands again.', async () => {
    const under = await makeWitness();
    await add(under, honest, 0, 5);
    under.now -= 60;
    await assertSigned(await add(under, honest, 5, 6), await honest.note(6), start);
    under.now -= 1;
    expect(await add(under, honest, 6, 7)).toMatchObject({ status: 503, text: 'CLOCK\n' });
    under.now = start + 5;
    await assertSigned(await add(under, honest, 6, 7), await honest.note(7), start + 5);
  });
});

test("A checker's key is one line that only itself gives back.", async () => {
  const line = await formatWitnessKey(suite, checker);
  expect(line).toMatch(/^PRIVATE\+KEY\+checker\.example\/one\+[0-9a-f]{8}\+[A-Za-z0-9+/]+=*\n$/u);
  expect(await parseWitnessKey(suite, line)).toEqual(checker);
  for (const wrong of ['', line.replace('one', 'two'), line.replace('PRIVATE', 'PUBLIC'), `${line}\n`, checkerKey])
    await expect(parseWitnessKey(suite, wrong)).rejects.toMatchObject({ name: 'ProtocolError' });
});

function text(note: string): string {
  return note.slice(0, note.lastIndexOf('\n\n') + 1);
}

function encode(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

/** Another signature under the same name and key id. */
function damageLine(line: string): string {
  const [dash = '', name = '', encoded = ''] = line.trimEnd().split(' ');
  const bytes = Buffer.from(encoded, 'base64');
  bytes[40] = (bytes[40] ?? 0) ^ 1;
  return `${dash} ${name} ${bytes.toString('base64')}\n`;
}
