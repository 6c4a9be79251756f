/** How released files are given out, by the end of their names. No script is among them. */
const types = {
  csv: 'text/csv; charset=utf-8',
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  json: 'application/json',
  jsonld: 'application/ld+json',
  md: 'text/markdown; charset=utf-8',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  ttl: 'text/turtle; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml',
  zip: 'application/zip',
} as const;

/** Compressed already. */
const packed: ReadonlySet<string> = new Set(['pdf', 'png', 'zip']);

/** null for what is not released. */
export function mediaTypeOf(path: string): string | null {
  return Object.entries(types).find(([end]) => path.endsWith(`.${end}`))?.[1] ?? null;
}

/** Whether compression is worth it. */
export function isText(path: string): boolean {
  return mediaTypeOf(path) !== null && !packed.has(path.slice(path.lastIndexOf('.') + 1));
}
