/** What two officers bring to a command: their key files, and for each line an account of its own, as a code works once. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeTrust } from '../../../crypto/index.ts';
import { sealKeyring } from '../../../client/openpgp/keyring-file.ts';
import { addAccount } from '../../../server/accounts/account.ts';
import { currentCode } from '../../../server/accounts/totp.ts';
import { folderAt } from '../../../server/folder.ts';
import { openSqliteStore } from '../../../server/store/sqlite/sqlite-store.ts';
import { firstDay, random, type World } from '../caseload/world.ts';

export interface OfficersLine {
  /** `--server` (or another name for it) and `--trust`. */
  readonly place: (option?: string) => readonly string[];
  /** `--keyring` and `--passphrase-file`, twice. */
  readonly keys: readonly string[];
  /** `--name`, `--password-file`, `--code` of a new account. */
  readonly account: () => Promise<readonly string[]>;
}

export async function bringOfficers(world: World, folder: string): Promise<OfficersLine> {
  const write = (name: string, contents: string | Uint8Array): string => {
    writeFileSync(join(folder, name), contents);
    return name;
  };
  const trust = write('trust.json', encodeTrust(world.trust));
  const keys: string[] = [];
  for (const member of [7, 8]) {
    const passphrase = `алты сөз ${String(member)}`;
    const file = await sealKeyring(world.keyring(member), { passphrase });
    keys.push('--keyring', write(`${String(member)}.asc`, file));
    keys.push('--passphrase-file', write(String(member), passphrase));
  }
  let count = 0;
  return {
    keys,
    place: (option = '--server') => [option, world.server.url, '--trust', trust],
    account: async () => {
      const name = `officer${String(count++)}`;
      const store = openSqliteStore(folderAt(world.dir).database);
      const made = await addAccount(store.accounts, random, {
        ...{ name, member: 7, role: 'oversight', issuer: world.trust.origin },
      });
      await store.close();
      const code = currentCode(made.totpSecret, (firstDay + 0.5) * 86_400_000);
      return ['--name', name, '--password-file', write('password', made.password), '--code', code];
    },
  };
}
