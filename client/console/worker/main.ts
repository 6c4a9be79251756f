/** Entry of the worker that holds the member's keys. Ending the worker is how they are dropped. */
import { createPortableSuite, ProtocolError, type Random, type Suite } from '../../../crypto/index.ts';
import { Refusal } from '../../register/transport.ts';
import { Stopped } from './files.ts';
import { createHandlers } from './handlers.ts';
import type { AnyRequest, Ask, Asking, News, Reply, Request } from './messages.ts';

const millisecondsPerDay = 86_400_000;
const largestDraw = 65_536;

const random: Random = (length) => {
  const bytes = new Uint8Array(length);
  for (let start = 0; start < length; start += largestDraw) {
    crypto.getRandomValues(bytes.subarray(start, start + largestDraw));
  }
  return bytes;
};

let suite: Promise<Suite> | null = null;

const handlers = createHandlers({
  suite: () => (suite ??= chooseSuite()),
  random,
  deviceDay: () => Math.floor(Date.now() / millisecondsPerDay),
  tell: (news: News) => {
    postMessage(news);
  },
});

addEventListener('message', (event: MessageEvent<AnyRequest>) => {
  void answer(event.data, event.ports);
});

async function answer<K extends Asking>({ type, ask }: Request<K>, ports: readonly MessagePort[]): Promise<void> {
  const [reply, ...others] = ports;
  if (reply === undefined) return;
  reply.postMessage(await replyTo(type, ask, others));
}

/** Whatever goes wrong becomes a reply: a page that waits for ever could not even be locked. */
async function replyTo<K extends Asking>(type: K, ask: Ask<K>, ports: readonly MessagePort[]): Promise<Reply<K>> {
  try {
    return { answer: await handlers[type](ask, ports) };
  } catch (error) {
    return { problem: codeOf(error) };
  }
}

/** libsodium is about ten times as fast; browsers without WebAssembly, or that forbid it, get the portable provider. */
async function chooseSuite(): Promise<Suite> {
  try {
    const { createSodiumSuite } = await import('../../../crypto/sodium.ts');
    return await createSodiumSuite(crypto.subtle);
  } catch {
    return createPortableSuite(crypto.subtle);
  }
}

function codeOf(error: unknown): string {
  if (error instanceof ProtocolError || error instanceof Refusal) return error.code;
  if (error instanceof Stopped) return 'STOPPED';
  // A mistake of ours: its message could carry what was decrypted, so it goes nowhere.
  return 'UNKNOWN';
}
