/** Asks the worker, each question with a port of its own for the answer. */
import type { ExchangeTable, Reply, Request } from './worker/messages.ts';

/** The worker refused. `code` has a text `error-<code>`. */
export class Refused extends Error {
  readonly code: string;

  constructor(code: string) {
    super('the worker refused');
    this.name = 'Refused';
    this.code = code;
  }
}

/** What a page can ask. A link for more than that will do too. */
export interface Asks<E extends ExchangeTable<E>> {
  ask<K extends keyof E>(type: K, ask: E[K]['ask'], ports?: readonly MessagePort[]): Promise<E[K]['answer']>;
}

export class WorkerLink<E extends ExchangeTable<E>, News> implements Asks<E> {
  readonly #worker: Worker;

  /** @param onNews what the worker says by itself */
  constructor(worker: Worker, onNews: (news: News) => void) {
    this.#worker = worker;
    worker.addEventListener('message', (event: MessageEvent<News>) => {
      onNews(event.data);
    });
  }

  /** Never settles once the worker has ended. @throws Refused */
  ask<K extends keyof E>(type: K, ask: E[K]['ask'], ports: readonly MessagePort[] = []): Promise<E[K]['answer']> {
    const { port1, port2 } = new MessageChannel();
    return new Promise((resolve, reject) => {
      port1.onmessage = (event: MessageEvent<Reply<E[K]['answer']>>) => {
        port1.close();
        const reply = event.data;
        if ('problem' in reply) reject(new Refused(reply.problem));
        else resolve(reply.answer);
      };
      const request: Request<E, K> = { type, ask };
      this.#worker.postMessage(request, [port2, ...ports]);
    });
  }

  /** Keys, texts and the session's memory go with the worker. */
  end(): void {
    this.#worker.terminate();
  }
}

export function codeOf(error: unknown): string {
  return error instanceof Refused ? error.code : 'UNKNOWN';
}
