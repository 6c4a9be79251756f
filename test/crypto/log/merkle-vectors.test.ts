/** Published proofs, right ones and spoilt ones, with the verdict of another implementation. */
import { verifyConsistency, verifyInclusion } from '../../../crypto/public.ts';
import known from '../../vectors/merkle.json' with { type: 'json' };
import { refusal } from '../suites.ts';
import { quickSuite as suite } from './rfc6962.ts';

test.each(known.inclusion.map((vector) => [vector.name, vector] as const))('inclusion %s', async (_, vector) => {
  const { leafIdx, treeSize, root, leafHash, proof, wantErr } = vector;
  const verdict = await refusal(
    verifyInclusion(suite, bytes(leafHash), leafIdx, treeSize, (proof ?? []).map(bytes), bytes(root)),
  );
  expect(wantErr ? ['BAD_PROOF', 'RANGE'] : [null]).toContain(verdict);
});

test.each(known.consistency.map((vector) => [vector.name, vector] as const))('consistency %s', async (_, vector) => {
  const { size1, size2, root1, root2, proof, wantErr } = vector;
  const verdict = await refusal(
    verifyConsistency(suite, size1, size2, (proof ?? []).map(bytes), bytes(root1), bytes(root2)),
  );
  // One vector has words in place of roots and is to be accepted. What is no hash is refused here.
  const isHash = bytes(root1).length === 32;
  expect(wantErr || !isHash ? ['BAD_PROOF', 'RANGE'] : [null]).toContain(verdict);
});

test('vectors of both kinds and both verdicts are there', () => {
  const count = (vectors: readonly { readonly wantErr: boolean }[], wantErr: boolean): number =>
    vectors.filter((vector) => vector.wantErr === wantErr).length;
  const { inclusion, consistency } = known;
  expect([count(inclusion, false), count(consistency, false)]).toEqual([6, 6]);
  expect([count(inclusion, true), count(consistency, true)]).toEqual([92, 92]);
});

function bytes(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, 'base64'));
}
