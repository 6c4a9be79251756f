/** A release as a server gives it out: under its period, and the newest under `latest`. */
import { UpstreamError } from '../../host/upstream.ts';
import { expectStatus, Refusal, type Transport } from '../../register/transport.ts';
import type { ReleaseFile } from '../../statistics/release-document.ts';
import { notePath } from '../../statistics/bundle/verify/files.ts';
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
export async function downloadNote(transport: Transport, name: string): Promise<ServedNote> {
  const asked = `/statistics/${name}/`;
  try {
    return await noteUnder(transport, asked);
  } catch (error) {
    const base = name === 'latest' ? baseOfRedirect(error) : null;
    if (base === null) throw error;
    return noteUnder(transport, base);
  }
}

async function noteUnder(transport: Transport, base: string): Promise<ServedNote> {
  const bytes = expectStatus(await transport.get(`${base}${notePath}`), 200);
  // What is no text is no note: the check says so.
  return { note: new TextDecoder().decode(bytes), base };
}

function baseOfRedirect(error: unknown): string | null {
  const cause = error instanceof Refusal ? error.cause : null;
  const location = cause instanceof UpstreamError ? (cause.location ?? '') : '';
  return /^(?<base>\/statistics\/[0-9]{4}(?:-Q[1-4])?\/)release\.note$/u.exec(location)?.groups?.['base'] ?? null;
}

/** What the server has of the files; one that it does not give out is missing. */
export async function downloadFiles(
  transport: Transport,
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
