/** A key file made anew: it counts only once the file that the member saved has been opened again with the words that they wrote down. */
import { encodeKeyring, equalBytes, type Keyring, type Random } from '../../crypto/index.ts';
import { openKeyring, sealKeyring } from '../openpgp/keyring-file.ts';
import { generatePassphrase } from '../openpgp/passphrase.ts';
import { Refusal } from '../register/transport.ts';

export interface NewKeyFile {
  /** Armored. */
  readonly file: string;
  /** Six words, shown once. */
  readonly passphrase: string;
}

/** Under six words drawn for it. */
export async function makeKeyFile(random: Random, keyring: Keyring): Promise<NewKeyFile> {
  const passphrase = generatePassphrase(random);
  return { file: await sealKeyring(keyring, { passphrase }), passphrase };
}

/**
 * Whether a file opens, with these words, to exactly this keyring.
 *
 * @throws BAD_KEYRING, BAD_PASSPHRASE; Refusal KEYRING_DIFFERS if it holds something else (an older one, or a colleague's)
 */
export async function confirmKeyFile(keyring: Keyring, file: string, passphrase: string): Promise<void> {
  const opened = await openKeyring(file, passphrase);
  if (!equalBytes(encodeKeyring(opened), encodeKeyring(keyring))) throw new Refusal('KEYRING_DIFFERS');
}
