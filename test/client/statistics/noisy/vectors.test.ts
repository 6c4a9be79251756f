import { createPortablePublicSuite } from '../../../../crypto/public.ts';
import { createSodiumSuite } from '../../../../crypto/sodium.ts';
import { noiseVectors } from '../../../../tooling/vectors/noise.ts';
import written from '../../../vectors/noise.json' with { type: 'json' };

test.each([
  ['portable', () => createPortablePublicSuite(globalThis.crypto.subtle)],
  ['sodium', () => createSodiumSuite(globalThis.crypto.subtle)],
])('the %s provider gives the written seeds and noise', async (_, create) => {
  expect(await noiseVectors(await create())).toEqual(written);
});
