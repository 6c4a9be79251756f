/** Notes and keys that others have published. */
import {
  formatCosignerKey,
  formatVerifierKey,
  parseCosignerKey,
  parseVerifierKey,
  verifyNote,
} from '../../../crypto/public.ts';
import known from '../../vectors/log-known.json' with { type: 'json' };
import { refusal } from '../suites.ts';
import { quickSuite as suite } from './rfc6962.ts';

const { signedNote, verifierKey, cosignerKey } = known.c2sp;

test("the specification's own note verifies under its own key", async () => {
  const key = await parseVerifierKey(suite, verifierKey);
  expect(await verifyNote(suite, signedNote, [key], 1)).toEqual({
    text: signedNote.split('\n— ')[0],
    signers: ['example.com/foo'],
  });
  expect(await formatVerifierKey(suite, key.name, key.publicKey)).toBe(verifierKey);
});

test('the key of a checker in service is read as one, and as no key of a log', async () => {
  const key = await parseCosignerKey(suite, cosignerKey);
  expect(key.name).toBe('remora.n621.de');
  expect(await formatCosignerKey(suite, key.name, key.publicKey)).toBe(cosignerKey);
  expect(await refusal(parseVerifierKey(suite, cosignerKey))).not.toBeNull();
  expect(await refusal(parseCosignerKey(suite, verifierKey))).not.toBeNull();
});
