import { BlobReceiver, FolderReceiver } from '../../../client/console/case/file-receivers.ts';

const file = (safeName: string) => ({ name: `../${safeName}`, safeName, type: 'text/html', size: 3 });
const bytes = (...values: number[]) => Uint8Array.from(values);

test('pieces of several files come together in order, however many there are', async () => {
  const receiver = new BlobReceiver(() => undefined);
  await receiver.begin([file('a'), file('b')]);
  for (let index = 0; index < 200; index++) await receiver.write(index % 2, bytes(index));
  await receiver.end();
  const contents = await Promise.all(receiver.fetched().map(async ({ blob }) => [...(await blob.bytes())]));
  expect(contents[0]).toEqual(Array.from({ length: 100 }, (_, index) => index * 2));
  expect(contents[1]).toEqual(Array.from({ length: 100 }, (_, index) => index * 2 + 1));
});

test('a fetched file has no type, so that no browser shows it as what the source called it', async () => {
  const receiver = new BlobReceiver(() => undefined);
  await receiver.begin([file('a.html')]);
  await receiver.end();
  expect(receiver.fetched().map(({ blob }) => blob.type)).toEqual(['']);
});

test('after an interrupted transfer nothing is left', async () => {
  const receiver = new BlobReceiver(() => undefined);
  await receiver.begin([file('a')]);
  await receiver.write(0, bytes(1));
  await receiver.abort();
  expect(receiver.fetched()).toEqual([]);
});

test('into a folder go the harmless names, and an interrupted transfer leaves no complete file', async () => {
  const seen: string[] = [];
  const folder = {
    getFileHandle: (name: string) => {
      seen.push(`open ${name}`);
      return Promise.resolve({
        createWritable: () =>
          Promise.resolve({
            write: (piece: Uint8Array) => Promise.resolve(void seen.push(`write ${name} ${String(piece.length)}`)),
            close: () => Promise.resolve(void seen.push(`close ${name}`)),
            abort: () => Promise.resolve(void seen.push(`abort ${name}`)),
          }),
      });
    },
  };
  const whole = new FolderReceiver(folder, () => undefined);
  await whole.begin([file('a')]);
  await whole.write(0, bytes(1, 2));
  await whole.end();
  const broken = new FolderReceiver(folder, () => undefined);
  await broken.begin([file('b')]);
  await broken.write(0, bytes(1));
  await broken.abort();
  expect(seen).toEqual(['open a', 'write a 2', 'close a', 'open b', 'write b 1', 'abort b']);
});
