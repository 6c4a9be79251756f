/** How much memory the browsers that a bench started really hold: WebCrypto's buffers lie outside what a page can count. */
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';

const sampleEveryMs = 50;

/** Runs `work` and returns by how many MiB the resident memory of all descendants of this process grew at most. */
export async function peakGrowth(work: () => Promise<unknown>): Promise<number> {
  const before = residentMiB();
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, residentMiB());
  }, sampleEveryMs);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return Math.max(peak, residentMiB()) - before;
}

function residentMiB(): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^[0-9]+$/.test(name))
    .flatMap((name) => readStatus(name));
  const own = new Set([process.pid]);
  // Children may be listed before their parents.
  for (let before = 0; before !== own.size;) {
    before = own.size;
    for (const { pid, parent } of processes) if (own.has(parent)) own.add(pid);
  }
  own.delete(process.pid);
  return processes.filter(({ pid }) => own.has(pid)).reduce((sum, { resident }) => sum + resident, 0) / 1024;
}

/** Kilobytes. Nothing for a process that has just ended. */
function readStatus(name: string): { pid: number; parent: number; resident: number }[] {
  try {
    const status = readFileSync(`/proc/${name}/status`, 'utf8');
    const field = (label: string): number => Number(new RegExp(`^${label}:\\s+([0-9]+)`, 'm').exec(status)?.[1] ?? 0);
    return [{ pid: Number(name), parent: field('PPid'), resident: field('VmRSS') }];
  } catch {
    return [];
  }
}
