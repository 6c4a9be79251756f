/** The page's end of the line to the worker. One port per question: answers cannot be mixed up. */
import type { CallName, Calls, Progress, Reply } from './worker/messages.ts';

/** The worker, or the server behind it, did not do it. Texts for people: `error-<code>`. */
export class EngineError extends Error {
  readonly code: string;
  /** Of a word that is not in the list, from 1. */
  readonly position: number | null;
  /** Of a forked register: the text of a file that shows it to others. */
  readonly evidence: string | null;

  constructor(code: string, position: number | null = null, evidence: string | null = null) {
    super('it was not done');
    this.name = 'EngineError';
    this.code = code;
    this.position = position;
    this.evidence = evidence;
  }
}

export interface Engine {
  /** @throws EngineError */
  ask<Name extends CallName>(
    name: Name,
    question: Calls[Name]['question'],
    tell?: (progress: Progress) => void,
  ): Promise<Calls[Name]['answer']>;
  /** Ends the worker, and with it every key and every sealed letter. */
  stop(): void;
}

/** @param start makes a worker; called again when a worker could not even be loaded */
export function createEngine(start: () => Worker): Engine {
  let worker: Worker | null = null;
  let answered = false;
  const waiting = new Set<(error: EngineError) => void>();

  function running(): Worker {
    if (worker !== null) return worker;
    const started = start();
    started.addEventListener('error', () => {
      // Not one answer: its script did not arrive. Otherwise the worker lives on, with the keys that it holds.
      if (!answered) {
        started.terminate();
        worker = null;
      }
      for (const refuse of waiting) refuse(new EngineError(answered ? 'UNKNOWN' : 'NETWORK'));
    });
    worker = started;
    return started;
  }

  return {
    ask<Name extends CallName>(
      name: Name,
      question: Calls[Name]['question'],
      tell: (progress: Progress) => void = () => undefined,
    ) {
      return new Promise<Calls[Name]['answer']>((resolve, reject) => {
        const { port1, port2 } = new MessageChannel();
        const finish = (end: () => void): void => {
          waiting.delete(refuse);
          port1.close();
          end();
        };
        const refuse = (error: EngineError): void => {
          finish(() => {
            reject(error);
          });
        };
        waiting.add(refuse);
        port1.onmessage = ({ data }: MessageEvent<Reply<Name>>) => {
          answered = true;
          if (data.kind === 'progress') tell(data.progress);
          else if (data.kind === 'refusal') refuse(new EngineError(data.code, data.position, data.evidence));
          else
            finish(() => {
              resolve(data.answer);
            });
        };
        const message = { name, question };
        running().postMessage(message, [port2]);
      });
    },
    stop() {
      worker?.terminate();
      worker = null;
    },
  };
}
