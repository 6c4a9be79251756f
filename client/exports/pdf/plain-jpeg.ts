/** A JPEG reduced to what its pixels need: browsers add a colour profile of their own, which tells something of the computer. */
import { concat, ProtocolError } from '../../../crypto/index.ts';

/** Markers (ITU-T T.81, table B.1): frames as browsers encode them, tables, restart interval. Everything else goes. */
const needed: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2, 0xc4, 0xdb, 0xdd]);
const [startOfScan, jfif, end] = [0xda, 0xe0, 0xd9] as const;

/**
 * @param jpeg of the browser's own encoder
 * @returns without comments, profiles and previews, and without anything behind the end
 * @throws MALFORMED if it is no JPEG
 */
export function plainJpeg(jpeg: Uint8Array): Uint8Array {
  const byte = (at: number): number => {
    const value = jpeg[at];
    if (value === undefined) throw new ProtocolError('MALFORMED');
    return value;
  };
  const marker = (at: number): number => {
    if (byte(at) !== 0xff) throw new ProtocolError('MALFORMED');
    return byte(at + 1);
  };
  if (marker(0) !== 0xd8) throw new ProtocolError('MALFORMED');
  const kept = [jpeg.subarray(0, 2)];
  let at = 2;
  for (let found = marker(at); found !== end; found = marker(at)) {
    let next = at + 2 + 256 * byte(at + 2) + byte(at + 3);
    // Pixels follow the head of a scan: there 0xff is followed by 0 or by a restart.
    if (found === startOfScan) while (byte(next) !== 0xff || isPixels(byte(next + 1))) next++;
    if (found === startOfScan || needed.has(found) || (found === jfif && kept.length === 1))
      kept.push(jpeg.subarray(at, next));
    at = next;
  }
  return concat(...kept, jpeg.subarray(at, at + 2));
}

function isPixels(second: number): boolean {
  return second === 0 || (second >= 0xd0 && second <= 0xd7);
}
