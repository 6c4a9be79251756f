import { createPortablePublicSuite } from '../../../crypto/public.ts';
import { createSodiumSuite } from '../../../crypto/sodium.ts';
import { logVectors } from '../../../tooling/vectors/log.ts';
import written from '../../vectors/log.json' with { type: 'json' };

test.each([
  ['portable', () => createPortablePublicSuite(globalThis.crypto.subtle)],
  ['sodium', () => createSodiumSuite(globalThis.crypto.subtle)],
])('the %s provider gives the written vectors', async (_, create) => {
  expect(await logVectors(await create())).toEqual(written);
});
