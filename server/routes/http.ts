import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { Refusal } from '../refusal.ts';
import { plain } from '../store/sqlite/plain.ts';

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
  let body: Uint8Array | null = null;
  let filled = 0;
  return new Promise((resolve, reject) => {
    const refuse = (): void => {
      reject(new Refusal('BAD_LENGTH'));
    };
    request.on('data', (chunk: Uint8Array) => {
      // A letter usually comes whole, and needs no copy.
      if (filled === 0 && chunk.length === length) body = plain(chunk);
      else if (filled + chunk.length <= length) (body ??= new Uint8Array(length)).set(chunk, filled);
      filled += chunk.length;
    });
    request.once('end', () => {
      if (filled === length) resolve(body ?? new Uint8Array());
      else refuse();
    });
    // The connection broke: nobody hears the answer, and nothing is wrong with the server.
    request.once('error', refuse);
    request.once('close', () => {
      if (!request.complete) refuse();
    });
  });
}

export function sendBytes(response: Response, status: number, bytes: Uint8Array): void {
  response
    .status(status)
    .type('application/octet-stream')
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
}

/** Written as it is: what the framework would look at first (caching, character sets) is settled for a note. */
export function sendNote(response: Response, status: number, note: string): void {
  const body = Buffer.from(note, 'utf8');
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': body.length }).end(body);
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
