import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { projectRoot } from './folder.ts';
import { isRunning } from './program.ts';

/** Everything a built page is made of. Commands and the host are no page. */
const sources = ['client', 'crypto'];
const singleFiles = [
  'package-lock.json',
  'tooling/build.ts',
  'tooling/static-texts.ts',
  'tsconfig.browser.json',
  'tsconfig.base.json',
];
const notPages = /^client\/(?:cli|host)\//u;

const marker = join(projectRoot, 'dist', '.built-from');
const lock = join(projectRoot, '.build', 'pages.pid');

/** Builds the pages unless they were built from exactly these sources; resolves to whether it built. */
export async function buildPagesIfChanged(tell: (line: string) => void): Promise<boolean> {
  return withLock(tell, async () => {
    const hash = hashSources();
    if (existsSync(marker) && readFileSync(marker, 'utf8') === hash) return false;
    tell('Барактар курулууда…  /  Building the pages…');
    // A build that breaks off leaves no claim behind.
    rmSync(marker, { force: true });
    // In a process of its own: the bundler cannot live in the sandbox of a test.
    await promisify(execFile)(process.execPath, [join(projectRoot, 'tooling/build.ts')]);
    mkdirSync(join(projectRoot, 'dist'), { recursive: true });
    writeFileSync(marker, hash);
    return true;
  });
}

/** By content, so that a fresh clone, a touched file and a changed branch are all judged rightly. */
function hashSources(): string {
  const hash = createHash('sha256');
  const paths = sources.flatMap((folder) => filesIn(folder)).filter((path) => !notPages.test(path));
  for (const path of [...paths, ...singleFiles].sort()) {
    hash.update(`${path}\0`).update(
      createHash('sha256')
        .update(readFileSync(join(projectRoot, path)))
        .digest(),
    );
  }
  return hash.digest('hex');
}

function filesIn(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(projectRoot.length + 1));
}

/** Two demonstrations that start at once must not write into one folder. A lock left by a killed program is taken over. */
async function withLock<T>(tell: (line: string) => void, run: () => Promise<T>): Promise<T> {
  mkdirSync(join(projectRoot, '.build'), { recursive: true });
  for (let attempt = 0; !takeLock(); attempt++) {
    if (attempt === 0) tell('Барактарды башка программа куруп жатат…  /  Another program is building the pages…');
    await wait(200);
  }
  try {
    return await run();
  } finally {
    rmSync(lock, { force: true });
  }
}

function takeLock(): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const holder = Number(existsSync(lock) ? readFileSync(lock, 'utf8') : '');
    // An empty file is one whose holder is about to write its number.
    if (holder > 0 && !isRunning(holder)) rmSync(lock, { force: true });
    return false;
  }
}
