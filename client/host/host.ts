/** The loopback program that serves the console or the oversight desk and relays to one server. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { CookieJar } from './cookie-jar.ts';
import { hasToken, isLocal } from './guard.ts';
import { listenOnLoopback } from './loopback.ts';
import type { PageFile, PageFiles } from './page-files.ts';
import { dataHeaders, pageHeaders, readerHeaders, workerHeaders } from './policy.ts';
import { findRelayed, type HostedPage, type Relayed } from './relayed.ts';
import { serverTransport } from './server-transport.ts';
import type { HostService } from './service.ts';
import { claimedLength, limitedChunks, Upstream, UpstreamError } from './upstream.ts';

export interface HostOptions {
  readonly server: URL;
  /** The trust policy as the member was given it: canonical JSON, passed to the page unread. */
  readonly trust: Uint8Array;
  readonly mode: 'demo' | 'live';
  readonly page: HostedPage;
  /** What the host does itself for this page. */
  readonly services: readonly HostService[];
  readonly files: PageFiles;
  /** 0 takes any free port. */
  readonly port: number;
  /** Drawn afresh for every run, at least 128 bits in base64url. */
  readonly token: string;
}

export interface RunningHost {
  /** `http://localhost:PORT` */
  readonly origin: string;
  /** What a person opens. The token stands in the fragment, which browsers send to nobody. */
  readonly address: string;
  /** The same for a command line, which other users of this computer may read: it has no token, and leads in once. */
  readonly opening: string;
  close(): Promise<void>;
}

type HostRefusal =
  | 'NOT_LOCAL'
  | 'TOKEN_REQUIRED'
  | 'NOT_RELAYED'
  | 'TOO_LARGE'
  | 'REDIRECTED'
  | 'UNREACHABLE'
  | 'TOO_LARGE_ANSWER'
  | 'TIMEOUT';

const statusOf: Readonly<Record<HostRefusal, number>> = {
  NOT_LOCAL: 403,
  TOKEN_REQUIRED: 403,
  NOT_RELAYED: 404,
  TOO_LARGE: 413,
  REDIRECTED: 502,
  UNREACHABLE: 502,
  TOO_LARGE_ANSWER: 502,
  TIMEOUT: 504,
};

class Refused extends Error {
  readonly code: HostRefusal;

  constructor(code: HostRefusal) {
    super('the host does not do this');
    this.code = code;
  }
}

/** By this name, not by an address: browsers bind passkeys to names (docs/protocol.md, 9.1), and resolve this one by themselves. */
const hostName = 'localhost';
const relayPrefix = '/relay';

/** @throws what `listen` throws, EADDRINUSE among it */
export async function startHost(options: HostOptions): Promise<RunningHost> {
  const upstream = new Upstream(options.server);
  const jar = new CookieJar();
  const door = { path: `/open/${randomBytes(32).toString('base64url')}`, isOpen: true };
  const servers = await listenOnLoopback(options.port, (port) => (request, response) => {
    answer(request, response, { ...options, upstream, jar, door, host: `${hostName}:${port}` }).catch(
      (error: unknown) => {
        refuse(response, error);
      },
    );
  });
  const origin = `http://${hostName}:${servers.port}`;
  return {
    origin,
    address: `${origin}/#token=${options.token}`,
    opening: `${origin}${door.path}`,
    close: async () => {
      jar.clear();
      upstream.close();
      await servers.close();
    },
  };
}

interface Context extends HostOptions {
  readonly upstream: Upstream;
  readonly jar: CookieJar;
  readonly door: { readonly path: string; isOpen: boolean };
  /** `localhost:PORT`, which the Host header must say. */
  readonly host: string;
}

async function answer(request: IncomingMessage, response: ServerResponse, context: Context): Promise<void> {
  const { method = '', url = '', headers } = request;
  const file = method === 'GET' ? context.files.get(url) : undefined;
  const isDoor = method === 'GET' && url === context.door.path && context.door.isOpen;
  if (!isLocal(headers, context.host, file === undefined && !isDoor ? 'data' : 'page file'))
    throw new Refused('NOT_LOCAL');
  if (isDoor) {
    context.door.isOpen = false;
    send(response, 303, { ...dataHeaders, location: `/#token=${context.token}` }, new Uint8Array());
    return;
  }
  if (file !== undefined) {
    send(response, 200, { ...headersOf(file), 'content-type': file.contentType }, file.bytes);
    return;
  }
  if (!hasToken(headers, context.token)) throw new Refused('TOKEN_REQUIRED');
  if (method === 'GET' && url === '/trust.json') sendJson(response, 200, context.trust);
  else if (method === 'GET' && url === '/host.json') {
    sendJson(response, 200, Buffer.from(JSON.stringify({ mode: context.mode, server: context.server.origin })));
  } else {
    const service = context.services.find((each) => each.method === method && each.path === url);
    if (service === undefined) await relay(request, response, context);
    else await serve(service, request, response, context);
  }
}

async function serve(
  service: HostService,
  request: IncomingMessage,
  response: ServerResponse,
  { upstream, jar }: Context,
): Promise<void> {
  const body = await readBody(request, service.bodyLimit);
  const { status, json, bytes } = await service.answer(body, serverTransport(upstream, jar));
  if (bytes === undefined) sendJson(response, status, Buffer.from(JSON.stringify(json)));
  else send(response, status, { ...dataHeaders, 'content-type': 'application/octet-stream' }, bytes);
}

async function relay(request: IncomingMessage, response: ServerResponse, context: Context): Promise<void> {
  const { method = '', url = '' } = request;
  const path = url.startsWith(`${relayPrefix}/`) ? url.slice(relayPrefix.length) : '';
  const entry = findRelayed(context.page, method, path);
  if (entry === null || (entry.demoOnly && context.mode !== 'demo')) throw new Refused('NOT_RELAYED');
  const body = await readBody(request, entry.bodyLimit);
  const question = { method, path, body, headers: headersFor(entry, path, context.jar) };
  // Whatever the server makes of a sign-out, and though it may never hear of it, nobody is signed in here any more.
  if (method === 'DELETE') context.jar.clear();
  const upstream = await context.upstream.ask(question);
  if (method !== 'DELETE') context.jar.accept(upstream.headers['set-cookie'] ?? []);
  await passOn(upstream, response, entry.answerLimit);
}

function headersOf({ worker, reader = false }: PageFile): Readonly<Record<string, string>> {
  if (reader) return readerHeaders;
  return worker ? workerHeaders : pageHeaders;
}

function headersFor(entry: Relayed, path: string, jar: CookieJar): Record<string, string> {
  const cookie = path.startsWith('/api/') ? jar.header() : null;
  return {
    ...(entry.method === 'POST' ? { 'content-type': entry.contentType } : {}),
    ...(cookie === null ? {} : { cookie }),
  };
}

/** Streams, so that a day of letters or a part of an attachment does not stand in this program's memory. */
async function passOn(upstream: IncomingMessage, response: ServerResponse, limit: number): Promise<void> {
  const length = claimedLength(upstream);
  if (length !== null && length > limit) {
    upstream.destroy();
    throw new UpstreamError('TOO_LARGE_ANSWER');
  }
  response.writeHead(upstream.statusCode ?? 502, {
    ...dataHeaders,
    'content-type': 'application/octet-stream',
    ...(length === null ? {} : { 'content-length': String(length) }),
  });
  await pipeline(limitedChunks(upstream, limit), response);
}

/** @throws Refused TOO_LARGE as soon as the limit is passed, and before anything is read if the length says so */
async function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new Refused('TOO_LARGE');
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) throw new Refused('TOO_LARGE');
    total += chunk.length;
    if (total > limit) throw new Refused('TOO_LARGE');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function refuse(response: ServerResponse, error: unknown): void {
  // Once an answer is under way, its end is the only thing left to say: the page sees a broken answer, never a short one.
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const code = codeOf(error);
  response.setHeader('connection', 'close');
  sendJson(response, statusOf[code], Buffer.from(JSON.stringify({ code })));
}

function codeOf(error: unknown): HostRefusal {
  if (error instanceof Refused) return error.code;
  if (error instanceof UpstreamError && error.code !== 'BAD_SERVER_ADDRESS') return error.code;
  return 'UNREACHABLE';
}

function sendJson(response: ServerResponse, status: number, bytes: Uint8Array): void {
  send(response, status, { ...dataHeaders, 'content-type': 'application/json' }, bytes);
}

function send(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  bytes: Uint8Array,
): void {
  response.writeHead(status, { ...headers, 'content-length': String(bytes.length) });
  response.end(bytes);
}
