/** A stranger's file name before it touches a disk. */
import fc from 'fast-check';
import { encodeUtf8, safeFileName, safeFileNames } from '../../../crypto/index.ts';

test.each([
  ['сүрөт 1.jpg', 'сүрөт 1.jpg'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['..\\..\\windows\\system.ini', '_.._windows_system.ini'],
  ['/absolute', '_absolute'],
  ['C:evil.txt', 'C_evil.txt'],
  ['.bashrc', 'bashrc'],
  ['...', 'file'],
  ['   ', 'file'],
  ['', 'file'],
  ['name. ', 'name'],
  ['con', '_con'],
  ['NUL.txt', '_NUL.txt'],
  ['console.txt', 'console.txt'],
  ['a\nb\tc', 'a_b_c'],
  ['photo\u202egpj.exe', 'photo_gpj.exe'],
  ['zero\u200bwidth', 'zero_width'],
  ['two  spaces', 'two spaces'],
  ['-rf', '-rf'],
])('%j becomes %j', (name, safe) => {
  expect(safeFileName(name)).toBe(safe);
});

test('whatever the name: never empty, no folder, not hidden, short, and safe already when asked again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const safe = safeFileName(name);
      expect(safe).not.toMatch(/^\.|[/\\:\p{Cc}\u202e]|[. ]$/u);
      expect(encodeUtf8(safe).length).toBeLessThanOrEqual(201);
      expect(safe).not.toBe('');
      expect(safeFileName(safe)).toBe(safe);
    }),
    { numRuns: 500 },
  );
});

test('a long name keeps its extension and whole characters', () => {
  const safe = safeFileName(`${'ы'.repeat(300)}.jpeg`);
  expect(safe).toBe(`${'ы'.repeat(97)}.jpeg`);
});

test('names that one file system cannot hold together are made different', () => {
  expect(safeFileNames(['a.txt', 'A.TXT', 'a.txt', 'b', 'b', 'a (2).txt'])).toEqual([
    'a.txt',
    'A (2).TXT',
    'a (3).txt',
    'b',
    'b (2)',
    'a (2) (2).txt',
  ]);
});
