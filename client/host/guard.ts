/**
 * Who may talk to the host. Any web page may try to reach a loopback address, under its own name or under one that it makes point
 * here (DNS rebinding); any program of another user on this computer may too. Host, Origin and Sec-Fetch-Site answer the first, the
 * token of the run answers the second.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export const tokenHeader = 'x-kupuya-token';

/** Whether the request comes from the host's own page, or (for a page file) was typed or opened by a person. */
export function isLocal(headers: IncomingHttpHeaders, host: string, kind: 'page file' | 'data'): boolean {
  if (headers.host !== host) return false;
  if (headers.origin !== undefined && headers.origin !== `http://${host}`) return false;
  const site = headers['sec-fetch-site'];
  // Browsers that do not send it yet are held by the token alone.
  if (site === undefined || site === 'same-origin') return true;
  return kind === 'page file' && site === 'none';
}

/** Compares in constant time, and hides the length too. */
export function hasToken(headers: IncomingHttpHeaders, token: string): boolean {
  const given = headers[tokenHeader];
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
