import fc from 'fast-check';
import {
  addSignature,
  formatVerifierKey,
  parseBase64,
  parseVerifierKey,
  readUnverifiedText,
  signNote,
  verifierKeyOf,
  verifyNote,
  type NoteSigner,
} from '../../../crypto/public.ts';
import known from '../../vectors/log-known.json' with { type: 'json' };
import { bytesNamed, suite } from './support.ts';

const { notes, sumdb, c2sp } = known;
const { text, peterLine, enochLine } = notes;
const peter = await parseVerifierKey(suite, notes.peterKey);
const enoch = await parseVerifierKey(suite, notes.enochKey);
const peterSigner: NoteSigner = {
  name: 'PeterNeumann',
  seed: parseBase64(notes.peterSigner.split('+').slice(4).join('+')).slice(1),
};
const ana: NoteSigner = { name: 'example.kg/ana', seed: bytesNamed('ana') };
const bek: NoteSigner = { name: 'example.kg/bek', seed: bytesNamed('bek') };
const anaKey = await verifierKeyOf(suite, ana);
const bekKey = await verifierKeyOf(suite, bek);

describe('the note of the Go reference implementation', () => {
  test('is made byte for byte', async () => {
    expect(await signNote(suite, text, [peterSigner])).toBe(`${text}\n${peterLine}`);
  });

  test('verifies, also beside a line of an unknown key', async () => {
    expect(await verifyNote(suite, `${text}\n${peterLine}${enochLine}`, [peter], 1)).toEqual({
      text,
      signers: ['PeterNeumann'],
    });
    expect(await verifyNote(suite, `${text}\n${peterLine}${enochLine}`, [enoch, peter], 2)).toEqual({
      text,
      signers: ['PeterNeumann', 'EnochRoot'],
    });
  });

  test('has a verifier key that is read and written the same', async () => {
    expect(await formatVerifierKey(suite, peter.name, peter.publicKey)).toBe(notes.peterKey);
  });

  test('has no verifier key in any piece of the key, or with any character raised by one', async () => {
    const key = notes.peterKey;
    for (let start = 0; start < key.length; start++) {
      for (let end = start + 1; end <= key.length; end++) {
        if (start > 0 || end < key.length)
          await expect(parseVerifierKey(suite, key.slice(start, end))).rejects.toThrow();
      }
    }
    for (let place = 0; place < key.length; place++) {
      const raised = key.slice(0, place) + String.fromCharCode(key.charCodeAt(place) + 1) + key.slice(place + 1);
      await expect(parseVerifierKey(suite, raised)).rejects.toThrow();
    }
    for (const bad of notes.badKeys) await expect(parseVerifierKey(suite, bad)).rejects.toThrow();
  });

  test('is refused in every malformed way that Go refuses', async () => {
    const bad = [
      text,
      `${text}\n`,
      `${text}\n${peterLine.slice(0, -1)}`,
      `\u0001${text}\n${peterLine}`,
      `${text}\n${peterLine.replace('PeterNeumann', 'Bad Name')}`,
      `${text}\n${peterLine}Unexpected line.\n`,
      `${text}\n${peterLine.repeat(101)}`,
    ];
    for (const note of bad) {
      await expect(verifyNote(suite, note, [peter], 1)).rejects.toMatchObject({ code: 'MALFORMED' });
    }
  });
});

test('a published checkpoint of the Go checksum database verifies', async () => {
  const key = await parseVerifierKey(suite, sumdb.key);
  expect((await verifyNote(suite, sumdb.note, [key], 1)).text).toBe(`${sumdb.note.split('\n\n')[0] ?? ''}\n`);
  await expect(verifyNote(suite, sumdb.note.replace('6476701', '6476702'), [key], 1)).rejects.toMatchObject({
    code: 'BAD_SIGNATURE',
  });
});

test('the last empty line divides, so that a text may have empty lines', () => {
  expect(readUnverifiedText(c2sp.noteWithEmptyLine)).toBe(c2sp.noteWithEmptyLine.split('\n— ')[0]);
});

describe('a threshold', () => {
  test('counts different keys, not lines', async () => {
    const note = await signNote(suite, text, [ana]);
    const line = note.slice(text.length + 1);
    await expect(verifyNote(suite, note + line, [anaKey, bekKey], 2)).rejects.toMatchObject({ code: 'UNDER_SIGNED' });
  });

  test('counts one key under two names once', async () => {
    const alias: NoteSigner = { name: 'example.kg/also-ana', seed: ana.seed };
    const note = await signNote(suite, text, [ana, alias]);
    const keys = [anaKey, await verifierKeyOf(suite, alias)];
    await expect(verifyNote(suite, note, keys, 2)).rejects.toMatchObject({ code: 'UNDER_SIGNED' });
    expect((await verifyNote(suite, note, keys, 1)).signers).toEqual([ana.name]);
  });

  test('is not met by unknown keys, nor by a list that names a key twice', async () => {
    const note = await signNote(suite, text, [ana, bek]);
    await expect(verifyNote(suite, note, [anaKey, anaKey], 2)).rejects.toMatchObject({ code: 'UNDER_SIGNED' });
    await expect(verifyNote(suite, note, [peter], 1)).rejects.toMatchObject({ code: 'UNDER_SIGNED' });
    await expect(verifyNote(suite, note, [], 1)).rejects.toMatchObject({ code: 'UNDER_SIGNED' });
  });

  test('below one is a mistake of the caller', async () => {
    const note = await signNote(suite, text, [ana]);
    for (const threshold of [0, -1, 0.5, Number.NaN]) {
      await expect(verifyNote(suite, note, [anaKey], threshold)).rejects.toMatchObject({ code: 'RANGE' });
    }
  });
});

describe('a note is refused', () => {
  test('when a known key signed another text, even if enough others signed this one', async () => {
    const good = await signNote(suite, text, [ana]);
    const foreign = (await signNote(suite, 'another text\n', [bek])).slice('another text\n\n'.length);
    await expect(verifyNote(suite, good + foreign, [anaKey, bekKey], 1)).rejects.toMatchObject({
      code: 'BAD_SIGNATURE',
    });
  });

  test('when a second line of a key that has signed is bad', async () => {
    const good = await signNote(suite, text, [ana]);
    const foreign = (await signNote(suite, 'another text\n', [ana])).slice('another text\n\n'.length);
    await expect(verifyNote(suite, good + foreign, [anaKey], 1)).rejects.toMatchObject({ code: 'BAD_SIGNATURE' });
  });

  test('at every truncation, and with any character changed', async () => {
    const note = await signNote(suite, 'one line\n', [ana]);
    for (let length = 0; length < note.length; length++) {
      await expect(verifyNote(suite, note.slice(0, length), [anaKey], 1)).rejects.toThrow();
    }
    for (let place = 0; place < note.length; place++) {
      const changed = note.slice(0, place) + String.fromCharCode(note.charCodeAt(place) ^ 1) + note.slice(place + 1);
      await expect(verifyNote(suite, changed, [anaKey], 1)).rejects.toThrow();
    }
    for (const tail of ['\n', ' ', '\0', '— ']) {
      await expect(verifyNote(suite, note + tail, [anaKey], 1)).rejects.toMatchObject({ code: 'MALFORMED' });
    }
  });

  test('when two known keys share name and id but not the key', async () => {
    const note = await signNote(suite, text, [ana]);
    const twin = { ...bekKey, name: anaKey.name, id: anaKey.id };
    await expect(verifyNote(suite, note, [anaKey, twin], 1)).rejects.toMatchObject({ code: 'BAD_KEY' });
  });

  test.each(['no newline', '', 'tab\there\n', 'bell\u0007\n', 'half a pair \ud800\n'])(
    'text %j is not signed',
    async (bad) => {
      await expect(signNote(suite, bad, [ana])).rejects.toMatchObject({ code: 'MALFORMED' });
    },
  );

  test.each(['', 'a b', 'a+b', 'a\u00a0b', 'a\u2003b', 'a\u0085b', 'a\nb'])(
    'name %j is not a key name',
    async (name) => {
      await expect(signNote(suite, text, [{ ...ana, name }])).rejects.toMatchObject({ code: 'MALFORMED' });
    },
  );
});

describe('adding a signature', () => {
  test('gives what signing together gives', async () => {
    expect(await addSignature(suite, await signNote(suite, text, [ana]), bek)).toBe(
      await signNote(suite, text, [ana, bek]),
    );
  });

  test('is refused to a key that has signed', async () => {
    const note = await signNote(suite, text, [ana]);
    await expect(addSignature(suite, note, ana)).rejects.toMatchObject({ code: 'DUPLICATE' });
    await expect(signNote(suite, text, [ana, ana])).rejects.toMatchObject({ code: 'DUPLICATE' });
  });
});

test('any text that may be signed comes back', async () => {
  const line = fc.string({ unit: 'grapheme' }).map((value) => value.replaceAll(/[\u0000-\u001f]/gu, ''));
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 5 }), async (lines) => {
      const signed = `${lines.join('\n')}\n`;
      const note = await signNote(suite, signed, [ana, bek]);
      expect((await verifyNote(suite, note, [anaKey, bekKey], 2)).text).toBe(signed);
    }),
    { numRuns: 50 },
  );
});
