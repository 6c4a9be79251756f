/** Where one large file goes: straight to a file that the member chose where the browser can do that, else into memory and then to be saved. */
import type { FileReceiver } from '../file-link.ts';
import { saveBlob } from './save-blob.ts';

export interface Destination extends FileReceiver {
  /** Whether writing failed for want of room. */
  isFull(): boolean;
}

interface ChosenFile {
  createWritable(): Promise<{
    write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
    close(): Promise<void>;
    abort(): Promise<void>;
  }>;
}

declare global {
  interface Window {
    /** Missing in Firefox and Safari. */
    readonly showSaveFilePicker?: (options: { readonly suggestedName: string }) => Promise<ChosenFile>;
  }
}

/** Up to here a file is made in memory and saved like any other. */
const large = 64 * 1024 * 1024;

/**
 * Asked for right after a press. Null if the member thought better of it.
 *
 * @param length of what goes in, in bytes
 */
export async function chooseDestination(
  name: string,
  length: number,
  onBytes: (bytes: number) => void,
): Promise<Destination | null> {
  if (length <= large || window.showSaveFilePicker === undefined) return inMemory(name, onBytes);
  const chosen = await window.showSaveFilePicker({ suggestedName: name }).catch(() => null);
  return chosen === null ? null : onDisk(chosen, onBytes);
}

/** Complete under its name only at the end: until then the browser writes beside it. */
async function onDisk(chosen: ChosenFile, onBytes: (bytes: number) => void): Promise<Destination> {
  const file = await chosen.createWritable();
  let full = false;
  const noting = async (run: () => Promise<void>): Promise<void> => {
    try {
      await run();
    } catch (error) {
      full = error instanceof DOMException && error.name === 'QuotaExceededError';
      throw error;
    }
  };
  return {
    begin: () => Promise.resolve(),
    write: (_, bytes) =>
      noting(async () => {
        await file.write(bytes);
        onBytes(bytes.length);
      }),
    end: () => noting(() => file.close()),
    abort: () => file.abort().catch(() => undefined),
    isFull: () => full,
  };
}

const chunkLimit = 64;

/** In blobs, which the browser may keep on disk when they are large. */
function inMemory(name: string, onBytes: (bytes: number) => void): Destination {
  let blob = new Blob([]);
  let loose: Uint8Array<ArrayBuffer>[] = [];
  const settle = (): void => {
    blob = new Blob([blob, ...loose]);
    loose = [];
  };
  return {
    begin: () => Promise.resolve(),
    write: (_, bytes) => {
      loose.push(bytes);
      if (loose.length >= chunkLimit) settle();
      onBytes(bytes.length);
      return Promise.resolve();
    },
    end: () => {
      settle();
      saveBlob(blob, name);
      return Promise.resolve();
    },
    abort: () => {
      blob = new Blob([]);
      loose = [];
      return Promise.resolve();
    },
    isFull: () => false,
  };
}
