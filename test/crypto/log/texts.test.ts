import {
  formatCheckpoint,
  formatPromise,
  parseCheckpoint,
  parsePromise,
  signNote,
  verifierKeyOf,
  verifyCheckpoint,
  type Checkpoint,
} from '../../../crypto/public.ts';
import known from '../../vectors/log-known.json' with { type: 'json' };
import { bytesNamed, refuses, suite } from './support.ts';

const checkpoint: Checkpoint = { origin: 'example.kg/demo/case', size: 70_000, root: bytesNamed('root') };
const promised = { origin: 'example.kg/demo', commit: bytesNamed('commit'), day: 20_500 };

describe('a checkpoint', () => {
  test('of the specification is read and written the same', () => {
    expect(formatCheckpoint(parseCheckpoint(known.c2sp.checkpoint))).toBe(known.c2sp.checkpoint);
    expect(parseCheckpoint(known.c2sp.checkpoint)).toMatchObject({
      origin: 'example.com/behind-the-sofa',
      size: 20_852_163,
    });
  });

  test('is accepted from the log that owns the key, and from no other', async () => {
    const log = { name: checkpoint.origin, seed: bytesNamed('log') };
    const key = await verifierKeyOf(suite, log);
    expect(await verifyCheckpoint(suite, await signNote(suite, formatCheckpoint(checkpoint), [log]), key)).toEqual(
      checkpoint,
    );
    const foreign = formatCheckpoint({ ...checkpoint, origin: 'example.kg/demo/governance' });
    await expect(verifyCheckpoint(suite, await signNote(suite, foreign, [log]), key)).rejects.toMatchObject({
      code: 'WRONG_ORIGIN',
    });
    const other = { name: checkpoint.origin, seed: bytesNamed('other') };
    const forged = await signNote(suite, formatCheckpoint(checkpoint), [other]);
    await expect(verifyCheckpoint(suite, forged, key)).rejects.toMatchObject({ code: 'UNDER_SIGNED' });
  });

  test.each([
    ['a leading zero', '070000'],
    ['a sign', '+70000'],
    ['a fraction', '70000.0'],
    ['an exponent', '7e4'],
    ['hexadecimal', '0x10'],
    ['nothing', ''],
    ['white space', ' 70000'],
    ['a size above the safe integers', '9007199254740992'],
    ['twenty digits', '18446744073709551615'],
  ])('is refused with %s as size', (_, size) => {
    expect(() => parseCheckpoint(formatCheckpoint(checkpoint).replace('\n70000\n', `\n${size}\n`))).toThrow(/./u);
  });

  test('is refused cut anywhere, with another line, or with a root of another length', () => {
    refusedInPieces(formatCheckpoint(checkpoint), parseCheckpoint);
    refuses(() => parseCheckpoint(`${checkpoint.origin}\n1\nAAAA\n`), 'BAD_LENGTH');
    expect(() => parseCheckpoint(formatCheckpoint(checkpoint).replace('=\n', '\n'))).toThrow(/./u);
  });

  test('is not written for an impossible size or origin', () => {
    for (const size of [-1, 0.5, 2 ** 53]) expect(() => formatCheckpoint({ ...checkpoint, size })).toThrow(/./u);
    for (const origin of ['', 'a b', 'a+b', 'a\nb'])
      expect(() => formatCheckpoint({ ...checkpoint, origin })).toThrow(/./u);
  });
});

describe('a promise', () => {
  test('names origin, commit and the second day after', () => {
    const text = formatPromise(promised);
    expect(text.split('\n').with(2, '')).toEqual(['kupuya/promise/v1', 'example.kg/demo', '', '20502', '']);
    expect(parsePromise(text)).toEqual(promised);
  });

  test('is refused cut anywhere, with another line, for another object or before the first day', () => {
    const text = formatPromise(promised);
    refusedInPieces(text, parsePromise);
    refuses(() => parsePromise(text.replace('promise', 'commit')), 'MALFORMED');
    refuses(() => parsePromise(text.replace('20502', '1')), 'RANGE');
    refuses(() => parsePromise(text.replace('20502', '020502')), 'MALFORMED');
    refuses(() => formatPromise({ ...promised, day: 2 ** 32 - 1 }), 'RANGE');
  });
});

function refusedInPieces(text: string, parse: (text: string) => unknown): void {
  for (let length = 0; length < text.length; length++) expect(() => parse(text.slice(0, length))).toThrow(/./u);
  for (const tail of ['\n', 'extension\n', ' ']) expect(() => parse(text + tail)).toThrow(/./u);
}
