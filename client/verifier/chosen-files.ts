/** Files that a person chose, as a release has them. */

const mostFiles = 2_000;
const mostBytes = 64 * 2 ** 20;

/**
 * By path within the chosen folder. Files of the system that came along with a folder are left out.
 *
 * @returns null for what is far too large to be a release
 */
export async function readChosen(files: readonly File[]): Promise<ReadonlyMap<string, Uint8Array> | null> {
  const wanted = files.filter(({ name }) => name !== '.DS_Store' && name !== 'Thumbs.db' && name !== 'desktop.ini');
  const total = wanted.reduce((sum, { size }) => sum + size, 0);
  if (wanted.length > mostFiles || total > mostBytes) return null;
  const read = wanted.map(async (file): Promise<[string, Uint8Array]> => [
    pathOf(file),
    new Uint8Array(await file.arrayBuffer()),
  ]);
  return new Map(await Promise.all(read));
}

/** Browsers name the chosen folder first. */
function pathOf({ webkitRelativePath, name }: File): string {
  return webkitRelativePath === '' ? name : webkitRelativePath.slice(webkitRelativePath.indexOf('/') + 1);
}
