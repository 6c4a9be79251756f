/**
 * A proxy between a browser and everything else. What it writes down is what somebody on the network would see of one browser,
 * workers included, and alike for every browser; what it spoils is what a bad line would spoil.
 */
import { createHash } from 'node:crypto';
import { createServer, request as ask, Agent, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { Socket } from 'node:net';

/** One request with its answer. Bytes are those of the bodies. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly requestBytes: number;
  readonly responseBytes: number;
  /** 0 when no answer came. */
  readonly status: number;
  /** Names and values of the headers without those that name the server's address, which a test machine draws by lot. */
  readonly requestHeaders: readonly string[];
  readonly responseHeaders: readonly string[];
  /** SHA-256 of the answer's body, hex. */
  readonly responseDigest: string;
}

/** What to do with a request in place of passing it on. */
export type Fault =
  /** The connection ends before anything is passed on. */
  | { readonly kind: 'refuse' }
  /** The connection ends after this many bytes of the request's body were passed on. */
  | { readonly kind: 'cut'; readonly after: number }
  /** The request is passed on whole, and its answer is lost. */
  | { readonly kind: 'deaf' }
  /** Somebody answers in the server's place. */
  | { readonly kind: 'answer'; readonly status: number; readonly body: Uint8Array }
  /** The request is changed on its way. */
  | { readonly kind: 'alter'; readonly alter: (body: Uint8Array) => Uint8Array }
  /** The answer is changed on its way. */
  | { readonly kind: 'rewrite'; readonly rewrite: (body: Uint8Array) => Uint8Array };

export type Judge = (method: string, path: string) => Fault | null;

const bodyFree = ['GET', 'HEAD'];

export class Tap {
  readonly #origins: ReadonlySet<string>;
  readonly #agent = new Agent({ keepAlive: true });
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #seen: SeenRequest[] = [];
  #judge: Judge = () => null;

  private constructor(origins: readonly string[]) {
    this.#origins = new Set(origins);
    this.#server = createServer((request, response) => {
      this.#pass(request, response).catch(() => {
        response.destroy();
      });
    });
    // Browsers ask their makers for this and that: nobody outside is reached.
    this.#server.on('connect', (_request, socket) => {
      socket.destroy();
    });
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  static async open(origins: readonly string[]): Promise<Tap> {
    const tap = new Tap(origins);
    tap.#server.listen(0, '127.0.0.1');
    await once(tap.#server, 'listening');
    return tap;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the proxy is not listening');
    return address.port;
  }

  /** In the order in which they were begun. */
  get seen(): readonly SeenRequest[] {
    return this.#seen;
  }

  /** From now on each request goes through this judge; null passes it on. */
  judge(judge: Judge): void {
    this.#judge = judge;
  }

  passAll(): void {
    this.#judge = () => null;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#agent.destroy();
    this.#server.close();
    if (this.#server.listening) await once(this.#server, 'close');
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://unknown.invalid');
    if (!this.#origins.has(url.origin)) {
      response.destroy();
      return;
    }
    const method = request.method ?? 'GET';
    const path = `${url.pathname}${url.search}`;
    const place = this.#seen.length;
    const note = (found: Partial<SeenRequest>): void => {
      this.#seen[place] = { ...(this.#seen[place] ?? empty), ...found, method, path };
    };
    note({ requestHeaders: headersOf(request, url.host) });
    const fault = this.#judge(method, path);
    if (fault?.kind === 'refuse') {
      response.destroy();
      return;
    }
    const sent = bodyFree.includes(method) ? new Uint8Array() : await readBody(request);
    note({ requestBytes: sent.length });
    if (fault?.kind === 'answer') {
      note({ status: fault.status, responseBytes: fault.body.length });
      response.writeHead(fault.status, { 'content-length': fault.body.length }).end(fault.body);
      return;
    }
    const body = fault?.kind === 'alter' ? fault.alter(sent) : sent;
    // What is to be changed must not come compressed.
    const plainly = fault?.kind === 'rewrite' ? { 'accept-encoding': 'identity' } : {};
    const headers = { ...request.headers, host: url.host, ...plainly };
    const onwards = ask(url, { method, headers, agent: this.#agent });
    if (fault?.kind === 'cut') {
      onwards.on('error', () => undefined);
      onwards.write(body.subarray(0, fault.after), () => {
        onwards.destroy();
        response.destroy();
      });
      return;
    }
    onwards.end(body);
    const [answer] = await onceAnswered(onwards);
    const received = await readBody(answer);
    note({
      status: answer.statusCode ?? 0,
      responseBytes: received.length,
      responseHeaders: headersOf(answer, url.host),
      responseDigest: createHash('sha256').update(received).digest('hex'),
    });
    if (fault?.kind === 'deaf') {
      response.destroy();
      return;
    }
    if (fault?.kind === 'rewrite') {
      const { 'content-length': _length, ...others } = answer.headers;
      response.writeHead(answer.statusCode ?? 502, others).end(fault.rewrite(received));
      return;
    }
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders).end(received);
  }
}

const empty: Omit<SeenRequest, 'method' | 'path'> = {
  ...{ requestBytes: 0, responseBytes: 0, status: 0 },
  ...{ requestHeaders: [], responseHeaders: [], responseDigest: '' },
};

/** Hop headers belong to the connection, and the proxy's are not those of the browser and its server. */
const ofTheConnection = new Set(['connection', 'proxy-connection', 'keep-alive', 'date']);

function headersOf({ rawHeaders }: IncomingMessage, host: string): string[] {
  const lines: string[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    const value = (rawHeaders[index + 1] ?? '').replaceAll(host, 'SERVER');
    if (!ofTheConnection.has(name)) lines.push(`${name}: ${value}`);
  }
  return lines;
}

async function readBody(stream: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function onceAnswered(request: ReturnType<typeof ask>): Promise<[IncomingMessage]> {
  return new Promise((resolve, reject) => {
    request.once('response', (answer) => resolve([answer]));
    request.once('error', reject);
  });
}
