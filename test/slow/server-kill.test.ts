import { killUnderLoad } from '../fault/kill.ts';

test('kill -9 at 50 random moments under load loses nothing that was acknowledged', async () => {
  const { letters, parts } = await killUnderLoad(50);
  expect(letters).toBeGreaterThan(50);
  expect(parts).toBeGreaterThan(0);
}, 900_000);
