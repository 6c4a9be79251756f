/** The same bytes as a plain Uint8Array: a Buffer's `slice` is a view where everybody else's is a copy. */
export function plain(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}
