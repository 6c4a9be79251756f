import { once } from 'node:events';
import { createServer } from 'node:net';

const loopback = '127.0.0.1';

/** The wanted port of the loopback address if it is free, else any free one. 0 wants any. */
export async function choosePort(wanted: number): Promise<number> {
  return (await tryPort(wanted)) ?? (await tryPort(0)) ?? raise();
}

async function tryPort(port: number): Promise<number | null> {
  const server = createServer();
  try {
    server.listen({ port, host: loopback, exclusive: true });
    await once(server, 'listening');
    const address = server.address();
    return address === null || typeof address === 'string' ? null : address.port;
  } catch {
    return null;
  } finally {
    server.close();
  }
}

function raise(): never {
  throw new Error('no free port on 127.0.0.1');
}
