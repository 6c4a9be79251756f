import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { Refusal } from '../refusal.ts';

/** A handler that may fail later: what it throws goes to the one place that answers refusals. */
export function handle(act: (request: Request, response: Response) => Promise<void>): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    act(request, response).catch(next);
  };
}

/**
 * Reads a body whose length is known to be right before the first byte is kept: the length must be announced, and one that
 * `accepts` says yes to.
 *
 * @throws Refusal BAD_LENGTH, TOO_LARGE
 */
export async function readBody(
  request: Request,
  accepts: (length: number) => boolean,
  longest: number,
): Promise<Uint8Array> {
  const announced = request.headers['content-length'];
  if (announced === undefined || !/^[0-9]{1,12}$/.test(announced)) throw new Refusal('BAD_LENGTH');
  const length = Number(announced);
  if (length > longest) throw new Refusal('TOO_LARGE');
  if (!accepts(length)) throw new Refusal('BAD_LENGTH');
  return readExactly(request, length);
}

/** By events: an iterator for every request is work that shows under load. @throws Refusal BAD_LENGTH */
function readExactly(request: Request, length: number): Promise<Uint8Array> {
  const body = new Uint8Array(length);
  let filled = 0;
  return new Promise((resolve, reject) => {
    const refuse = (): void => {
      reject(new Refusal('BAD_LENGTH'));
    };
    request.on('data', (chunk: Uint8Array) => {
      if (filled + chunk.length <= length) body.set(chunk, filled);
      filled += chunk.length;
    });
    request.once('end', () => {
      if (filled === length) resolve(body);
      else refuse();
    });
    // The connection broke: nobody hears the answer, and nothing is wrong with the server.
    request.once('error', refuse);
    request.once('close', refuse);
  });
}

export function sendBytes(response: Response, status: number, bytes: Uint8Array): void {
  response
    .status(status)
    .type('application/octet-stream')
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
}

export function sendNote(response: Response, status: number, note: string): void {
  response.status(status).type('text/plain; charset=utf-8').send(note);
}

/** A number in a path: digits without a leading zero. @throws NOT_FOUND */
export function numberIn(text: unknown): number {
  if (typeof text !== 'string' || !/^(?:0|[1-9][0-9]{0,9})$/.test(text)) throw new Refusal('NOT_FOUND');
  return Number(text);
}

/** 16 bytes as 32 lower-case digits in a path. @throws NOT_FOUND */
export function idIn(text: unknown): Uint8Array {
  if (typeof text !== 'string' || !/^[0-9a-f]{32}$/.test(text)) throw new Refusal('NOT_FOUND');
  return new Uint8Array(Buffer.from(text, 'hex'));
}
