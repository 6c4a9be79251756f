import { join } from 'node:path';
import { formatHex } from '../../crypto/public.ts';
import type { Folder } from '../folder.ts';
import type { PartKey } from '../store/store.ts';

/** Where a part lies until its batch closes; named by its content too. */
export function partFile(folder: Folder, { id, index }: PartKey, hash: Uint8Array): string {
  const name = formatHex(id);
  return join(folder.parts, name.slice(0, 2), `${name}.${String(index)}.${formatHex(hash.subarray(0, 16))}`);
}
