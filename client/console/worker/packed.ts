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
    for (const [key, item] of Object.entries(node)) {
      if (key === bytesKey || key === mapKey || key === endlessKey) throw new TypeError('a name that is taken');
      copy[key] = walk(item);
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
    const fields: (readonly [string, unknown])[] = Object.entries(node);
    const [only] = fields;
    if (only !== undefined && fields.length === 1) {
      const [key, item] = only;
      // A copy: a view would carry the whole part along wherever it is sent.
      if (key === bytesKey && Array.isArray(item))
        return blobs.slice(Number(item[0]), Number(item[0]) + Number(item[1]));
      if (key === mapKey && Array.isArray(item))
        return new Map(item.map(([name, each]: [string, unknown]) => [name, revive(each)]));
      if (key === endlessKey) return Infinity;
    }
    for (const [key, item] of fields) if (typeof item === 'object') Reflect.set(node, key, revive(item));
    return node;
  };
  return revive(JSON.parse(new TextDecoder().decode(packed.subarray(4, 4 + length))));
}
