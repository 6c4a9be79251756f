/** What members are handed, letters and feed, against the notes and the log (LETTERS). Needs a session and no key. */
import { compareBytes, concat, encodeUtf8, formatHex, parseHex, type PublicSuite } from '../../crypto/index.ts';
import { downloadLetters } from '../caseload/batch-letters.ts';
import { readBytes, type Copy } from './copy.ts';
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

/** Slot by slot: whoever is not handed the end of the feed works on old cases without knowing it. */
export async function checkFeed(
  suite: PublicSuite,
  copy: Copy,
  governance: GovernanceCopy,
  docket: Docket,
): Promise<void> {
  for (const { index, note } of governance.slotNotes) {
    const bytes = await readBytes(copy, `/api/member/feed/${String(note.slot)}`);
    const hash = bytes === null ? null : await suite.sha256(bytes);
    if (hash !== null && formatHex(hash) === note.feed) continue;
    await docket.fail('LETTERS', hash === null ? 'SLOT_WITHHELD' : 'FEED_DIFFERS', 'SERVED', async () => [
      // What is sealed for members stays with them: its hash is enough.
      ...(hash === null ? [] : [{ name: 'received.sha256', bytes: hash }]),
      ...(await governance.log.proven('slot-note', index)),
    ]);
  }
}
