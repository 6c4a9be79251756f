/** A release as a server gives it out: under its period, and the newest under `latest`. */
import { decodeUtf8 } from '../../../crypto/index.ts';
import { expectStatus } from '../../register/transport.ts';
import type { ReleaseFile } from '../../statistics/release-document.ts';
import { notePath } from '../../statistics/bundle/verify/files.ts';
import type { NodeTransport } from '../transport.ts';
import { UsageError } from '../terminal/command.ts';

export interface ReleaseAddress {
  /** Of the server. */
  readonly origin: string;
  /** `latest`, or a period. */
  readonly name: string;
}

const addressPath = /^\/statistics\/(?<name>latest|[0-9]{4}(?:-Q[1-4])?)(?:\/|\/(?:index\.html|release\.note))?$/u;

/** @throws UsageError */
export function parseReleaseAddress(text: string): ReleaseAddress {
  const { origin, pathname, search, hash } = parseUrl(text);
  if (search === '' && hash === '') {
    if (['/', '/statistics', '/statistics/'].includes(pathname)) return { origin, name: 'latest' };
    const name = addressPath.exec(pathname)?.groups?.['name'];
    if (name !== undefined) return { origin, name };
  }
  throw new UsageError('The address must be https://NAME/statistics/PERIOD/ or https://NAME.');
}

function parseUrl(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw new UsageError('This is neither a folder nor an address.');
  }
}

export interface ServedNote {
  readonly note: string;
  /** Under which the files lie. */
  readonly base: string;
}

/** `latest` leads to a period; it is followed there and nowhere else. @throws Refusal NOT_FOUND and others */
export async function downloadNote(transport: NodeTransport, name: string): Promise<ServedNote> {
  const asked = `/statistics/${name}/`;
  const answer = await transport.get(`${asked}${notePath}`);
  const leadsTo = /^(?<base>\/statistics\/[0-9]{4}(?:-Q[1-4])?\/)release\.note$/u.exec(answer.location ?? '');
  const base = answer.status === 302 ? leadsTo?.groups?.['base'] : undefined;
  if (base === undefined) return { note: decodeUtf8(expectStatus(answer, 200)), base: asked };
  return { note: decodeUtf8(expectStatus(await transport.get(`${base}${notePath}`), 200)), base };
}

/** What the server has of the files; one that it does not give out is missing. */
export async function downloadFiles(
  transport: NodeTransport,
  base: string,
  listed: readonly ReleaseFile[],
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const { path } of listed) {
    const { status, bytes } = await transport.get(`${base}${path}`);
    if (status === 200) files.set(path, bytes);
  }
  return files;
}
