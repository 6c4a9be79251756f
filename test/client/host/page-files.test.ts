import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPageFiles } from '../../../client/host/page-files.ts';
import { readerHeaders } from '../../../client/host/policy.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kupuya-pages-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('the built console in memory', () => {
  test('the front page answers under / and under its name, and only scripts in assets/worker/ are workers', () => {
    mkdirSync(join(folder, 'assets', 'worker'), { recursive: true });
    writeFileSync(join(folder, 'index.html'), '<!doctype html>');
    writeFileSync(join(folder, 'assets', 'worker', 'main-1.js'), '1');
    writeFileSync(join(folder, 'assets', 'main-2.js'), '2');
    const files = readPageFiles(folder);
    expect([...files.keys()].sort()).toEqual(['/', '/assets/main-2.js', '/assets/worker/main-1.js', '/index.html']);
    expect(files.get('/assets/worker/main-1.js')?.worker).toBe(true);
    expect(files.get('/assets/main-2.js')?.worker).toBe(false);
  });

  test('only scripts in assets/reader/ are readers of PDF files, whose policy lets them ask for nothing', () => {
    mkdirSync(join(folder, 'assets', 'reader'), { recursive: true });
    writeFileSync(join(folder, 'index.html'), '<!doctype html>');
    writeFileSync(join(folder, 'assets', 'reader', 'reader-1.js'), '1');
    const files = readPageFiles(folder);
    expect([...files].flatMap(([address, { reader }]) => (reader === true ? [address] : []))).toEqual([
      '/assets/reader/reader-1.js',
    ]);
    expect(files.get('/assets/reader/reader-1.js')?.worker).toBe(false);
    expect(readerHeaders['content-security-policy']).toBe("default-src 'none'; script-src 'wasm-unsafe-eval'");
  });

  test('a file of an unknown kind is not served', () => {
    writeFileSync(join(folder, 'index.html'), '');
    writeFileSync(join(folder, 'main.js.map'), '');
    expect(readPageFiles(folder).has('/main.js.map')).toBe(false);
  });

  test('a folder without a console is refused', () => {
    expect(() => readPageFiles(folder)).toThrow('no built console');
  });
});
