/** What arrives: long statements, letters without their first, broken letters, attachments, hints on the front sheet. */
import {
  commitTo,
  deriveSourceKeys,
  emptyCapsule,
  encodeLetterPayload,
  encodeLetterRequest,
  generateCodename,
  makeTag,
  puzzleChallenge,
  sealLetter,
  solvePuzzle,
  type CapsuleContent,
  type LetterBody,
} from '../../../crypto/index.ts';
import { PreviewSink, type AttachmentFile, type AttachmentSink } from '../../../client/caseload/attachment.ts';
import { loadView } from '../../../client/reporting/environment.ts';
import { createUpload } from '../../../client/reporting/upload.ts';
import { eventually, makeWorld, nobody, onlyCase, random, report, settle, suite, until, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
}, 180_000);
afterEach(async () => {
  await world.end();
});

/** Files in memory, and whether it ended well. */
class MemorySink implements AttachmentSink {
  files: readonly AttachmentFile[] = [];
  readonly contents = new Map<number, Uint8Array[]>();
  outcome = 'OPEN';
  begin(files: readonly AttachmentFile[]): Promise<void> {
    this.files = files;
    return Promise.resolve();
  }
  write(file: number, bytes: Uint8Array): Promise<void> {
    this.contents.set(file, [...(this.contents.get(file) ?? []), bytes.slice()]);
    return Promise.resolve();
  }
  end(): Promise<void> {
    this.outcome = 'ENDED';
    return Promise.resolve();
  }
  abort(): Promise<void> {
    this.outcome = 'ABORTED';
    return Promise.resolve();
  }
  bytes(file: number): Buffer {
    return Buffer.concat(this.contents.get(file) ?? []);
  }
}

test('A statement over several letters is read as one, and stands in the case as one.', async () => {
  const statement = Array.from({ length: 24_000 }, () => String.fromCodePoint(0x430 + ((random(1)[0] ?? 0) % 32))).join(
    '',
  );
  await world.report({ statement });
  const one = await world.engine(1);
  await settle(one);
  const id = onlyCase(one);
  await until(one, () => one.caseload.page(id)?.history.some(({ type }) => type === 'LETTER') === true);
  const page = one.caseload.page(id);
  expect(page?.letters).toHaveLength(1);
  expect(page?.letters[0]).toMatchObject({ complete: true });
  expect(page?.letters[0]?.parts).toBeGreaterThan(1);
  expect(page?.letters[0]?.statement).toBe(statement);
  expect(page?.messages).toHaveLength(1);
}, 180_000);

test('A follow-up joins its case, counts as unread until it is looked at, and is not mistaken for another case.', async () => {
  const source = await world.report();
  const one = await world.engine(1);
  await settle(one);
  const id = onlyCase(one);
  one.caseload.markRead(id);
  expect(one.caseload.rows()[0]?.unread).toBe(0);
  await world.followUp(source, 'Кошумча.');
  await until(one, () => one.caseload.page(id)?.messages.length === 2);
  expect(one.caseload.rows()).toMatchObject([{ id, unread: 1 }]);
  one.caseload.markRead(id);
  expect(one.caseload.rows()).toMatchObject([{ id, unread: 0 }]);
}, 180_000);

test('The files of a letter come out as they went in, with harmless names, and are claimed; changed parts are not.', async () => {
  const source = await world.report();
  const contents = [new Uint8Array(1_500_000).map((_, index) => index % 251), Buffer.from('шилтеме')];
  const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(100, 7)]);
  const files = [
    { name: '../сүрөт.pdf', type: 'application/pdf', bytes: contents[0] },
    { name: 'a.txt', type: 'text/plain', bytes: contents[1] },
    { name: 'b.svg', type: 'image/svg+xml', bytes: png },
  ].map(({ name, type, bytes = new Uint8Array() }) => ({
    ...{ name, type, size: bytes.length },
    read: (offset: number, length: number) => Promise.resolve(new Uint8Array(bytes.subarray(offset, offset + length))),
  }));
  const upload = await createUpload(world.environment, files);
  const run = { progress: () => undefined, mayContinue: () => Promise.resolve() };
  const attachment = await upload.run(await loadView(world.environment), run);
  await world.followUp(source, '', { attachment });

  const one = await world.engine(1);
  await settle(one);
  const id = onlyCase(one);
  await until(one, () => one.caseload.page(id)?.letters.length === 2);
  const letter = one.caseload.page(id)?.letters[1]?.commit ?? '';

  one.tamper = async (_method, path, ask) => {
    const answer = await ask();
    if (!path.startsWith('/api/member/parts/')) return answer;
    return { ...answer, bytes: answer.bytes.map((byte, index) => (index === 70_000 ? byte ^ 1 : byte)) };
  };
  const refused = new MemorySink();
  await expect(one.caseload.saveAttachment(id, letter, refused)).rejects.toMatchObject({ code: 'BAD_PROOF' });
  expect(refused.outcome).toBe('OPEN');
  expect(refused.contents.size).toBe(0);
  one.tamper = null;

  const sink = new MemorySink();
  let parts = 0;
  await one.caseload.saveAttachment(id, letter, sink, () => parts++);
  expect(sink.outcome).toBe('ENDED');
  expect(sink.files.map(({ name, safeName }) => [name, safeName])).toEqual([
    ['../сүрөт.pdf', '_сүрөт.pdf'],
    ['a.txt', 'a.txt'],
    ['b.svg', 'b.svg'],
  ]);
  expect(contents.map((bytes, index) => sink.bytes(index).equals(bytes))).toEqual([true, true]);
  expect(parts).toBeGreaterThanOrEqual(4);
  expect(one.caseload.page(id)?.letters[1]?.attachment?.claimed).toBe(true);
  expect(one.asked).toContain('POST /api/member/claims');

  const previews = new PreviewSink();
  await one.caseload.readAttachment(id, letter, previews);
  expect(previews.previews().map(({ file, type, bytes }) => [file, type, bytes.length])).toEqual([
    [2, 'image/png', 108],
  ]);
}, 180_000);

test('A letter that opens and is broken inside is shown as damaged and begins no case.', async () => {
  await send((letter) => {
    const broken = letter.slice();
    broken[30_000] = (broken[30_000] ?? 0) ^ 1;
    return broken;
  });
  const one = await world.engine(1);
  await until(one, () => one.caseload.rows().length === 1);
  const [row] = one.caseload.rows();
  expect(row).toMatchObject({ access: 'DAMAGED', status: null });
  expect(one.caseload.page(row?.id ?? '')).toBeNull();
  expect(one.asked).not.toContain('POST /api/member/feed');
}, 180_000);

test('A letter whose first letter is missing is held for two days and then shown on its own.', async () => {
  await send((letter) => letter, 2);
  const one = await world.engine(1);
  await one.caseload.sync();
  expect(one.caseload.batches()).toMatchObject([{ opened: 1 }]);
  expect(one.caseload.rows()).toEqual([]);
  await world.nextDay(2);
  await one.caseload.sync();
  const [row] = one.caseload.rows();
  expect(row).toMatchObject({ access: 'ORPHAN' });
  expect(one.caseload.page(row?.id ?? '')?.letters).toMatchObject([{ number: 2, statement: report.statement }]);
}, 180_000);

test('The front sheet says before anything is read that a report is about the reader’s own office.', async () => {
  const unit = world.roster.units[0]?.name.ky ?? '';
  await world.report({ front: { office: `${unit}, Ош`, urgency: 'DANGER', again: true } });
  const one = await world.engine(1);
  const two = await world.engine(2);
  await settle(one, two);
  expect(one.caseload.rows()).toMatchObject([{ conflict: ['OFFICE_NAMES_MY_UNIT'], urgency: 'DANGER', again: true }]);
  expect(two.caseload.rows()).toMatchObject([{ conflict: [] }]);
}, 180_000);

/** Sends one letter as a program of somebody else might seal it. */
async function send(change: (letter: Uint8Array) => Uint8Array, number = 1): Promise<void> {
  const keys = await deriveSourceKeys(suite, generateCodename(random));
  const view = await loadView(world.environment);
  const body: LetterBody = {
    ...{ number, sign: keys.signPublic, desk: 1, readers: 0b111, excluded: nobody, front: report.front },
    keys: number === 1 ? { track: keys.track, reply: keys.reply, kem: keys.kemPublic } : null,
    ...{
      language: 'ky',
      part: 1,
      parts: 1,
      statement: report.statement,
      answers: [],
      attachment: null,
      escalate: null,
    },
  };
  const capsule: CapsuleContent = {
    ...emptyCapsule('COVER'),
    ...{ kind: number === 1 ? 'REPORT' : 'FOLLOW_UP', desk: 1, track: number === 1 ? keys.track : null },
  };
  const sealed = await sealLetter(suite, random, {
    ...{ roster: view.roster, epoch: view.epoch, readers: [0, 1, 2], body, capsule },
    ...{ signSeed: keys.signSeed, escalate: null },
  });
  const letter = change(sealed.letter);
  const salt = random(32);
  const commit = await commitTo(suite, 'letter', await suite.sha256(letter), salt);
  const payload = encodeLetterPayload({
    ...{ kind: 1, desk: 1, consent: false, rosterSequence: 1, excludedPositions: 0, excludedUnits: 0, day: 0 },
    letterNumber: number,
  });
  const tag = await makeTag(suite, keys.receipt, 7, commit, payload);
  const challenge = await puzzleChallenge(suite, view.newestDayBytes, letter);
  const puzzle = await solvePuzzle(suite, challenge, view.newestDay.difficulty);
  const answer = await world.environment.transport.send(
    'POST',
    '/api/letters',
    encodeLetterRequest({ letter, commit, tag, salt, puzzle }),
  );
  expect(answer.status).toBe(201);
  await eventually(async () =>
    (await loadView(world.environment)).entries.some((entry) => Buffer.compare(entry.commit, commit) === 0),
  );
}
