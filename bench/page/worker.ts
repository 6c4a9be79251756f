/** The bench worker: the product's own modules, built as the product is built, on a register that is loaded and verified. */
import { createPortableSuite, parseTrust } from '../../crypto/index.ts';
import { loadView, type Environment } from '../../client/reporting/environment.ts';
import type { Transport } from '../../client/register/transport.ts';
import type { Measuring, Samples } from './measuring.ts';
import { measureAttachment } from './measure-attachment.ts';
import { measureOpening } from './measure-opening.ts';
import { measurePages } from './measure-pages.ts';
import { measureSealing } from './measure-sealing.ts';
import { sealStream } from './seal-stream.ts';

export type Answer = { readonly samples: Samples } | { readonly error: string };

const measurings: Readonly<Record<string, Measuring>> = {
  seal: measureSealing,
  open: measureOpening,
  attachment: measureAttachment,
  stream: sealStream,
  pages: measurePages,
};

const transport: Transport = {
  async get(path) {
    const response = await fetch(path);
    return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
  },
  // Parts of an attachment go nowhere: the line is not what is measured.
  send: () => Promise.resolve({ status: 201, bytes: new Uint8Array() }),
};

async function makeEnvironment(): Promise<Environment> {
  return {
    suite: await createPortableSuite(crypto.subtle),
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    transport,
    trust: parseTrust((await transport.get('/trust.json')).bytes),
    deviceDay: () => Math.floor(Date.now() / 86_400_000),
  };
}

const environment = makeEnvironment();

async function answer(name: string, parameters: unknown): Promise<Answer> {
  try {
    const measuring = measurings[name];
    if (measuring === undefined) throw new Error(`there is nothing called ${name}`);
    const ready = await environment;
    return { samples: await measuring(ready, await loadView(ready), parameters) };
  } catch (error) {
    return { error: error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : 'it failed' };
  }
}

addEventListener('message', ({ data, ports }: MessageEvent<{ name: string; parameters: unknown }>) => {
  void answer(data.name, data.parameters).then((found) => {
    ports[0]?.postMessage(found);
  });
});
