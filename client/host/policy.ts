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
    // The one policy returns the address of the built worker and nothing else.
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

/** For the script of a worker: the only place where WebAssembly may be compiled (libsodium). */
export const workerHeaders: Readonly<Record<string, string>> = {
  ...common,
  'content-security-policy': pageDirectives("'self' 'wasm-unsafe-eval'"),
};

/** For data: should a browser ever show it as a page, that page can do nothing. */
export const dataHeaders: Readonly<Record<string, string>> = {
  ...common,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
};
