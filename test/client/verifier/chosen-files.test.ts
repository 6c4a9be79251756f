import { readChosen } from '../../../client/verifier/chosen-files.ts';

function file(path: string, size = 3): File {
  const chosen = new File([new Uint8Array(size)], path.slice(path.lastIndexOf('/') + 1));
  return Object.defineProperty(chosen, 'webkitRelativePath', { value: path });
}

test('files of a chosen folder have their path within it', async () => {
  const read = await readChosen([file('2026/release.note'), file('2026/tables/received.csv')]);
  expect([...(read ?? [])].map(([path, { length }]) => [path, length])).toEqual([
    ['release.note', 3],
    ['tables/received.csv', 3],
  ]);
});

test('what a system puts into every folder is no file that somebody added', async () => {
  expect([...((await readChosen([file('2026/.DS_Store'), file('2026/ky/Thumbs.db')])) ?? [1])]).toEqual([]);
});

test('what is far too large to be a release is not read', async () => {
  let wasRead = false;
  const read = (): Promise<ArrayBuffer> => {
    wasRead = true;
    return Promise.resolve(new ArrayBuffer(0));
  };
  const large = Object.defineProperties(file('2026/film'), { size: { value: 2 ** 30 }, arrayBuffer: { value: read } });
  expect(await readChosen([large])).toBeNull();
  expect(wasRead).toBe(false);
  expect(await readChosen(Array.from({ length: 2_001 }, (_, index) => file(`2026/${String(index)}`, 0)))).toBeNull();
});
