import { createAttachmentSealer, sealedPartLength } from '../../crypto/index.ts';
import { numberOf, timed, type Measuring } from './measuring.ts';

const mebibyte = 2 ** 20;
const chunkLength = 65_536;
/** As many as a part has. */
const together = 16;

/**
 * Milliseconds for `mebibytes` of a file: sealed by the product part by part, and by bare loops over AES-256-GCM of WebCrypto with
 * the same contents, chunks of the same length and the key set up once, one chunk after the other or sixteen under way. The ways take turns.
 */
export const measureAttachment: Measuring = async ({ suite, random }, _view, parameters) => {
  const mebibytes = numberOf(parameters, 'mebibytes');
  const contents = new Uint8Array(mebibyte).fill(7);
  const key = await crypto.subtle.importKey('raw', new Uint8Array(32), 'AES-GCM', false, ['encrypt']);
  const encrypt = (index: number): Promise<ArrayBuffer> => {
    const iv = new Uint8Array(12);
    new DataView(iv.buffer).setUint32(8, index);
    const start = (index % together) * chunkLength;
    const chunk = contents.subarray(start, start + chunkLength);
    return crypto.subtle.encrypt({ name: 'AES-GCM', iv, tagLength: 128 }, key, chunk);
  };
  const chunks = (mebibytes * mebibyte) / chunkLength;

  const single = async (): Promise<void> => {
    for (let index = 0; index < chunks; index++) await encrypt(index);
  };
  const sixteen = async (): Promise<void> => {
    for (let index = 0; index < chunks; index += together)
      await Promise.all(Array.from({ length: together }, (_, place) => encrypt(index + place)));
  };
  const product = async (): Promise<void> => {
    const files = [{ name: 'video.mp4', type: 'video/mp4', size: mebibytes * mebibyte - chunkLength }];
    const sealer = await createAttachmentSealer(suite, random(32), random(16), files);
    // As an upload does it: the next part is begun while one is under way, and sealed where the one before that was.
    const rooms = [new Uint8Array(sealedPartLength), new Uint8Array(sealedPartLength)] as const;
    const sealPart = (index: number): Promise<unknown> =>
      sealer.sealPart(
        index,
        (_offset, length) => Promise.resolve(contents.subarray(0, length)),
        rooms[index % 2 === 0 ? 0 : 1],
      );
    let next = sealPart(0);
    for (let index = 1; index < sealer.parts; index++) {
      const current = next;
      next = sealPart(index);
      await current;
    }
    await next;
  };

  const samples = { single: [] as number[], sixteen: [] as number[], product: [] as number[] };
  for (let round = 0; round < numberOf(parameters, 'rounds'); round++) {
    samples.single.push(await timed(single));
    samples.product.push(await timed(product));
    samples.sixteen.push(await timed(sixteen));
  }
  return samples;
};
