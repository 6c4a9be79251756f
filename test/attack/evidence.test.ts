/** What members and servers could try with documents: erased texts that come back, documents that were never opened, versions of nothing. */
import { setTimeout } from 'node:timers/promises';
import { encodeUtf8, parseHex, type CustodyData } from '../../crypto/index.ts';
import { accessEntry, derivedEntry, openedEntry, sharedEntry } from '../../client/evidence/custody-record.ts';
import { documentsOf } from '../../client/evidence/documents.ts';
import { hashOf } from '../../client/evidence/hash.ts';
import { redactText } from '../../client/evidence/redact-text.ts';
import { record } from '../../client/evidence/recording.ts';
import { ciphertextOf } from '../../client/exports/case-facts.ts';
import { makeCourtBundle } from '../../client/exports/court-bundle.ts';
import { suite, until } from '../client/caseload/world.ts';
import { assets, decide, makeScene, MemoryOutlet, rested, type Scene } from '../client/exports/scene.ts';

const canary = 'Кенарейка-7731';
const text = encodeUtf8(`Келишим: ${canary}. Асан.`);
const document = { hash: hashOf(text), name: `${canary}.txt`, length: text.length };

let scene: Scene;
beforeAll(async () => {
  scene = await makeScene([{ name: document.name, bytes: text }]);
}, 180_000);
afterAll(async () => {
  await scene.world.end();
});

const perform = async (entry: CustodyData): Promise<string> => {
  const { one, id } = scene;
  const result = await one.caseload.act(id, { type: 'CUSTODY', entry });
  await rested(one, id);
  return result.outcome === 'RETURNED' ? result.why : result.outcome;
};

test('A member cannot record what was never opened, nor a version, a gift or a bundle of it.', async () => {
  expect(await perform(accessEntry('VIEWED', document))).toBe('UNKNOWN_RECORD');
  expect(await perform(derivedEntry({ ...document, hash: hashOf(encodeUtf8('b')) }, document.hash, ''))).toBe(
    'UNKNOWN_RECORD',
  );
  expect(await perform(sharedEntry(document, { to: 'A', until: 0, text: '' }))).toBe('UNKNOWN_RECORD');
  const source = { letter: new Uint8Array(32).fill(9), ciphertext: new Uint8Array(32) };
  expect(await perform(openedEntry(document, source))).toBe('UNKNOWN_LETTER');
}, 120_000);

test('Opened twice, by two members at once or again later, it is recorded once.', async () => {
  const { one, two, id, letter } = scene;
  const page = one.caseload.page(id);
  const attachment = page?.letters.find(({ commit }) => commit === letter)?.attachment?.id ?? '';
  const entry = openedEntry(document, {
    letter: parseHex(letter),
    ciphertext: ciphertextOf(one.caseload, id, attachment),
  });
  expect(await record(one.caseload, id, entry)).toBe(true);
  await rested(one, id);
  // The other member's console has not read it yet.
  expect(await record(two.caseload, id, entry)).toBe(true);
  await until(two, () => two.caseload.page(id)?.custody.length === 1);
  await setTimeout(10);
  expect(two.caseload.page(id)?.custody).toHaveLength(1);
}, 120_000);

test('A redacted version has nothing of what was taken out, is read by colleagues, and goes into a bundle.', async () => {
  const { one, two, id } = scene;
  const source = new TextDecoder().decode(text);
  const start = source.indexOf(canary);
  const version = redactText(source, [{ start, end: start + canary.length }]);
  expect(version).not.toContain(canary);
  await one.caseload.act(id, { type: 'NOTE', text: version });
  await rested(one, id);
  const made = { hash: hashOf(encodeUtf8(version)), name: 'redacted.txt', length: encodeUtf8(version).length };
  expect(await perform(derivedEntry(made, document.hash, ''))).toBe('DONE');
  await until(two, () => documentsOf(two.caseload.page(id)?.custody ?? [])[0]?.versions.length === 1);
  expect(two.caseload.page(id)?.notes.some((note) => note.text === version)).toBe(true);
}, 120_000);

test('After an erasure no console, file, search or export hands out a word of it, and nothing can be added; the record of it stays.', async () => {
  const { one, two, id, letter } = scene;
  await decide(scene, 'EXPORT');
  const closing = { type: 'PROPOSE', act: 'CLOSE', reason: 'OUTCOME_MINOR', outcome: 'MINOR', text: canary } as const;
  await one.caseload.act(id, { type: 'ANSWER', status: 'UNDER_ASSESSMENT', text: 'Карап жатабыз.', language: 'ky' });
  await rested(one, id);
  await one.caseload.act(id, closing);
  await rested(one, id);
  const openOf = (act: string): string =>
    two.caseload.page(id)?.proposals.find((each) => each.act === act && each.state === 'OPEN')?.event ?? '';
  await until(two, () => openOf('CLOSE') !== '');
  await two.caseload.act(id, { type: 'APPROVE', event: openOf('CLOSE'), text: 'Жабылды.', language: 'ky' });
  await until(one, () => one.caseload.page(id)?.status === 'CLOSED');
  const proposal = await decide(scene, 'ERASE');
  expect(JSON.stringify(one.caseload.page(id))).toContain(canary);
  await one.caseload.act(id, { type: 'ERASED', proposal });
  await rested(one, id);
  await until(two, () => two.caseload.page(id)?.erased === true);
  for (const { caseload } of [one, two]) {
    const shown = JSON.stringify([caseload.page(id), caseload.rows()]);
    expect(shown).not.toContain(canary);
    expect(shown).not.toContain('Сатып алууда');
    expect(shown).not.toContain('Жер ресурстары');
    const page = caseload.page(id);
    expect(page?.history.at(-1)).toMatchObject({ type: 'ERASED', member: 1 });
    expect(page?.proposals.map(({ act, state }) => [act, state])).toEqual([['ERASE', 'APPROVED']]);
    expect(page?.steps).toMatchObject({ statuses: [], proposals: [] });
    expect(caseload.material(id)).toBeNull();
    const sink = {
      begin: () => Promise.resolve(),
      write: () => Promise.resolve(),
      end: () => Promise.resolve(),
      abort: () => Promise.resolve(),
    };
    await expect(Promise.resolve().then(() => caseload.readAttachment(id, letter, sink))).rejects.toMatchObject({
      code: 'WRONG_CONTEXT',
    });
    const result = await caseload.act(id, { type: 'NOTE', text: 'x' });
    expect(result).toMatchObject({ outcome: 'RETURNED', why: 'ERASED' });
    await expect(caseload.act(id, { type: 'GRANT', to: 4 })).resolves.toMatchObject({
      outcome: 'RETURNED',
      why: 'ERASED',
    });
  }
  const outlet = new MemoryOutlet();
  const wish = { caseload: one.caseload, suite, id, language: 'ky', assets, versions: [] } as const;
  await expect(makeCourtBundle(wish, outlet)).rejects.toMatchObject({ code: 'NO_CASE' });
  expect(outlet.pieces).toEqual([]);
}, 240_000);
