/** What everybody is shown: the pages of answers and the files of the website, as they are logged (PAGES). */
import { encodeUtf8, formatHex, type PublicSuite } from '../../crypto/index.ts';
import { readBytes, type Copy } from './copy.ts';
import type { Docket } from './failures.ts';
import type { GovernanceCopy } from './governance-copy.ts';

export async function checkPages(
  suite: PublicSuite,
  copy: Copy,
  governance: GovernanceCopy,
  docket: Docket,
): Promise<void> {
  const { log, slotNotes, manifest } = governance;
  const slot = slotNotes.at(-1);
  if (slot === undefined && manifest === null) docket.notChecked('PAGES', 'NOT_READABLE');
  const isAsLogged = async (bytes: Uint8Array | null, hash: string): Promise<boolean> =>
    bytes !== null && formatHex(await suite.sha256(bytes)) === hash;

  for (const [page, hash] of slot?.note.pages.entries() ?? []) {
    const path = `/pages/${String(slot?.note.slot ?? 0)}/${String(page)}`;
    const bytes = await readBytes(copy, path);
    if (await isAsLogged(bytes, hash)) continue;
    await docket.fail('PAGES', 'PAGE_DIFFERS', 'SERVED', async () => [
      { name: 'path.txt', bytes: encodeUtf8(path) },
      ...(bytes === null ? [] : [{ name: 'page', bytes }]),
      ...(await log.proven('slot-note', slot?.index ?? 0)),
    ]);
  }
  for (const { path, hash } of manifest?.note.files ?? []) {
    const bytes = await readBytes(copy, path);
    if (await isAsLogged(bytes, hash)) continue;
    await docket.fail('PAGES', 'SITE_FILE_DIFFERS', 'SERVED', async () => [
      { name: 'path.txt', bytes: encodeUtf8(path) },
      ...(bytes === null ? [] : [{ name: 'file', bytes }]),
      ...(await log.proven('manifest', manifest?.index ?? 0)),
    ]);
  }
}
