/** The public files of the instance: trust policy, logs, epochs, pages. Bytes on disk, and nothing about who asks. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Router, type Request, type Response } from 'express';
import type { Folder } from '../folder.ts';
import { Refusal } from '../refusal.ts';
import { handle } from './http.ts';

interface Class {
  readonly path: RegExp;
  readonly type: string;
  readonly cache: string;
}

/** The bytes under this path can never change. */
const immutable = 'public, max-age=31536000, immutable';

const classes: readonly Class[] = [
  { path: /^\/trust\.json$/, type: 'application/json', cache: 'no-cache' },
  // A checkpoint of the history gains lines of outside checkers, so a copy of it is always asked about again.
  {
    path: /^\/log\/(?:case|governance)\/(?:checkpoint|cosigned|history\/(?:index|0|[1-9][0-9]{0,15}))$/,
    type: 'text/plain; charset=utf-8',
    cache: 'no-cache',
  },
  { path: /^\/log\/case\/lookup\/(?:0|[1-9][0-9]{0,9})$/, type: 'application/octet-stream', cache: immutable },
  {
    path: /^\/log\/(?:case|governance)\/tile\/(?:entries|[0-9]{1,2})\/(?:x[0-9]{3}\/)*[0-9]{3}(?:\.p\/[1-9][0-9]{0,2})?$/,
    type: 'application/octet-stream',
    cache: immutable,
  },
  { path: /^\/epochs\/[0-9a-f]{64}$/, type: 'application/octet-stream', cache: immutable },
  // Pages live for two days: a copy on the disk of whoever reads answers would be of no use, only a trace.
  { path: /^\/pages\/[1-9][0-9]{0,9}\/[0-3]$/, type: 'application/octet-stream', cache: 'no-store' },
];

export function publicFileRoutes(folder: Folder): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.get(
    ['/trust.json', '/log/*path', '/epochs/*path', '/pages/*path'],
    handle(async (request, response) => {
      await sendFile(folder, request, response);
    }),
  );
  return router;
}

async function sendFile(folder: Folder, request: Request, response: Response): Promise<void> {
  // Only a path of one of the known forms ever reaches the disk: no dot but the two that are spelled out.
  const found = classes.find(({ path }) => path.test(request.path));
  if (found === undefined) throw new Refusal('NOT_FOUND');
  const bytes = await readFile(join(folder.public, request.path)).catch(() => null);
  if (bytes === null) throw new Refusal('NOT_FOUND');
  response.setHeader('Content-Type', found.type);
  response.setHeader('Cache-Control', found.cache);
  response.status(200).send(bytes);
}
