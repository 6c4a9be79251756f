/** Signs and encrypts what is too large for memory, as one OpenPGP message that gpg 2.2 and sq 0.27 open and verify. */
import { createMessage, encrypt, enums, type PartialConfig, type PrivateKey } from 'openpgp';
import { ProtocolError } from '../../crypto/index.ts';
import { readPublicKey } from './public-key.ts';

/** SEIPD version 1, no AEAD, no compression [a ZIP does not shrink, and its length must tell nothing of what is repeated in it]. */
const config: PartialConfig = {
  aeadProtect: false,
  preferredSymmetricAlgorithm: enums.symmetric.aes256,
  preferredCompressionAlgorithm: enums.compression.uncompressed,
  showVersion: false,
  showComment: false,
};

export interface SealingStream {
  write(bytes: Uint8Array): Promise<void>;
  /** When everything has been handed to `out`. */
  end(): Promise<void>;
  abort(): Promise<void>;
}

/**
 * @param recipient armored certificate. @param out is given the encrypted bytes in order
 * @throws BAD_KEY if the certificate cannot be used
 */
export async function sealStream(
  recipient: string,
  signingKey: PrivateKey,
  name: string,
  out: (bytes: Uint8Array) => Promise<void>,
): Promise<SealingStream> {
  const encryptionKeys = [await readPublicKey(recipient)];
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const message = await createMessage({ binary: readable, filename: name, format: 'binary' });
  const sealed: unknown = await encrypt({
    message,
    encryptionKeys,
    signingKeys: [signingKey],
    format: 'binary',
    config,
  });
  if (!(sealed instanceof ReadableStream)) throw new ProtocolError('BAD_KEY');
  const done = pump(sealed, out);
  // Whoever writes or ends hears of it; here it only must not go unheard.
  done.catch(() => undefined);
  const orFailed = (run: Promise<void>): Promise<void> => Promise.race([run, done.then(() => run)]);
  return {
    write: (bytes) => orFailed(writer.write(bytes)),
    end: async () => {
      await orFailed(writer.close());
      await done;
    },
    abort: () => writer.abort().catch(() => undefined),
  };
}

async function pump(sealed: ReadableStream<unknown>, out: (bytes: Uint8Array) => Promise<void>): Promise<void> {
  const reader = sealed.getReader();
  for (;;) {
    const step = await reader.read();
    if (step.done) return;
    if (step.value instanceof Uint8Array) await out(step.value);
  }
}
