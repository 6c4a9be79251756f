/** Which files may be shown as a picture. By their first bytes: the name and the type come from the source. */

const largestPicture = 10 * 1024 * 1024;

const beginnings: readonly { readonly type: string; readonly at: number; readonly bytes: readonly number[] }[] = [
  { type: 'image/png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/gif', at: 0, bytes: [0x47, 0x49, 0x46, 0x38] },
  { type: 'image/webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
];

/** A blob that an `<img>` may show, or null. Formats that carry scripts or links (SVG, PDF) are never among them. */
export async function asPicture(blob: Blob): Promise<Blob | null> {
  if (blob.size > largestPicture) return null;
  const start = new Uint8Array(await blob.slice(0, 16).arrayBuffer());
  const found = beginnings.find(({ at, bytes }) => bytes.every((byte, index) => start[at + index] === byte));
  return found === undefined ? null : blob.slice(0, blob.size, found.type);
}
