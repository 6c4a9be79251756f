import { encodeBundle, leafHashes, ProtocolError, rootOfLeaves } from '../../../crypto/index.ts';
import { downloadEntries } from '../../../client/register/log-download.ts';
import type { Transport } from '../../../client/register/transport.ts';
import { portable as suite } from '../../crypto/letter/suites.ts';

const entries = Array.from({ length: 256 }, (_, index) => new Uint8Array(69).fill(index));
const seal = { size: 256, root: await rootOfLeaves(suite, await leafHashes(suite, entries)) };
const early = { size: 3, root: await rootOfLeaves(suite, await leafHashes(suite, entries.slice(0, 3))) };

/** Hands out these bundles in turn, and counts how often it was asked. */
function serving(...bundles: readonly Uint8Array[]): Transport & { readonly asked: () => number } {
  let asked = 0;
  return {
    get: () => Promise.resolve({ status: 200, bytes: bundles[asked++] ?? new Uint8Array() }),
    send: () => Promise.reject(new Error('nothing is sent')),
    asked: () => asked,
  };
}

test('A bundle that was wrong once is asked for again, and kept once it is proven.', async () => {
  const wrong = encodeBundle([...entries.slice(1), new Uint8Array(69).fill(7)]);
  const transport = serving(wrong, encodeBundle(entries));
  const cache = new Map<string, Uint8Array>();
  await expect(downloadEntries(suite, transport, 'case', [seal], cache)).rejects.toMatchObject({ code: 'BAD_PROOF' });
  await expect(downloadEntries(suite, transport, 'case', [seal], cache)).resolves.toEqual(entries);
  await expect(downloadEntries(suite, transport, 'case', [seal], cache)).resolves.toEqual(entries);
  expect(transport.asked()).toBe(2);
});

test('What a full bundle holds beyond the seals is neither read nor kept.', async () => {
  const cache = new Map<string, Uint8Array>();
  const read = await downloadEntries(suite, serving(encodeBundle(entries)), 'case', [early], cache);
  expect(read).toEqual(entries.slice(0, 3));
  expect(cache.size).toBe(0);
});

test('A bundle with an entry too few is refused.', async () => {
  const short = serving(encodeBundle(entries.slice(1)));
  await expect(downloadEntries(suite, short, 'case', [seal], new Map())).rejects.toThrow(ProtocolError);
});

test('As many day notes as a server likes to write are held against the log one after the other.', async () => {
  const seals = Array.from({ length: 200_000 }, () => early);
  const cache = new Map<string, Uint8Array>();
  const read = await downloadEntries(suite, serving(encodeBundle(entries)), 'case', seals, cache);
  expect(read).toEqual(entries.slice(0, 3));
});

test('Bundles of entries too short to be any are refused at once: each would take far more room here than on its way.', async () => {
  const hollow = encodeBundle(Array.from({ length: 256 }, () => new Uint8Array()));
  const short = encodeBundle(entries.with(9, new Uint8Array(68)));
  const promised = { size: 2 ** 40, root: new Uint8Array(32) };
  for (const bundle of [hollow, short]) {
    const transport = serving(bundle, bundle);
    const refused = downloadEntries(suite, transport, 'case', [promised], new Map());
    await expect(refused).rejects.toMatchObject({ code: 'MALFORMED' });
    expect(transport.asked()).toBe(1);
  }
});
