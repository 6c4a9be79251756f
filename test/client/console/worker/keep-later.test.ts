import { KeepLater } from '../../../../client/console/worker/keep-later.ts';

test('many acts are kept once, when the last has been done', () => {
  let kept = 0;
  const later = new KeepLater(() => {
    kept++;
  });
  for (let act = 0; act < 100; act++) later.note();
  expect(kept).toBe(0);
  later.now();
  later.now();
  expect(kept).toBe(1);
});

test('acts after which nobody says that they have ended are kept all the same', async () => {
  await new Promise<void>((resolve) => {
    new KeepLater(resolve, 1).note();
  });
});
