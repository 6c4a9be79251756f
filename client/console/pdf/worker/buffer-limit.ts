/**
 * A stream of a few kilobytes can unpack to gigabytes, and the library lets the buffer for it double without end. No buffer of this worker
 * may become larger than a limit: what asks for more gets the error that a full memory would give, long before the memory is full.
 */

/** @param scope whose `Uint8Array` is replaced; the worker's own. @param limit bytes of one buffer. @returns whether one was refused since */
export function limitBuffers(scope: { Uint8Array: Uint8ArrayConstructor }, limit: number): () => boolean {
  let refused = false;
  scope.Uint8Array = new Proxy(scope.Uint8Array, {
    construct(target, given: unknown[], asked) {
      const [length] = given;
      if (typeof length === 'number' && length > limit) {
        refused = true;
        throw new RangeError('a buffer above the limit');
      }
      const made: unknown = Reflect.construct(target, given, asked);
      return new Object(made);
    },
  });
  return () => refused;
}
