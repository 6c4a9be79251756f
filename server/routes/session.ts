import { Router, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import type { Passkeys } from '../accounts/passkeys.ts';
import type { SecondFactor, SignIn } from '../accounts/sign-in.ts';
import { longestPassword } from '../accounts/password.ts';
import { Refusal } from '../refusal.ts';
import type { Role, Session } from '../store/store.ts';
import { handle, readBody } from './http.ts';
import { readJson } from './json.ts';

/** `__Host-`: sent to this host alone, over TLS alone (loopback counts). */
const cookieName = '__Host-session';
const cookieOptions = { httpOnly: true, secure: true, sameSite: 'strict', path: '/' } as const;
const longestCredentials = 4096;

const coded = z.string().min(1).max(2048);

/** What every answer of a passkey has. */
export const passkeyAnswer = {
  nonce: coded,
  server: z.string().min(1).max(256),
  id: coded,
  clientData: coded,
} as const;

const assertionShape = z.strictObject({ ...passkeyAnswer, authenticatorData: coded, signature: coded });

export const factorShape: z.ZodType<SecondFactor> = z.union([
  z.strictObject({ code: z.string().regex(/^[0-9]{6}$/) }),
  z.strictObject({ passkey: assertionShape }),
]);

const who = { name: z.string().min(1).max(32), password: z.string().min(1).max(longestPassword) } as const;
const credentialsShape = z.union([
  z.strictObject({ ...who, code: z.string().regex(/^[0-9]{6}$/) }),
  z.strictObject({ ...who, passkey: assertionShape }),
]);

/** Signing in and out. */
export function sessionRoutes(signIn: SignIn, passkeys: Passkeys): Router {
  const router = Router({ caseSensitive: true, strict: true });

  router.post(
    '/api/session',
    handle(async (request, response) => {
      const body = await readBody(request, (length) => length > 0, longestCredentials);
      const { name, password, ...factor } = readJson(body, credentialsShape);
      const id = await signIn.signIn({ name, password, factor });
      if (id === null) throw new Refusal('SIGN_IN_REFUSED');
      response.cookie(cookieName, id, cookieOptions).status(200).json({});
    }),
  );

  router.get(
    '/api/session',
    handle(async (request, response) => {
      const { name, member, role } = await requireSession(signIn, request, ['member', 'oversight']);
      response.json({ name, member, role });
    }),
  );

  router.get('/api/session/nonce', (_request, response) => {
    response.json({ nonce: passkeys.makeNonce() });
  });

  router.delete(
    '/api/session',
    handle(async (request, response) => {
      const id = sessionId(request);
      if (id !== null) await signIn.signOut(id);
      response.clearCookie(cookieName, cookieOptions).status(204).end();
    }),
  );

  return router;
}

/** Lets only signed-in accounts with one of these roles pass. */
export function requireRole(signIn: SignIn, roles: readonly Role[]): RequestHandler {
  return (request, response, next) => {
    requireSession(signIn, request, roles).then((session) => {
      sessions.set(response, session);
      next();
    }, next);
  };
}

/** The account behind a request that `requireRole` let pass. */
export function accountOf(response: Response): string {
  return sessionOf(response).name;
}

/** The session behind a request that `requireRole` let pass. */
export function sessionOf(response: Response): Session {
  const session = sessions.get(response);
  if (session === undefined) throw new Refusal('SIGN_IN_REQUIRED');
  return session;
}

const sessions = new WeakMap<Response, Session>();

async function requireSession(signIn: SignIn, request: Request, roles: readonly Role[]): Promise<Session> {
  // A page of another site can make a browser send requests; it cannot change what the browser says about them.
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal('FORBIDDEN');
  const id = sessionId(request);
  const session = id === null ? null : await signIn.session(id);
  if (session === null) throw new Refusal('SIGN_IN_REQUIRED');
  if (!roles.includes(session.role)) throw new Refusal('FORBIDDEN');
  return session;
}

function sessionId(request: Request): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === cookieName && value !== undefined) return value;
  }
  return null;
}
