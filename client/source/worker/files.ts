/** Files of the device, read piece by piece: a film is never in memory whole. */
import type { FileSource } from '../../reporting/upload.ts';
import type { NamedFile } from './messages.ts';

/** The device no longer gives the file, or gives other bytes than were chosen. */
export class FileGone extends Error {
  constructor(options?: ErrorOptions) {
    super('a chosen file cannot be read any more', options);
    this.name = 'FileGone';
  }
}

export function fileSource({ file, name }: NamedFile): FileSource {
  return {
    name,
    // Browsers may put more into the type than the manifest takes; it proves nothing anyway.
    type: file.type.length <= 127 ? file.type : '',
    size: file.size,
    async read(offset, length) {
      try {
        const bytes = new Uint8Array(await file.slice(offset, offset + length).arrayBuffer());
        if (bytes.length === length) return bytes;
      } catch (cause) {
        throw new FileGone({ cause });
      }
      throw new FileGone();
    },
  };
}
