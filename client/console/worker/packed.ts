/**
 * Plain data as bytes and back: what JSON can say, with byte strings, maps and infinity. `u32 length of the JSON | JSON | byte strings`. For
 * data that this program wrote itself: unpacking checks nothing.
 */

/** Stands for what JSON lacks; objects with such a key do not occur. */
const [bytesKey, mapKey, endlessKey] = ['$bytes', '$map', '$endless'] as const;

export function pack(value: unknown): Uint8Array<ArrayBuffer> {
  const blobs: Uint8Array[] = [];
  let at = 0;
  const walk = (node: unknown): unknown => {
    if (typeof node === 'number') return node === Infinity ? { [endlessKey]: 1 } : node;
    if (typeof node !== 'object' || node === null) return node;
    if (node instanceof Uint8Array) {
      const place = [at, node.length];
      blobs.push(node);
      at += node.length;
      return { [bytesKey]: place };
    }
    if (Array.isArray(node)) return node.map((item: unknown) => walk(item));
    if (node instanceof Map)
      return { [mapKey]: [...node.entries()].map(([key, item]: [unknown, unknown]) => [key, walk(item)]) };
    const copy: Record<string, unknown> = {};
    for (const key of Object.keys(node)) {
      if (key === bytesKey || key === mapKey || key === endlessKey) throw new TypeError('a name that is taken');
      copy[key] = walk(Reflect.get(node, key));
    }
    return copy;
  };
  const json = new TextEncoder().encode(JSON.stringify(walk(value)));
  const packed = new Uint8Array(4 + json.length + at);
  new DataView(packed.buffer).setUint32(0, json.length);
  packed.set(json, 4);
  let offset = 4 + json.length;
  for (const blob of blobs) {
    packed.set(blob, offset);
    offset += blob.length;
  }
  return packed;
}

export function unpack(packed: Uint8Array): unknown {
  const length = new DataView(packed.buffer, packed.byteOffset).getUint32(0);
  const blobs = packed.subarray(4 + length);
  const revive = (node: unknown): unknown => {
    if (typeof node !== 'object' || node === null) return node;
    if (Array.isArray(node)) {
      for (let index = 0; index < node.length; index++) node[index] = revive(node[index]);
      return node;
    }
    const keys = Object.keys(node);
    const [key] = keys;
    if (key !== undefined && keys.length === 1) {
      const item: unknown = Reflect.get(node, key);
      // A copy: a view would carry the whole part along wherever it is sent.
      if (key === bytesKey && Array.isArray(item))
        return blobs.slice(Number(item[0]), Number(item[0]) + Number(item[1]));
      if (key === mapKey && Array.isArray(item))
        return new Map(item.map(([name, each]: [string, unknown]) => [name, revive(each)]));
      if (key === endlessKey) return Infinity;
    }
    for (const each of keys) {
      const item: unknown = Reflect.get(node, each);
      if (typeof item === 'object' && item !== null) Reflect.set(node, each, revive(item));
    }
    return node;
  };
  return revive(JSON.parse(new TextDecoder().decode(packed.subarray(4, 4 + length))));
}

/** Packed pieces one after another, each as `u32 length | bytes`. */
export function joinPieces(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(pieces.reduce((sum, { length }) => sum + 4 + length, 0));
  const view = new DataView(joined.buffer);
  let at = 0;
  for (const piece of pieces) {
    view.setUint32(at, piece.length);
    joined.set(piece, at + 4);
    at += 4 + piece.length;
  }
  return joined;
}

/** Views of the pieces. */
export function* piecesIn(joined: Uint8Array): Generator<Uint8Array> {
  const view = new DataView(joined.buffer, joined.byteOffset);
  for (let at = 0; at < joined.length;) {
    const end = at + 4 + view.getUint32(at);
    yield joined.subarray(at + 4, end);
    at = end;
  }
}
