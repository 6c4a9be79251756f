/**
 * The file that goes back: `length u32 | memory | sealed file`. The memory is locked for the member and stands in front, so that the member's
 * own console can go on from it before the courier has taken the file.
 */
import { concat, ProtocolError, Reader, u32 } from '../../crypto/index.ts';
import { Refusal } from '../register/transport.ts';

export interface ErrandFile {
  /** Opens with the member's key file. */
  readonly memory: Uint8Array;
  /** Opens with the courier's key. */
  readonly sealed: Uint8Array;
}

export function joinErrand({ memory, sealed }: ErrandFile): Uint8Array {
  return concat(u32(memory.length), memory, sealed);
}

/** @throws Refusal BUNDLE_UNREADABLE */
export function splitErrand(file: Uint8Array): ErrandFile {
  try {
    const reader = new Reader(file);
    const memory = reader.take(reader.u32());
    return { memory, sealed: reader.take(reader.remaining) };
  } catch (cause) {
    if (!(cause instanceof ProtocolError)) throw cause;
    throw new Refusal('BUNDLE_UNREADABLE', { cause });
  }
}
