import type { Keyring } from '../../../crypto/index.ts';
import { UsageError, type CommandLine } from '../terminal/command.ts';
import { openKeyringFiles } from '../terminal/open-keyring.ts';

/** The key files of both officers, in any order. @throws UsageError unless both are given; BAD_KEYRING, BAD_PASSPHRASE; Refusal */
export async function openBoth(line: CommandLine): Promise<readonly [Keyring, Keyring]> {
  const files = line.list('keyring');
  const passphrases = line.list('passphrase-file');
  const [fileA, fileB] = files;
  if (fileA === undefined || fileB === undefined || files.length !== 2) {
    throw new UsageError('--keyring is given twice, once for each officer.');
  }
  return [await openKeyringFiles(fileA, passphrases[0]), await openKeyringFiles(fileB, passphrases[1])];
}
