/** Hands a text to the person as a file, under a name that tells nobody what it is. */
export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the bytes by then; memory shall not keep a copy longer than it must.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 0);
}
