/** Somebody between a reader and the service, who changes what is handed out. */
import { once } from 'node:events';
import { createServer } from 'node:http';

export interface Handed {
  readonly status: number;
  readonly body: Buffer;
  readonly location?: string | undefined;
}

/** @param path without the origin */
export type Change = (path: string, handed: Handed) => Handed | Promise<Handed>;

/** Runs a go-between before the service for as long as `run` takes. */
export async function between<T>(serverUrl: string, change: Change, run: (url: string) => Promise<T>): Promise<T> {
  const hand = async (path: string): Promise<Handed> => {
    const answer = await fetch(`${serverUrl}${path}`, { redirect: 'manual' });
    const location = answer.headers.get('location') ?? undefined;
    return change(path, { status: answer.status, body: Buffer.from(await answer.arrayBuffer()), location });
  };
  const server = createServer((request, response) => {
    hand(request.url ?? '/').then(
      ({ status, body, location }) => {
        response.writeHead(status, location === undefined ? {} : { location }).end(body);
      },
      () => response.writeHead(502).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no address');
    return await run(`http://127.0.0.1:${String(address.port)}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
