/** A keyring from files: locked with a passphrase, or decrypted already by the member's own OpenPGP tool. */
import { keyringFileKind, openKeyring, readOpenedKeyring } from '../../openpgp/keyring-file.ts';
import type { Keyring } from '../../../crypto/index.ts';
import { Refusal, UsageError } from './command.ts';
import { readCallerText } from './files.ts';

/** @throws BAD_KEYRING, BAD_PASSPHRASE; UsageError without a passphrase file where one is needed; Refusal for a key of another tool */
export async function openKeyringFiles(path: string, passphraseFile: string | undefined): Promise<Keyring> {
  const file = await readCallerText(path);
  const kind = await keyringFileKind(file);
  if (kind === 'opened') return readOpenedKeyring(file);
  if (kind === 'own key')
    throw new Refusal('This keyring is locked with an OpenPGP key: decrypt it with your own tool first.');
  if (passphraseFile === undefined) throw new UsageError('--passphrase-file is missing.');
  return openKeyring(file, (await readCallerText(passphraseFile)).trim());
}
