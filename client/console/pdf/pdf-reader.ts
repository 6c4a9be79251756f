/** The page's side of a reader: a worker for one document, asked one thing at a time, and ended when an answer takes too long. */
import type { PictureSize, ReaderAnswer, ReaderFailure, ReaderQuestion } from './worker/messages.ts';

/** `SLOW`: stopped for taking too long. `NO_READER`: the worker did not start, or broke down. `CLOSED`: no longer wanted. */
export type PdfFailure = ReaderFailure | 'SLOW' | 'NO_READER' | 'CLOSED';

export class PdfError extends Error {
  override readonly name = 'PdfError';
  readonly why: PdfFailure;

  constructor(why: PdfFailure) {
    super(why);
    this.why = why;
  }
}

export interface PdfReaderEnvironment {
  readonly start: () => Worker;
  /** Milliseconds for one answer. */
  readonly patience: number;
}

/** Weak machines draw a full page of a scan in some seconds. */
export const patience = 20_000;

/** A page as pixels, and how many of them are one unit of PDF (1/72 inch). */
export interface DrawnPage {
  readonly picture: ImageBitmap;
  readonly scale: number;
}

type Opened = Extract<ReaderAnswer, { kind: 'OPENED' }>;

interface Line {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly opened: Promise<Opened>;
}

export class PdfReader {
  readonly #environment: PdfReaderEnvironment;
  readonly #bytes: Uint8Array<ArrayBuffer>;
  #line: Line | null = null;
  #closed = false;
  /** Ends with the last question. */
  #turn: Promise<unknown> = Promise.resolve();

  /** @param bytes of the document; each worker gets a copy */
  constructor(environment: PdfReaderEnvironment, bytes: Uint8Array<ArrayBuffer>) {
    this.#environment = environment;
    this.#bytes = bytes;
  }

  /** @throws PdfError */
  open(): Promise<Opened> {
    return this.#inTurn(async () => (await this.#ready()).opened);
  }

  /** @param page from 1. @throws PdfError */
  text(page: number): Promise<Extract<ReaderAnswer, { kind: 'TEXT' }>> {
    return this.#inTurn(async () => {
      const answer = await this.#ask(await this.#ready(), { kind: 'TEXT', page });
      if (answer.kind !== 'TEXT') throw new PdfError('DAMAGED');
      return answer;
    });
  }

  /**
   * @param page from 1
   * @param isWanted asked when its turn comes, so that pages leafed past are not drawn
   * @throws PdfError
   */
  picture(page: number, size: PictureSize, isWanted: () => boolean): Promise<DrawnPage> {
    return this.#inTurn(async () => {
      if (!isWanted()) throw new PdfError('CLOSED');
      const answer = await this.#ask(await this.#ready(), { kind: 'PICTURE', page, size });
      if (answer.kind !== 'PICTURE' || !(answer.scale > 0 && answer.scale < Infinity)) throw new PdfError('DAMAGED');
      return answer;
    });
  }

  /** Nothing of the document is left in a worker. */
  close(): void {
    this.#closed = true;
    this.#end();
  }

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(() => {
      if (this.#closed) throw new PdfError('CLOSED');
      return run();
    });
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  /** The worker, started anew if the last one had to be ended. */
  async #ready(): Promise<Line> {
    if (this.#line === null) {
      const worker = this.#environment.start();
      const { port1: port, port2: far } = new MessageChannel();
      worker.postMessage('questions', [far]);
      const bytes = this.#bytes.slice();
      const opened = this.#exchange({ worker, port }, { kind: 'OPEN', bytes }, [bytes.buffer]).then((answer) => {
        if (answer.kind !== 'OPENED') throw new PdfError('DAMAGED');
        return answer;
      });
      this.#line = { worker, port, opened };
    }
    const line = this.#line;
    await line.opened;
    return line;
  }

  #ask(line: Line, question: ReaderQuestion): Promise<ReaderAnswer> {
    return this.#exchange(line, question, []);
  }

  /** Any failure but that of one page ends the worker; the next question starts another. */
  #exchange(
    { worker, port }: Pick<Line, 'worker' | 'port'>,
    question: ReaderQuestion,
    transfer: Transferable[],
  ): Promise<ReaderAnswer> {
    return new Promise((resolve, reject) => {
      const fail = (why: PdfFailure): void => {
        clearTimeout(timer);
        // This question is answered; there is none to abandon.
        this.#abandon = () => undefined;
        this.#end();
        worker.terminate();
        reject(new PdfError(why));
      };
      const timer = setTimeout(fail, this.#environment.patience, 'SLOW');
      worker.onerror = (event) => {
        event.preventDefault();
        fail('NO_READER');
      };
      port.onmessage = ({ data }: MessageEvent<ReaderAnswer>) => {
        clearTimeout(timer);
        this.#abandon = () => undefined;
        if (data.kind === 'FAILED') fail(data.why);
        else resolve(data);
      };
      this.#abandon = () => {
        fail('CLOSED');
      };
      port.postMessage(question, transfer);
    });
  }

  /** Refuses the question that is under way. */
  #abandon: () => void = () => undefined;

  #end(): void {
    const [line, abandon] = [this.#line, this.#abandon];
    this.#line = null;
    this.#abandon = () => undefined;
    line?.port.close();
    line?.worker.terminate();
    abandon();
  }
}
