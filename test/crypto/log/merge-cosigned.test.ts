import {
  cosign,
  emptyRoot,
  formatCheckpoint,
  formatCosignerKey,
  mergeCosigned,
  parseCosignerKey,
  signNote,
  verifierKeyOf,
  verifyCosigned,
  type ErrorCode,
  type NoteSigner,
  type VerifierKey,
} from '../../../crypto/public.ts';
import { bytesNamed, suite } from './support.ts';

const log: NoteSigner = { name: 'example.kg/demo/case', seed: bytesNamed('log') };
const first = signerNamed('first');
const second = signerNamed('second');
const stranger = signerNamed('stranger');
const text = formatCheckpoint({ origin: log.name, size: 0, root: await emptyRoot(suite) });
const note = await signNote(suite, text, [log]);
const logKey = await verifierKeyOf(suite, log);
const checkers = await Promise.all([first, second].map(checkerKey));

function signerNamed(name: string): NoteSigner {
  return { name: `${name}.example`, seed: bytesNamed(name) };
}

async function checkerKey({ name, seed }: NoteSigner): Promise<VerifierKey> {
  return parseCosignerKey(suite, await formatCosignerKey(suite, name, await suite.signPublicKey(seed)));
}

const merge = (before: string, offered: string): Promise<string> =>
  mergeCosigned(suite, before, offered, logKey, checkers);
const line = (signer: NoteSigner, time: number): Promise<string> => cosign(suite, text, signer, time);
const words = async (merged: string): Promise<readonly (readonly [string, number])[]> =>
  (await verifyCosigned(suite, merged, logKey, checkers)).cosignatures.map(({ name, time }) => [name, time]);

test('a line of a checker stands behind the signature of the log, checkers in the order of the policy', async () => {
  const [one, two] = [await line(first, 10), await line(second, 11)];
  expect(await merge(note, two)).toBe(note + two);
  expect(await merge(note + two, one)).toBe(note + one + two);
  expect(await merge(note, one + two)).toBe(note + one + two);
  expect(await merge(note, '')).toBe(note);
});

test('of one checker the newest line stays, whichever came first', async () => {
  const [older, newer] = [await line(first, 10), await line(first, 20)];
  expect(await merge(note + older, newer)).toBe(note + newer);
  expect(await merge(note + newer, older)).toBe(note + newer);
  expect(await merge(note, newer + older)).toBe(note + newer);
  expect(await words(await merge(note + older, newer))).toEqual([['first.example', 20]]);
});

test('lines of strangers are left out, and so is a line of the log that is offered', async () => {
  const [one, strange] = [await line(first, 10), await line(stranger, 10)];
  expect(await merge(note, strange + one)).toBe(note + one);
  expect(await merge(note, note.slice(text.length + 1))).toBe(note);
});

test.each<[string, string, ErrorCode]>([
  ['of another checkpoint', await cosign(suite, text.replace('\n0\n', '\n1\n'), first, 10), 'BAD_SIGNATURE'],
  ['that is no line', 'something else\n', 'MALFORMED'],
  ['without its newline', (await line(first, 10)).trimEnd(), 'MALFORMED'],
])('a line %s refuses the whole, also behind a good one', async (_, bad, code) => {
  await expect(merge(note, bad)).rejects.toMatchObject({ code });
  await expect(merge(note, (await line(second, 10)) + bad)).rejects.toMatchObject({ code });
});

test('a note that its log did not sign is refused', async () => {
  const foreign = await signNote(suite, text, [{ name: log.name, seed: bytesNamed('thief') }]);
  await expect(merge(foreign, await line(first, 10))).rejects.toMatchObject({ code: 'UNDER_SIGNED' });
});
