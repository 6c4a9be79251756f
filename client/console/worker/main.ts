/** Entry of the worker that holds the member's keys. Ending the worker is how they are dropped. */
import { createPortableSuite, ProtocolError, type Random, type Suite } from '../../../crypto/index.ts';
import { Refusal } from '../../register/transport.ts';
import { Stopped } from './files.ts';
import { createHandlers } from './handlers.ts';
import type { AnyRequest, Asking, News, Reply, Request } from './messages.ts';

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
  const message: Reply<K> = await handlers[type](ask, others).then(
    (result) => ({ answer: result }),
    (error: unknown) => ({ problem: codeOf(error) }),
  );
  reply.postMessage(message);
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
