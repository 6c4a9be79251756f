/** Where the worker begins: the platform's algorithms, randomness and clock meet the session here. */
import { ProtocolError, createPortableSuite } from '../../../crypto/index.ts';
import { ForkedRegister, formatForkEvidence } from '../../register/fork.ts';
import { Refusal } from '../../register/transport.ts';
import { FirstLetterMissing } from '../../reporting/conversation.ts';
import { FileGone } from './files.ts';
import type { CallName, Question, RefusalView, Reply } from './messages.ts';
import { createSession, type Session } from './session.ts';
import { pageTransport } from './transport.ts';

const millisecondsPerDay = 86_400_000;

const session: Promise<Session> = createPortableSuite(crypto.subtle).then((suite) =>
  createSession({
    suite,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    transport: pageTransport,
    deviceDay: () => Math.floor(Date.now() / millisecondsPerDay),
    deviceTime: () => Math.floor(Date.now() / 1_000),
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
function refusalOf(error: unknown): RefusalView {
  const plain = { position: null, evidence: null };
  if (error instanceof ForkedRegister)
    return { ...plain, code: 'FORKED', evidence: formatForkEvidence(error.evidence) };
  if (error instanceof FirstLetterMissing) return { ...plain, code: 'FIRST_LETTER_MISSING' };
  if (error instanceof ProtocolError) return { ...plain, code: error.code, position: error.position ?? null };
  if (error instanceof Refusal) return { ...plain, code: error.code };
  return { ...plain, code: error instanceof FileGone ? 'FILE_GONE' : 'UNKNOWN' };
}
