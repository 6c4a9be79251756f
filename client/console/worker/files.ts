/** Hands the files of an attachment to the page, piece by piece: the next one goes only when the page has dealt with the last. */
import { Stopped } from '../../staff/worker/answering.ts';
import type { FileReply, FileStep } from './messages.ts';
import type { AttachmentSink } from './views.ts';

export function portSink(port: MessagePort): AttachmentSink {
  const give = async (step: FileStep, transfer: Transferable[] = []): Promise<void> => {
    const reply = await new Promise<FileReply>((resolve) => {
      port.onmessage = (event: MessageEvent<FileReply>) => {
        resolve(event.data);
      };
      port.postMessage(step, transfer);
    });
    if (reply === 'STOP') throw new Stopped();
  };
  return {
    begin: (files) => give({ step: 'BEGIN', files }),
    write: (file, piece) => {
      const bytes = Uint8Array.from(piece);
      return give({ step: 'WRITE', file, bytes }, [bytes.buffer]);
    },
    end: () => give({ step: 'END' }),
    abort: () => {
      port.postMessage({ step: 'ABORT' } satisfies FileStep);
      return Promise.resolve();
    },
  };
}
