/** The letters that members are handed, against the day notes and the log (LETTERS). Needs a session and no key. */
import { compareBytes, concat, encodeUtf8, formatHex, parseHex, type PublicSuite } from '../../crypto/index.ts';
import { downloadLetters } from '../caseload/batch-letters.ts';
import type { Copy } from './copy.ts';
import { bytesText, type Entries } from './entries.ts';
import type { Docket } from './failures.ts';
import type { GovernanceCopy } from './governance-copy.ts';

export async function checkLetters(
  suite: PublicSuite,
  copy: Copy,
  entries: Entries,
  governance: GovernanceCopy,
  docket: Docket,
): Promise<void> {
  const logged = new Set(entries.flatMap((entry) => (entry === null ? [] : [bytesText(entry.commit)])));
  const nothing = formatHex(await suite.sha256(new Uint8Array()));
  for (const { index, note } of governance.dayNotes) {
    const proven = (): ReturnType<typeof governance.log.proven> => governance.log.proven('day-note', index);
    const received = await downloadLetters({ suite, transport: copy }, note);
    if (received === null) {
      if (note.letters !== nothing) await docket.fail('LETTERS', 'BATCH_WITHHELD', 'SERVED', proven);
      continue;
    }
    const commits = received.letters.map(({ commit }) => parseHex(commit));
    if (!received.isComplete) {
      await docket.fail('LETTERS', 'LETTERS_DIFFER', 'SERVED', async () => [
        { name: 'received.commits', bytes: concat(...commits.sort(compareBytes)) },
        ...(await proven()),
      ]);
    }
    for (const commit of commits) {
      if (logged.has(bytesText(commit))) continue;
      await docket.fail('LETTERS', 'LETTER_NOT_LOGGED', 'SERVED', async () => [
        { name: 'commit.txt', bytes: encodeUtf8(`${formatHex(commit)}\n`) },
        ...(await proven()),
      ]);
    }
  }
}
