/** What a browser's worker brings to the engines: randomness and the provider of algorithms. */
import { createPortableSuite, type Random, type Suite } from '../../../crypto/index.ts';

const largestDraw = 65_536;

/** Of the browser, in draws that it allows. */
export const workerRandom: Random = (length) => {
  const bytes = new Uint8Array(length);
  for (let start = 0; start < length; start += largestDraw) {
    crypto.getRandomValues(bytes.subarray(start, start + largestDraw));
  }
  return bytes;
};

/** libsodium is about ten times as fast; browsers without WebAssembly, or that forbid it, get the portable provider. */
export async function chooseSuite(): Promise<Suite> {
  try {
    const { createSodiumSuite } = await import('../../../crypto/sodium.ts');
    return await createSodiumSuite(crypto.subtle);
  } catch {
    return createPortableSuite(crypto.subtle);
  }
}
