/** What the browser may do with an answer of the host (design: nothing that is not on this list). */

const pageDirectives = (script: string): string =>
  [
    "default-src 'none'",
    `script-src ${script}`,
    "style-src 'self'",
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // The one policy returns the addresses of the built workers and nothing else.
    'trusted-types kupuya-worker',
  ].join('; ');

const common = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

/** For the page and what it loads. */
export const pageHeaders: Readonly<Record<string, string>> = {
  ...common,
  'content-security-policy': pageDirectives("'self'"),
};

/** For the script of the worker with the keys, which compiles WebAssembly (libsodium); the page itself may not. */
export const workerHeaders: Readonly<Record<string, string>> = {
  ...common,
  'content-security-policy': pageDirectives("'self' 'wasm-unsafe-eval'"),
};

/**
 * For the script of the worker that reads PDF files of strangers. It may compile WebAssembly (decoders of scanned pages, which stand in the
 * script), and ask for nothing: no address, no script, no worker. Were the library in it taken over by a document, that document could
 * still reach nobody.
 */
export const readerHeaders: Readonly<Record<string, string>> = {
  ...common,
  'content-security-policy': "default-src 'none'; script-src 'wasm-unsafe-eval'",
};

/** For data: should a browser ever show it as a page, that page can do nothing. */
export const dataHeaders: Readonly<Record<string, string>> = {
  ...common,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
};
