/** Where the worker begins: the platform's algorithms, randomness and clock meet the session here. */
import { ProtocolError, createPortableSuite } from '../../../crypto/index.ts';
import { Refusal } from '../../register/transport.ts';
import { FileGone } from './files.ts';
import type { CallName, Question, Reply } from './messages.ts';
import { createSession, type Session } from './session.ts';
import { pageTransport } from './transport.ts';

const millisecondsPerDay = 86_400_000;

const session: Promise<Session> = createPortableSuite(crypto.subtle).then((suite) =>
  createSession({
    suite,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    transport: pageTransport,
    deviceDay: () => Math.floor(Date.now() / millisecondsPerDay),
  }),
);

addEventListener('message', ({ data, ports }: MessageEvent<Question>) => {
  const port = ports[0];
  if (port !== undefined) void answer(data, port);
});

async function answer<Name extends CallName>({ name, question }: Question<Name>, port: MessagePort): Promise<void> {
  const reply = (message: Reply<Name>): void => {
    port.postMessage(message);
  };
  try {
    const call = (await session)[name];
    const result = await call(question, (progress) => {
      reply({ kind: 'progress', progress });
    });
    reply({ kind: 'answer', answer: result });
  } catch (error) {
    reply({ kind: 'refusal', ...refusalOf(error) });
  }
}

/** Codes only: what a message might hold of what was typed stays here. */
function refusalOf(error: unknown): { code: string; position: number | null } {
  if (error instanceof ProtocolError) return { code: error.code, position: error.position ?? null };
  if (error instanceof Refusal) return { code: error.code, position: null };
  return { code: error instanceof FileGone ? 'FILE_GONE' : 'UNKNOWN', position: null };
}
