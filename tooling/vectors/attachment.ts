/**
 * Writes `test/vectors/attachment.json` (section 4.4 of `docs/protocol.md`) for implementations in other languages. Byte j of file i is
 * `(31 i + 7 j + floor(j / 256)) mod 256`. `node tooling/vectors/attachment.ts` writes the file anew; a test compares.
 */
import { webcrypto } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  attachmentLength,
  createAttachmentSealer,
  fileSlices,
  formatHex,
  hashParts,
  type AttachedFile,
  type PublicSuite,
} from '../../crypto/index.ts';
import { chunkNonce, deriveAttachmentKey } from '../../crypto/attachment/keys.ts';
import { padme } from '../../crypto/attachment/size.ts';
import { createSodiumSuite } from '../../crypto/sodium.ts';

const key = Uint8Array.from({ length: 32 }, (_, index) => index);
const id = Uint8Array.from({ length: 16 }, (_, index) => 0xf0 - index);

export async function attachmentVectors(suite: PublicSuite): Promise<object> {
  return {
    source: 'tooling/vectors/attachment.ts; byte j of file i is (31 i + 7 j + floor(j / 256)) mod 256',
    ...{ key: formatHex(key), id: formatHex(id) },
    streamKey: formatHex(await deriveAttachmentKey(suite, key, id)),
    padme: [65_536, 65_537, 67_584, 67_585, 100_000, 1_048_576, 1_048_577, 200_000_000, 2 ** 32 + 1].map((length) => ({
      length,
      padded: padme(length),
    })),
    nonces: [
      nonce(0, 65_536),
      nonce(0, 67_584),
      nonce(1, 67_584),
      nonce(16, 1_081_344),
      nonce(65_535, 2 ** 32),
      nonce(65_536, 2 ** 32 + 2 ** 27),
    ],
    attachments: [
      await attachment(suite, [{ name: 'a', type: '', size: 0 }]),
      await attachment(suite, [
        { name: 'сүрөт.jpg', type: 'image/jpeg', size: 1000 },
        { name: '../"тынч"\\\n.pdf', type: 'application/pdf', size: 3 },
      ]),
      await attachment(suite, [{ name: 'one chunk and a bit', type: 'text/plain', size: 66_000 }]),
      await attachment(suite, [
        { name: 'over the border of two parts', type: '', size: 1_040_000 },
        { name: 'empty', type: '', size: 0 },
        { name: 'rest', type: '', size: 20_000 },
      ]),
    ],
  };
}

function nonce(chunk: number, padded: number): object {
  return { chunk, padded, nonce: formatHex(chunkNonce(chunk, padded)) };
}

async function attachment(suite: PublicSuite, files: readonly AttachedFile[]): Promise<object> {
  const { streamLength, padded, sealedLength, parts } = attachmentLength(files);
  const sealer = await createAttachmentSealer(suite, key, id, files);
  const hashes: Uint8Array[] = [];
  for (let index = 0; index < parts; index++) {
    const part = await sealer.sealPart(index, (offset, length) => Promise.resolve(read(files, offset, length)));
    hashes.push(await suite.sha256(part));
  }
  const partHashes = hashes.map(formatHex);
  return { files, streamLength, padded, sealedLength, partHashes, hash: formatHex(await hashParts(suite, hashes)) };
}

function read(files: readonly AttachedFile[], offset: number, length: number): Uint8Array {
  const bytes = fileSlices(files, offset, length).flatMap((slice) =>
    Array.from({ length: slice.length }, (_, place) => contentByte(slice.file, slice.offset + place)),
  );
  return Uint8Array.from(bytes);
}

function contentByte(file: number, offset: number): number {
  return (31 * file + 7 * offset + Math.floor(offset / 256)) & 0xff;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const vectors = await attachmentVectors(await createSodiumSuite(webcrypto.subtle));
  const file = new URL('../../test/vectors/attachment.json', import.meta.url);
  writeFileSync(file, `${JSON.stringify(vectors, null, 2)}\n`);
}
