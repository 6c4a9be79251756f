import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { OwnAccount } from './accounts/own-account.ts';
import type { Passkeys } from './accounts/passkeys.ts';
import type { SignIn } from './accounts/sign-in.ts';
import { dataHeaders, pageHeaders } from './headers.ts';
import { DemoRhythm } from './intake/rhythm-demo.ts';
import type { Journal } from './journal.ts';
import { ownNames } from './own-names.ts';
import { Refusal } from './refusal.ts';
import { accountRoutes } from './routes/account.ts';
import { builtPageRoutes, notFoundPage, wantsPage, type BuiltPages } from './routes/built-pages.ts';
import { demoRoutes } from './routes/demo.ts';
import { memberRoutes } from './routes/member.ts';
import { oversightRoutes } from './routes/oversight.ts';
import { publicFileRoutes } from './routes/public-files.ts';
import { sessionRoutes } from './routes/session.ts';
import { sourceRoutes } from './routes/source.ts';
import { statisticsRoutes } from './routes/statistics.ts';
import type { Service } from './service.ts';
import type { Releases } from './statistics/releases.ts';
import { StoreFullError } from './store/store.ts';

export interface AppDeps {
  readonly service: Service;
  readonly signIn: SignIn;
  readonly passkeys: Passkeys;
  readonly account: OwnAccount;
  readonly pages: BuiltPages;
  readonly releases: Releases;
  readonly journal: Journal;
  /** Lower case, with or without a port; empty: loopback names only. */
  readonly hostNames: readonly string[];
  readonly hstsSeconds: number;
  /** Whether the server is going down: requests are then refused. */
  readonly isStopping: () => boolean;
}

/** The whole HTTP surface (docs/protocol.md section 9). */
export function createApp(deps: AppDeps): Express {
  const { service, signIn, passkeys, account, pages, releases, hstsSeconds } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', false);
  app.set('query parser', false);
  app.enable('case sensitive routing');
  app.enable('strict routing');

  const [forPages, forData] = [pageHeaders(hstsSeconds), dataHeaders(hstsSeconds)];
  app.use(assertServing(deps));
  app.use((request, response, next) => {
    const set = pages.has(request.path) || wantsPage(pages, request) ? forPages : forData;
    void set(request, response, next);
  });
  app.use('/api', (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  app.use('/api', assertKeeping(service));
  app.use(sourceRoutes(service));
  app.use(publicFileRoutes(service.folder));
  app.use(sessionRoutes(signIn, passkeys));
  app.use(accountRoutes(signIn, account));
  app.use(memberRoutes(service, signIn));
  app.use(oversightRoutes(service, releases, signIn));
  if (service.rhythm instanceof DemoRhythm) app.use(demoRoutes(service.rhythm));
  app.use(statisticsRoutes(service, releases, pages, hstsSeconds));
  app.use(builtPageRoutes(pages));
  app.use(notFoundPage(pages));
  app.use((_request, _response, next) => {
    next(new Refusal('NOT_FOUND'));
  });
  app.use(answerRefusals(deps.journal));
  return app;
}

const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE']);

/**
 * Refuses with SHUTTING_DOWN; with MALFORMED what is for a host that is not ours (another name may stand for another origin's
 * cookies); with NOT_FOUND methods that nothing here knows, before the framework answers OPTIONS by itself.
 */
function assertServing({ isStopping, hostNames }: AppDeps): RequestHandler {
  const isOurs = ownNames(hostNames);
  return (request, response, next) => {
    if (isStopping()) {
      response.setHeader('Connection', 'close');
      next(new Refusal('SHUTTING_DOWN'));
      return;
    }
    if (!methods.has(request.method)) {
      next(new Refusal('NOT_FOUND'));
      return;
    }
    next(isOurs(request.headers.host ?? '') ? undefined : new Refusal('MALFORMED'));
  };
}

/**
 * Refuses with SHUTTING_DOWN whatever would be written into a store that went back to an older state: a newer copy takes its place, and
 * what came meanwhile would be lost behind a promise. Reading and signing in go on.
 */
function assertKeeping({ register }: Service): RequestHandler {
  return (request, _response, next) => {
    const isWrite = request.method === 'POST' || request.method === 'PUT';
    const refused = register.rolledBack !== null && isWrite && request.path !== '/session';
    next(refused ? new Refusal('SHUTTING_DOWN') : undefined);
  };
}

/** The one place that answers refusals. Express knows it by its four parameters. */
function answerRefusals(journal: Journal): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const refusal = refusalFor(error);
    journal.refused(request.path, refusal.code, error);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    // What was not read of a body that is too long is not worth waiting for.
    if (refusal.code === 'TOO_LARGE') response.setHeader('Connection', 'close');
    response.setHeader('Cache-Control', 'no-store');
    response.status(refusal.status).type('application/json').send(refusal.body);
  };
}

function refusalFor(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof StoreFullError) return new Refusal('STORE_FULL');
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return new Refusal('STORE_FULL');
  // The framework's own errors for paths that cannot be decoded.
  if (error instanceof URIError) return new Refusal('MALFORMED');
  return new Refusal('INTERNAL');
}
