/** Asks the worker, each question with a port of its own for the answer. */
import type { Answer, Ask, Asking, FileReply, FileStep, News, Reply, Request } from './worker/messages.ts';
import type { AttachmentFile } from './worker/views.ts';

/** The worker refused. `code` has a text `error-<code>`. */
export class Refused extends Error {
  readonly code: string;

  constructor(code: string) {
    super('the worker refused');
    this.name = 'Refused';
    this.code = code;
  }
}

/** Takes the files of an attachment. A rejection stops the transfer. */
export interface FileReceiver {
  begin(files: readonly AttachmentFile[]): Promise<void>;
  write(file: number, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  end(): Promise<void>;
  abort(): Promise<void>;
}

export class WorkerLink {
  readonly #worker: Worker;

  constructor(worker: Worker, onNews: (news: News) => void) {
    this.#worker = worker;
    worker.addEventListener('message', (event: MessageEvent<News>) => {
      onNews(event.data);
    });
  }

  /** Never settles once the worker has ended. @throws Refused */
  ask<K extends Asking>(type: K, ask: Ask<K>, ports: readonly MessagePort[] = []): Promise<Answer<K>> {
    const { port1, port2 } = new MessageChannel();
    return new Promise((resolve, reject) => {
      port1.onmessage = (event: MessageEvent<Reply<K>>) => {
        port1.close();
        const reply = event.data;
        if ('problem' in reply) reject(new Refused(reply.problem));
        else resolve(reply.answer);
      };
      const request: Request<K> = { type, ask };
      this.#worker.postMessage(request, [port2, ...ports]);
    });
  }

  /** @throws Refused, and what the receiver threw */
  async fetchFiles(id: string, letter: string, receiver: FileReceiver): Promise<void> {
    const { port1, port2 } = new MessageChannel();
    let failure: unknown = null;
    port1.onmessage = (event: MessageEvent<FileStep>) => {
      void receive(receiver, event.data).then(
        () => {
          port1.postMessage('GO_ON' satisfies FileReply);
        },
        (error: unknown) => {
          failure = error;
          port1.postMessage('STOP' satisfies FileReply);
        },
      );
    };
    try {
      await this.ask('FETCH_FILES', { id, letter }, [port2]);
    } catch (error) {
      await receiver.abort();
      throw failure ?? error;
    } finally {
      port1.close();
    }
  }

  /** Keys, texts and the session's memory go with the worker. */
  end(): void {
    this.#worker.terminate();
  }
}

async function receive(receiver: FileReceiver, step: FileStep): Promise<void> {
  switch (step.step) {
    case 'BEGIN':
      return receiver.begin(step.files);
    case 'WRITE':
      return receiver.write(step.file, step.bytes);
    case 'END':
      return receiver.end();
    case 'ABORT':
      return;
  }
}

export function codeOf(error: unknown): string {
  return error instanceof Refused ? error.code : 'UNKNOWN';
}
