/** Hands a file to the browser to be saved. It has no type of its own: opened instead of saved, it must not be shown as anything. */
const releaseMilliseconds = 60_000;

/** @param name made harmless for a disk */
export function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob.slice(0, blob.size, 'application/octet-stream'));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads on after the click returns.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, releaseMilliseconds);
}
