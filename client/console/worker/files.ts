/** Hands the files of an attachment to the page, piece by piece: the next one goes only when the page has dealt with the last. */
import { concat } from '../../../crypto/index.ts';
import type { Outlet } from '../../exports/outlet.ts';
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

const pieceLength = 262_144;

/** One file made here, handed out in pieces of some size. @param name for the page, which may choose another */
export function portOutlet(port: MessagePort, name: string): Outlet {
  const sink = portSink(port);
  let waiting: Uint8Array[] = [];
  let length = 0;
  let begun = false;
  const flush = async (): Promise<void> => {
    if (!begun) await sink.begin([{ name, safeName: name, type: '', size: 0 }]);
    begun = true;
    const piece = concat(...waiting);
    waiting = [];
    length = 0;
    if (piece.length > 0) await sink.write(0, piece);
  };
  return {
    write: async (bytes) => {
      waiting.push(bytes);
      length += bytes.length;
      if (length >= pieceLength) await flush();
    },
    end: async () => {
      await flush();
      await sink.end();
    },
    abort: () => sink.abort(),
  };
}
