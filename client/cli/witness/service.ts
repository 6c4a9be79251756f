/** A checker that waits for the server to call: tlog-witness over HTTP, with bounds on everything that a stranger can send. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { answerWitness, requestLimit, type WitnessAnswer } from '../../witness/answer.ts';
import type { Witness } from '../../witness/witness.ts';

export interface ServiceOptions {
  readonly witness: Witness;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Is told of what a person should look at: a state that cannot be written, a history that was changed. */
  readonly complain: (line: string) => void;
}

export interface RunningService {
  /** `http://HOST:PORT`; the server is given it as the address of this checker. */
  readonly url: string;
  close(): Promise<void>;
}

/** Milliseconds for a whole request; also the bound of a connection that sends nothing. */
const patience = 10_000;
const connections = 64;

const refusal = (status: number, text: string): WitnessAnswer => ({
  status,
  contentType: 'text/plain; charset=utf-8',
  body: new TextEncoder().encode(text),
});

/** What the log did wrong, or the checker itself, as against a request that is merely odd. */
const alarming = new Set([422, 503]);

/** @throws what `listen` throws */
export async function startService({ witness, host, port, complain }: ServiceOptions): Promise<RunningService> {
  const server = createServer({
    ...{ maxHeaderSize: 8_192, requestTimeout: patience, headersTimeout: patience, keepAliveTimeout: patience },
    connectionsCheckingInterval: 1_000,
  });
  server.maxConnections = connections;
  server.on('request', (request, response) => {
    void answer(witness, request)
      .catch((error: unknown) => {
        complain(
          `The state could not be read or written: ${error instanceof Error ? error.message : 'unknown failure'}`,
        );
        return refusal(500, 'INTERNAL\n');
      })
      .then((made) => {
        if (alarming.has(made.status)) complain(`Not signed: ${new TextDecoder().decode(made.body).trim()}`);
        write(request, response, made);
      });
  });
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  const chosen = address === null || typeof address === 'string' ? port : address.port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${String(chosen)}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, 'close');
    },
  };
}

async function answer(witness: Witness, request: IncomingMessage): Promise<WitnessAnswer> {
  const body = await readBody(request);
  if (body === null) return refusal(413, 'TOO_LARGE\n');
  return answerWitness(witness, request.method ?? 'GET', request.url ?? '/', body);
}

/** Null if it is longer than a request may be. */
async function readBody(request: IncomingMessage): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) return null;
    length += chunk.length;
    if (length > requestLimit) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function write(request: IncomingMessage, response: ServerResponse, { status, contentType, body }: WitnessAnswer): void {
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': body.length,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    // What was not read of a body must not be taken for the next request.
    ...(request.complete ? {} : { connection: 'close' }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
