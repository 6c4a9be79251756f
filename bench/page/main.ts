/** The bench page: hands what the bench asks to a worker, where the product does such work too. */
import type { Answer } from './worker.ts';

const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

/** @returns samples by name */
function measure(name: string, parameters: unknown): Promise<Record<string, readonly number[]>> {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<Answer>) => {
      port1.close();
      if ('samples' in data) resolve(data.samples);
      else reject(new Error(data.error));
    };
    worker.postMessage({ name, parameters }, [port2]);
  });
}

Object.assign(globalThis, { measure });
