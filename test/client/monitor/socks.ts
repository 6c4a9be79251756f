/** A SOCKS5 server of the smallest kind (RFC 1928: no password, CONNECT), which notes where it was sent. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export class SocksServer {
  /** `NAME:PORT` of every connection; an address would stand in brackets. */
  readonly asked: string[] = [];
  /** Ports from which it called on. */
  readonly ports = new Set<number | undefined>();
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((socket) => {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    this.#serve(socket).catch(() => socket.destroy());
  });

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('no address');
    return `127.0.0.1:${String(address.port)}`;
  }

  stop(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  async #serve(socket: Socket): Promise<void> {
    const [, methods = 0] = await take(socket, 2);
    await take(socket, methods);
    socket.write(Uint8Array.of(5, 0));
    const [, , , type = 0] = await take(socket, 4);
    const [length = 0] = type === 3 ? await take(socket, 1) : [type === 4 ? 16 : 4];
    const name = await take(socket, length);
    const [high = 0, low = 0] = await take(socket, 2);
    const port = high * 256 + low;
    const host = type === 3 ? name.toString('ascii') : `[${name.toString('hex')}]`;
    this.asked.push(`${host}:${String(port)}`);
    const onward = connect(port, type === 3 ? host : '127.0.0.1');
    this.#sockets.add(onward);
    await once(onward, 'connect');
    this.ports.add(onward.localPort);
    onward.on('error', () => socket.destroy());
    socket.write(Uint8Array.of(5, 0, 0, 1, 127, 0, 0, 1, 0, 0));
    socket.pipe(onward).pipe(socket);
  }
}

async function take(socket: Socket, length: number): Promise<Buffer> {
  for (;;) {
    if (length === 0) return Buffer.alloc(0);
    const bytes: unknown = socket.read(length);
    if (Buffer.isBuffer(bytes)) return bytes;
    await once(socket, 'readable');
  }
}
