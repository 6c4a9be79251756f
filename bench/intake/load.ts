/** Clients that send letters over kept connections, each the next one as soon as its last was answered. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Prepared } from './requests.ts';

export interface LoadPlan {
  readonly port: number;
  readonly requests: readonly Prepared[];
  readonly clients: number;
  /** So many answers come before the measuring begins: a program that has just started is slow. */
  readonly warmUp: number;
  /** After so many measured acknowledgements `stop` is called, while the clients go on. */
  readonly measured: number;
  readonly stop: () => Promise<void>;
}

export interface LoadResult {
  /** Acknowledged within the measured time, by its length in seconds. */
  readonly perSecond: number;
  /** Milliseconds from sending a letter to its whole answer, of the measured ones. */
  readonly latencies: readonly number[];
  readonly refused: number;
  /** Everything that was answered with 201 before the connection ended, measured or not. */
  readonly acknowledged: readonly Prepared[];
}

/** @throws Error if the requests run out before enough of them were acknowledged, or the server goes away by itself */
export async function sendLoad(plan: LoadPlan): Promise<LoadResult> {
  const acknowledged: Prepared[] = [];
  const latencies: number[] = [];
  const stops: Promise<void>[] = [];
  let [refused, next, started, seconds] = [0, 0, 0, 0];

  function note(request: Prepared, status: number, milliseconds: number): void {
    if (status === 201) acknowledged.push(request);
    else refused++;
    if (stops.length > 0 || started === 0) {
      if (acknowledged.length >= plan.warmUp && started === 0) started = performance.now();
      return;
    }
    latencies.push(milliseconds);
    if (acknowledged.length - plan.warmUp < plan.measured) return;
    seconds = (performance.now() - started) / 1000;
    stops.push(plan.stop());
  }

  async function client(): Promise<void> {
    const line = await Line.open(plan.port);
    try {
      for (;;) {
        const request = plan.requests[next++];
        if (request === undefined) return;
        const sent = performance.now();
        const status = await line.post(request.body);
        if (status === null) return;
        note(request, status, performance.now() - sent);
      }
    } finally {
      line.close();
    }
  }

  await Promise.all(Array.from({ length: plan.clients }, client));
  if (stops.length === 0) throw new Error(`the load ended early: ${String(refused)} letters were refused`);
  await Promise.all(stops);
  return { perSecond: plan.measured / seconds, latencies, refused, acknowledged };
}

/** One kept connection. It does as little as it can: client and server share the machine. */
class Line {
  readonly #socket: Socket;
  #received = '';
  #answer: (status: number | null) => void = () => undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => {
      this.#received += text;
      this.#look();
    });
    // The server was killed: what was not answered was not acknowledged.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#answer(null);
    });
  }

  static async open(port: number): Promise<Line> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new Line(socket);
  }

  /** The status of the answer once all of it is here, or null if the connection ended before. */
  post(body: Uint8Array): Promise<number | null> {
    if (this.#socket.destroyed) return Promise.resolve(null);
    return new Promise((resolve) => {
      this.#answer = resolve;
      this.#socket.cork();
      this.#socket.write(
        `POST /api/letters HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/octet-stream\r\nContent-Length: ${String(body.length)}\r\n\r\n`,
      );
      this.#socket.write(body);
      this.#socket.uncork();
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #look(): void {
    const end = this.#received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/\r\ncontent-length: ([0-9]+)/i.exec(this.#received)?.[1] ?? 0);
    if (this.#received.length < end + 4 + length) return;
    const status = Number(this.#received.slice(9, 12));
    this.#received = this.#received.slice(end + 4 + length);
    this.#answer(status);
  }
}
