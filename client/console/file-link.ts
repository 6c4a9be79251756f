/** Takes the files of an attachment from the worker, piece by piece. */
import { type Asks } from '../staff/worker-link.ts';
import type { Exchanges, FileReply, FileStep } from './worker/messages.ts';
import type { AttachmentFile } from './worker/views.ts';

/** What answers with files. */
export type FileExchange = 'FETCH_FILES' | 'MAKE_BUNDLE' | 'MAKE_REFERRAL';

/** Takes the files of an attachment. A rejection stops the transfer. */
export interface FileReceiver {
  begin(files: readonly AttachmentFile[]): Promise<void>;
  write(file: number, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  end(): Promise<void>;
  abort(): Promise<void>;
}

/** @throws Refused, and what the receiver threw */
export async function fetchFiles<K extends FileExchange>(
  link: Asks<Exchanges>,
  type: K,
  wanted: Exchanges[K]['ask'],
  receiver: FileReceiver,
): Promise<Exchanges[K]['answer']> {
  const { port1, port2 } = new MessageChannel();
  let failure: unknown = null;
  port1.onmessage = (event: MessageEvent<FileStep>) => {
    void receive(receiver, event.data).then(
      () => {
        port1.postMessage('GO_ON' satisfies FileReply);
      },
      (error: unknown) => {
        failure = error;
        port1.postMessage('STOP' satisfies FileReply);
      },
    );
  };
  try {
    return await link.ask(type, wanted, [port2]);
  } catch (error) {
    await receiver.abort();
    throw failure ?? error;
  } finally {
    port1.close();
  }
}

async function receive(receiver: FileReceiver, step: FileStep): Promise<void> {
  switch (step.step) {
    case 'BEGIN':
      return receiver.begin(step.files);
    case 'WRITE':
      return receiver.write(step.file, step.bytes);
    case 'END':
      return receiver.end();
    case 'ABORT':
      return;
  }
}
