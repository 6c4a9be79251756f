/** Copies what a server serves of its logs, with plain HTTP and no line of our clients: as any file copier would. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const width = 256;

/** Into `folder/<case|governance>/…`, under the paths of the server. */
export async function mirror(url: string, folder: string): Promise<void> {
  for (const log of ['case', 'governance']) {
    const copy = async (path: string): Promise<string> => {
      const answer = await fetch(`${url}/log/${log}/${path}`);
      if (answer.status !== 200) throw new Error(`${log}/${path}: ${String(answer.status)}`);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const target = join(folder, log, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, bytes);
      return new TextDecoder().decode(bytes);
    };
    const size = Number((await copy('checkpoint')).split('\n')[1]);
    await copy('cosigned');
    const sizes = (await copy('history/index')).trim().split('\n');
    for (const one of sizes) await copy(`history/${one}`);
    for (const path of tilePaths(size)) await copy(path);
  }
}

/** Every full tile of a tree of this size, its partial ones, and the entries. */
function tilePaths(size: number): string[] {
  const paths: string[] = [];
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / width)) {
    const names = Array.from({ length: Math.floor(count / width) }, (_, index) => indexPath(index));
    if (count % width > 0) names.push(`${indexPath(Math.floor(count / width))}.p/${String(count % width)}`);
    paths.push(...names.map((name) => `tile/${String(level)}/${name}`));
    if (level === 0) paths.push(...names.map((name) => `tile/entries/${name}`));
  }
  return paths;
}

/** Groups of three digits, all but the last with an x before them. */
function indexPath(index: number): string {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0');
  return (digits.match(/.{3}/gu) ?? []).map((group, at, all) => (at < all.length - 1 ? `x${group}` : group)).join('/');
}
