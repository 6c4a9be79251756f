/** The worker's side of the line: questions come in, each with a port of its own for the reply. */
import { ProtocolError } from '../../../crypto/index.ts';
import { Refusal } from '../../register/transport.ts';
import type { ExchangeTable, Handlers, Reply, Request } from './messages.ts';

/** The page does not want the rest. */
export class Stopped extends Error {
  constructor() {
    super('the page stopped taking the files');
    this.name = 'Stopped';
  }
}

/** Answers every question that this worker is asked, until it is ended. */
export function answerQuestions<E extends ExchangeTable<E>>(handlers: Handlers<E>): void {
  addEventListener('message', (event: MessageEvent<Request<E, keyof E>>) => {
    const [reply, ...others] = event.ports;
    if (reply === undefined) return;
    void replyTo(handlers, event.data, others).then((answer) => {
      reply.postMessage(answer);
    });
  });
}

/** Whatever goes wrong becomes a reply: a page that waits for ever could not even be locked. */
async function replyTo<E extends ExchangeTable<E>>(
  handlers: Handlers<E>,
  { type, ask }: Request<E, keyof E>,
  ports: readonly MessagePort[],
): Promise<Reply<unknown>> {
  try {
    return { answer: await handlers[type](ask, ports) };
  } catch (error) {
    return { problem: codeOf(error) };
  }
}

function codeOf(error: unknown): string {
  if (error instanceof ProtocolError || error instanceof Refusal) return error.code;
  if (error instanceof Stopped) return 'STOPPED';
  // A mistake of ours: its message could carry what was decrypted, so it goes nowhere.
  return 'UNKNOWN';
}
