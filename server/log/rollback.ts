import { readFile } from 'node:fs/promises';
import { contradictionFile, type Folder } from '../folder.ts';
import type { LogName } from '../store/store.ts';
import { nullIfMissing } from './log-files.ts';

/**
 * This log signed a checkpoint that is no beginning of what the store holds: the store went back to an older state (a restored copy, a
 * snapshot). To sign on would be a second history under the same keys, so nothing is signed and nothing is taken in until a newer
 * copy is restored, or a mirror of the logs has brought the store forward (`recover.ts`).
 */
export class RolledBackError extends Error {
  readonly log: LogName;

  /** @param size of the checkpoint that shows it */
  constructor(log: LogName, size: number) {
    super(
      `The ${log} log has signed a checkpoint of ${String(size)} entries that the store does not continue: it went back to an older state. Nothing is signed until a newer copy is restored.`,
    );
    this.name = 'RolledBackError';
    this.log = log;
  }
}

/** The checkpoint that showed it, or null. */
export function readContradiction(folder: Folder, log: LogName): Promise<string | null> {
  return readFile(contradictionFile(folder, log), 'utf8').catch(nullIfMissing);
}
