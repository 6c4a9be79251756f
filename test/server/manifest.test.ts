import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeBody, makeFolder, removeFolder, type Body } from './body.ts';
import { newest, readGovernance, run, send, type Under } from './running.ts';

const day = 20_000;

let body: Body;
let publicDir: string;
let under: Under;

beforeEach(async () => {
  body = await makeBody({ day });
  publicDir = await makeFolder();
  await mkdir(join(publicDir, 'portal/assets'), { recursive: true });
  await mkdir(join(publicDir, 'source'), { recursive: true });
  await writeFile(join(publicDir, 'portal/index.html'), '<!doctype html><title>Portal</title>');
  await writeFile(join(publicDir, 'portal/en.html'), '<!doctype html><title>English</title>');
  await writeFile(join(publicDir, 'portal/assets/main-abcdefgh.js'), 'one();');
  await writeFile(join(publicDir, 'source/index.html'), '<!doctype html><title>Report</title>');
  under = await run(body, { publicDir });
});
afterEach(async () => {
  await under.server.close();
  await removeFolder(publicDir);
  await removeFolder(body.dir);
});

const manifests = async (): Promise<number> =>
  (await readGovernance(under, body)).filter(({ entry }) => entry.kind === 'manifest').length;

async function again(): Promise<void> {
  await under.server.close();
  under = await run(body, { publicDir });
}

test('what is logged at the start is every address that is served, with the hash of what everybody gets there', async () => {
  const { note } = await newest(under, body, 'manifest');
  expect(note.files.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['/', '/report', '/report/', '/en', '/en.html', '/assets/main-abcdefgh.js']),
  );
  for (const { path, hash } of note.files) {
    for (const encoding of ['identity', 'gzip']) {
      // fetch takes the encoding off again: the hash is of the body without it.
      const answer = await send(under, 'GET', path, undefined, { 'accept-encoding': encoding });
      expect(answer.status).toBe(200);
      expect(createHash('sha256').update(answer.bytes).digest('hex')).toBe(hash);
    }
  }
});

test('the same files again log nothing; a changed, a new and a removed one each do', async () => {
  expect(await manifests()).toBe(1);
  await again();
  expect((await send(under, 'POST', '/api/demo/next-day')).status).toBe(204);
  await again();
  expect(await manifests()).toBe(1);
  await writeFile(join(publicDir, 'portal/en.html'), '<!doctype html><title>Changed</title>');
  await again();
  expect(await manifests()).toBe(2);
  await writeFile(join(publicDir, 'portal/ru.html'), '<!doctype html><title>New</title>');
  await again();
  expect(await manifests()).toBe(3);
  const { note } = await newest(under, body, 'manifest');
  expect(note.files.map(({ path }) => path)).toContain('/ru');
});

test('what changes on the disk of a running server is neither served nor logged', async () => {
  await writeFile(join(publicDir, 'portal/index.html'), 'tampered');
  expect((await send(under, 'GET', '/')).text).toContain('Portal');
  expect((await send(under, 'POST', '/api/demo/next-day')).status).toBe(204);
  expect(await manifests()).toBe(1);
});
