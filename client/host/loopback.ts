/**
 * Listening wherever a browser may look for `localhost`: on both of this computer's own addresses. With one of them left free, a program
 * of another user could take it, and be asked first.
 */
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';

export interface LoopbackServers {
  readonly port: number;
  close(): Promise<void>;
}

const attempts = 8;

/**
 * @param port 0 takes any that is free on both
 * @throws what `listen` throws, EADDRINUSE among it
 */
export async function listenOnLoopback(
  port: number,
  listenerFor: (port: number) => RequestListener,
): Promise<LoopbackServers> {
  for (let attempt = 1; ; attempt += 1) {
    const first = await listen(port, '127.0.0.1', listenerFor);
    const chosen = portOf(first);
    try {
      const second = await listen(chosen, '::1', listenerFor);
      return { port: chosen, close: () => closeAll([first, second]) };
    } catch (error) {
      // A computer without IPv6 has no second address that anybody could take.
      if (isWithoutAddress(error)) return { port: chosen, close: () => closeAll([first]) };
      await closeAll([first]);
      if (port !== 0 || attempt === attempts) throw error;
    }
  }
}

async function listen(port: number, address: string, listenerFor: (port: number) => RequestListener): Promise<Server> {
  const server = createServer({ maxHeaderSize: 8_192, requestTimeout: 60_000, headersTimeout: 15_000 });
  server.listen(port, address);
  await once(server, 'listening');
  server.on('request', listenerFor(portOf(server)));
  return server;
}

async function closeAll(servers: readonly Server[]): Promise<void> {
  await Promise.all(
    servers.map(async (server) => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    }),
  );
}

function isWithoutAddress(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT';
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the host listens on no port');
  return address.port;
}
