import { piecesOf, showHidden } from '../../../client/staff/strangers-text.ts';

test('Characters that turn text around are written out.', () => {
  expect(showHidden('Асан\u202egpj.exe')).toBe('Асан[U+202E]gpj.exe');
  for (const code of [0x061c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069]) {
    const shown = `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
    expect(showHidden(String.fromCodePoint(code))).toBe(shown);
  }
});

test('Characters that nobody sees are written out, with those beyond the first plane.', () => {
  expect(showHidden('Аса\u200bнов')).toBe('Аса[U+200B]нов');
  expect(showHidden('\ufeffx\u00ad\u0007')).toBe('[U+FEFF]x[U+00AD][U+0007]');
  expect(showHidden('a\u{e0041}b')).toBe('a[U+E0041]b');
});

test('What people write stays as it is: letters of every script, lines, tabs, emoji, other blanks.', () => {
  const written = 'Ыңгайлуу өз үй\n\t«Саламатсызбы» 5 000 сом 👩🏽 👩\u200d🏭 — שלום ёқуўҳ';
  expect(showHidden(written)).toBe(written);
});

test('The pieces joined are the text to the letter, whatever stands in it.', () => {
  for (const text of ['', 'аа', '\u202e', '\u202eаа\u200b\u200b', 'a\u{e0041}b\u0000', 'Ыңгайлуу\n\tүй 👩\u200d🏭']) {
    expect(
      piecesOf(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  }
});
