import { Router, type Request } from 'express';
import { z, type ZodType } from 'zod';
import { parseBase64Url, ProtocolError } from '../../crypto/public.ts';
import type { OwnAccount } from '../accounts/own-account.ts';
import { longestPassword, shortestPassword } from '../accounts/password.ts';
import type { SignIn } from '../accounts/sign-in.ts';
import { Refusal } from '../refusal.ts';
import type { Session } from '../store/store.ts';
import { handle, readBody } from './http.ts';
import { readJson } from './json.ts';
import { factorShape, passkeyAnswer, requireRole, sessionOf } from './session.ts';

const longestBody = 8192;
const label = z
  .string()
  .trim()
  .min(1)
  .max(60)
  // What shows nothing, or turns the line around, is no part of a name.
  .regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u);
const passkeyId = z.string().min(1).max(1400);

const passwordShape = z.strictObject({
  current: z.string().min(1).max(longestPassword),
  next: z.string().min(shortestPassword).max(longestPassword),
});
const registrationShape = z.strictObject({
  ...{ label, passkey: z.strictObject({ ...passkeyAnswer, attestation: z.string().min(1).max(4096) }) },
});
const sessionsShape = z.union([
  z.strictObject({ id: z.string().regex(/^[0-9a-f]{16}$/) }),
  z.strictObject({ others: z.literal(true) }),
]);

/** What members do with their own account. */
export function accountRoutes(signIn: SignIn, account: OwnAccount): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.use('/api/account', requireRole(signIn, ['member', 'oversight']));

  router.get(
    '/api/account',
    handle(async (_request, response) => {
      response.json(await account.view(sessionOf(response)));
    }),
  );

  const post = <T>(path: string, shape: ZodType<T>, act: (session: Session, asked: T) => Promise<void>): void => {
    router.post(
      path,
      handle(async (request, response) => {
        await act(sessionOf(response), await readAsked(request, shape));
        response.status(204).end();
      }),
    );
  };
  post('/api/account/confirm', factorShape, (session, factor) => account.confirm(session, factor));
  post('/api/account/password', passwordShape, (session, { current, next }) =>
    account.changePassword(session, current, next),
  );
  post('/api/account/passkeys', registrationShape, (session, asked) =>
    account.addPasskey(session, asked.passkey, asked.label),
  );
  post('/api/account/passkeys/rename', z.strictObject({ id: passkeyId, label }), (session, asked) =>
    account.renamePasskey(session, idOf(asked.id), asked.label),
  );
  post('/api/account/passkeys/remove', z.strictObject({ id: passkeyId }), (session, { id }) =>
    account.removePasskey(session, idOf(id)),
  );
  post('/api/account/codes/remove', z.strictObject({}), (session) => account.removeCodes(session));
  post('/api/account/sessions/end', sessionsShape, (session, asked) =>
    'id' in asked ? account.endSession(session, asked.id) : account.endOtherSessions(session),
  );
  return router;
}

async function readAsked<T>(request: Request, shape: ZodType<T>): Promise<T> {
  return readJson(await readBody(request, (length) => length > 0, longestBody), shape);
}

/** @throws Refusal NOT_FOUND */
function idOf(text: string): Uint8Array {
  try {
    return parseBase64Url(text);
  } catch (error) {
    if (error instanceof ProtocolError) throw new Refusal('NOT_FOUND');
    throw error;
  }
}
