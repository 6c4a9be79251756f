import { join } from 'node:path';
import { formatHex } from '../../crypto/public.ts';
import type { Folder } from '../folder.ts';
import type { PartKey } from '../store/store.ts';

/**
 * Where a part lies until its batch closes; named by its content too. All in one folder [folders by first digits would stay behind empty, and
 * their own times would tell when a part came].
 */
export function partFile(folder: Folder, { id, index }: PartKey, hash: Uint8Array): string {
  return join(folder.parts, `${formatHex(id)}.${String(index)}.${formatHex(hash.subarray(0, 16))}`);
}
