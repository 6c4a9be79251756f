/** A server that stands in front of an honest one and shows whoever comes through it what the operator wants to be seen. */
import { createServer, request as forward, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface CrookedAnswer {
  readonly status: number;
  readonly body: Uint8Array;
}

/** @returns what to answer in the honest server's place, or null to leave its answer as it is */
export type CrookedRule = (asked: {
  readonly method: string;
  readonly path: string;
  readonly body: Uint8Array;
  /** Asks the honest server. */
  readonly honest: () => Promise<CrookedAnswer>;
}) => Promise<CrookedAnswer | null>;

export class CrookedServer {
  readonly origin: string;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    const { port } = server.address() as AddressInfo;
    this.origin = `http://127.0.0.1:${String(port)}`;
  }

  static async start(honestOrigin: string, rule: CrookedRule): Promise<CrookedServer> {
    const server = createServer((request, response) => {
      answer(honestOrigin, rule, request, response).catch(() => {
        response.destroy();
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new CrookedServer(server);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

/** Serves these bytes in place of the files of the same address. */
export function showing(files: ReadonlyMap<string, Uint8Array>, hidden: readonly RegExp[] = []): CrookedRule {
  return ({ path }) => {
    const body = files.get(path);
    if (body !== undefined) return Promise.resolve({ status: 200, body });
    return Promise.resolve(hidden.some((form) => form.test(path)) ? { status: 404, body: notFound } : null);
  };
}

/** The first rule that has an answer. */
export function firstOf(...rules: readonly CrookedRule[]): CrookedRule {
  return async (asked) => {
    for (const rule of rules) {
      const answered = await rule(asked);
      if (answered !== null) return answered;
    }
    return null;
  };
}

const notFound = Buffer.from('{"code":"NOT_FOUND"}'.padEnd(128));

async function answer(
  honestOrigin: string,
  rule: CrookedRule,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [method, path] = [request.method ?? 'GET', request.url ?? '/'];
  const body = await readAll(request);
  let honest: Promise<HonestAnswer> | null = null;
  const askHonest = (): Promise<HonestAnswer> => {
    honest ??= ask(honestOrigin, method, path, request, body);
    return honest;
  };
  const crooked = await rule({ method, path, body, honest: askHonest });
  const { status, body: shown, headers } = crooked === null ? await askHonest() : { headers: {}, ...crooked };
  // Headers of the honest answer stand also where the body is another: the policies of the pages are part of the disguise. What was sent
  // and is kept from the honest server must not reach it for their sake.
  const copied = crooked === null || method !== 'GET' ? headers : (await askHonest()).headers;
  response.writeHead(status, { ...copied, 'content-length': String(shown.length) });
  response.end(shown);
}

interface HonestAnswer extends CrookedAnswer {
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
}

async function ask(
  origin: string,
  method: string,
  path: string,
  request: IncomingMessage,
  body: Uint8Array,
): Promise<HonestAnswer> {
  const headers = { ...request.headers, host: new URL(origin).host, 'accept-encoding': 'identity' };
  const asked = forward(new URL(path, origin), { method, headers });
  asked.end(body);
  const [answered] = (await once(asked, 'response')) as [IncomingMessage];
  const shown: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(answered.headers)) {
    if (value !== undefined && !['connection', 'transfer-encoding', 'content-length', 'keep-alive'].includes(name)) {
      shown[name] = value;
    }
  }
  return { status: answered.statusCode ?? 502, headers: shown, body: await readAll(answered) };
}

async function readAll(stream: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
