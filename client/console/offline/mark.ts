/** What this machine keeps of the last time, where the browser lets a file keep anything: locked, and nothing but two numbers. */

/* eslint-disable no-restricted-globals -- a member's own machine, and nothing but what only the key file opens */
const key = 'kupuya-stick';

/** Null where nothing was kept, or nothing can be. */
export function readMark(): string | null {
  try {
    const kept = localStorage.getItem(key);
    return kept !== null && /^[A-Za-z0-9+/]{40,2000}={0,2}$/u.test(kept) ? kept : null;
  } catch {
    return null;
  }
}

export function keepMark(mark: string): void {
  try {
    localStorage.setItem(key, mark);
  } catch {
    // A browser that keeps nothing for files from a disk: the member chooses the file saved last.
  }
}
