/** A server in the middle: passes everything on, but for what a test replaces, tailors to a visitor, or plays back. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';

export interface Reply {
  readonly status: number;
  readonly body: Uint8Array;
}

/** The reply in place of the server's, or null to pass the request on. */
export type Tailor = (path: string, request: IncomingMessage) => Reply | null;

export class Proxy {
  tailor: Tailor = () => null;
  /** The last reply to each path, as it came from the server. */
  readonly recorded = new Map<string, Reply>();
  url = '';
  readonly requests: IncomingMessage[] = [];
  /** Ports from which requests came. */
  readonly callers = new Set<number | undefined>();
  readonly #server = createServer((request, response) => {
    const path = request.url ?? '/';
    this.requests.push(request);
    this.callers.add(request.socket.remotePort);
    this.#reply(path, request)
      .then(({ status, body, headers }) => response.writeHead(status, headers).end(body))
      .catch(() => response.destroy());
  });
  #target: () => string;

  constructor(target: () => string) {
    this.#target = target;
  }

  async start(): Promise<void> {
    this.#server.listen(0, 'localhost');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('no address');
    this.url = `http://localhost:${String(address.port)}`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** From now on the service stands still, as it was when it was last asked for each path. */
  playBack(): void {
    const frozen = new Map(this.recorded);
    this.tailor = (path) => frozen.get(path) ?? { status: 404, body: new Uint8Array() };
  }

  async #reply(path: string, request: IncomingMessage): Promise<Reply & { headers: Record<string, string> }> {
    const tailored = this.tailor(path, request);
    if (tailored !== null) return { ...tailored, headers: {} };
    const accept = request.headers['accept-encoding'];
    // Plain bytes are recorded; the packed form is asked for where the visitor asked for it.
    const answer = await fetch(this.#target() + path, {
      headers: { 'accept-encoding': 'identity', accept: request.headers.accept ?? '' },
    });
    const body = new Uint8Array(await answer.arrayBuffer());
    this.recorded.set(path, { status: answer.status, body });
    if (accept === undefined || answer.status !== 200) return { status: answer.status, body, headers: {} };
    const { gzipSync } = await import('node:zlib');
    return { status: 200, body: new Uint8Array(gzipSync(body)), headers: { 'content-encoding': 'gzip' } };
  }
}
