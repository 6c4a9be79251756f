import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderCopy, folderKeeper } from '../../../client/cli/audit/folder.ts';
import { decodeUtf8, encodeUtf8 } from '../../../crypto/public.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kupuya-copy-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('A page whose address is also the folder of others is kept beside them, in any order.', async () => {
  const paths = [
    '/',
    '/en',
    '/en/',
    '/en/a.js',
    '/en@',
    '/en@/b',
    '/report',
    '/report/',
    '/log/case/checkpoint',
    '/trust.json',
  ];
  const keep = await folderKeeper(folder);
  for (const path of paths) await keep(path, encodeUtf8(path));
  const copy = folderCopy(folder);
  for (const path of paths) {
    const { status, bytes } = await copy.get(path);
    expect([status, decodeUtf8(bytes)]).toEqual([200, path]);
  }
});

test('An address that would leave the folder is neither written nor read.', async () => {
  const keep = await folderKeeper(folder);
  for (const path of ['/../a', '/log/../../a', '/a/./b', '/log//a', '/log/case/', 'a', '/a\\b', '/ a']) {
    await keep(path, encodeUtf8('x'));
    expect((await folderCopy(folder).get(path)).status).toBe(404);
  }
});

test('An address that no folder can hold, or that stands where another file does, is left out and ends nothing.', async () => {
  const keep = await folderKeeper(folder);
  await keep('/log/case/checkpoint', encodeUtf8('first'));
  for (const path of [`/${'a'.repeat(300)}`, '/log/case/checkpoint/x', '/log/case']) {
    await keep(path, encodeUtf8('x'));
    expect([path, (await folderCopy(folder).get(path)).status]).toEqual([path, 404]);
  }
  expect(decodeUtf8((await folderCopy(folder).get('/log/case/checkpoint')).bytes)).toBe('first');
});
