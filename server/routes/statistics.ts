/** Released statistics: files that never change, each release under its period, and the way to the newest. */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { statisticsHeaders } from '../headers.ts';
import type { Service } from '../service.ts';
import { isText, mediaTypeOf } from '../statistics/media-types.ts';
import { readReleased } from '../statistics/release-folder.ts';
import { proofOf, type LoggedRelease, type Releases } from '../statistics/releases.ts';
import { noReleasePage, type BuiltPages } from './built-pages.ts';

const immutable = 'public, max-age=31536000, immutable';
/** A period or `latest`, and a path of the form that a release may name, or of a folder in it. */
const address =
  /^\/statistics\/(?<period>latest|[0-9]{4}(?:-Q[1-4])?)\/(?<path>(?:[a-z0-9][a-z0-9._-]*\/)*(?:[a-z0-9][a-z0-9._-]*)?)$/;
/** Relative addresses in a page work only from behind the slash. */
const withoutSlash = /^\/statistics\/(?:latest|[0-9]{4}(?:-Q[1-4])?)$/;
const front: ReadonlySet<string> = new Set(['/statistics', '/statistics/', '/statistics/latest/']);

/** @param hstsSeconds as for pages */
export function statisticsRoutes(service: Service, releases: Releases, pages: BuiltPages, hstsSeconds: number): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const setHeaders = statisticsHeaders(hstsSeconds);
  const noRelease = noReleasePage(pages);

  /** False where there is no such thing. */
  async function answer(request: Request, response: Response): Promise<boolean> {
    const { period, path } = address.exec(request.path)?.groups ?? {};
    if (withoutSlash.test(request.path)) return redirect(response, `${request.path}/`);
    if (front.has(request.path) || period === 'latest') {
      const newest = await releases.newest(service);
      if (newest !== null) return redirect(response, `/statistics/${newest.period}/${path ?? ''}`);
      // Also where a link leads to the newest in one language.
      return (path ?? '').endsWith('/') || front.has(request.path) ? noRelease(request, response) : false;
    }
    const release = releases.find(period ?? '');
    if (release === null || path === undefined) return false;
    return sendReleased(service, release, path, request, (type, cache) => {
      setHeaders(response);
      response.setHeader('Content-Type', type);
      response.setHeader('Cache-Control', cache);
      return response;
    });
  }

  const act: RequestHandler = (request, response, next) => {
    answer(request, response).then((isAnswered) => {
      if (!isAnswered) next();
    }, next);
  };
  router.get(['/statistics', '/statistics/', '/statistics/*path'], act);
  return router;
}

async function sendReleased(
  service: Service,
  { name, note, index, files }: LoggedRelease,
  path: string,
  request: Request,
  begin: (type: string, cache: string) => Response,
): Promise<boolean> {
  if (path === 'release.note') {
    begin('text/plain; charset=utf-8', immutable).send(Buffer.from(note, 'utf8'));
    return true;
  }
  // The same entry can be proved against ever newer checkpoints.
  if (path === 'release.tlog-proof') {
    const proof = Buffer.from(await proofOf(service, index), 'utf8');
    begin('text/plain; charset=utf-8', 'no-cache').send(proof);
    return true;
  }
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  const type = mediaTypeOf(file);
  // Only a path that the release names ever reaches the disk.
  if (type === null || !files.some((one) => one.path === file)) return false;
  const wantsSmall = isText(file) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const small = wantsSmall ? await readReleased(service.folder, name, 'gzip', file) : null;
  const bytes = small ?? (await readReleased(service.folder, name, 'plain', file));
  if (bytes === null) return false;
  const response = begin(type, immutable);
  if (isText(file)) response.setHeader('Vary', 'Accept-Encoding');
  if (small !== null) response.setHeader('Content-Encoding', 'gzip');
  response.send(bytes);
  return true;
}

function redirect(response: Response, to: string): true {
  response.setHeader('Cache-Control', 'no-cache');
  response.redirect(302, to);
  return true;
}
