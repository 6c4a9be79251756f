/** A monitor's folder: `checkpoints.jsonl`, which may be shown to anybody, and evidence files. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatKept, parseKept, type KeptNote } from '../../monitor/kept.ts';
import { takeFolder, writeDurably } from '../terminal/durable.ts';

export interface MonitorState {
  /** Oldest first. @throws ProtocolError if the file is damaged */
  read(): KeptNote[];
  /** On disk when it returns. */
  keep(notes: readonly KeptNote[]): void;
  /** Returns the path. A file of the same name is never replaced by other contents: names hold the time. */
  writeEvidence(name: string, text: string): string;
  close(): void;
}

const keptFile = 'checkpoints.jsonl';

/** @throws FolderInUse */
export function openMonitorState(folder: string): MonitorState {
  const lock = takeFolder(folder);
  const path = join(folder, keptFile);
  const read = (): KeptNote[] => (existsSync(path) ? parseKept(new Uint8Array(readFileSync(path))) : []);
  return {
    read,
    keep: (notes) => {
      if (notes.length > 0) writeDurably(folder, keptFile, formatKept([...read(), ...notes]));
    },
    writeEvidence: (name, text) => {
      writeDurably(folder, name, text);
      return join(folder, name);
    },
    close: () => lock.release(),
  };
}
