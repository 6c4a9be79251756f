import { Router } from 'express';
import type { SignIn } from '../accounts/sign-in.ts';
import { logTotals, longestTotals } from '../log/totals.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { handle, numberIn, readBody, sendBytes } from './http.ts';
import { requireRole } from './session.ts';

/** What the two oversight officers may do besides. */
export function oversightRoutes(service: Service, signIn: SignIn): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const { store } = service;
  router.use('/api/oversight', requireRole(signIn, ['oversight']));

  router.get(
    '/api/oversight/statements/:batch',
    handle(async (request, response) => {
      const frames = await store.batches.statements(numberIn(request.params['batch']));
      if (frames === null) throw new Refusal('NOT_FOUND');
      sendBytes(response, 200, Buffer.concat(frames));
    }),
  );

  router.get(
    '/api/oversight/ratchet/:batch',
    handle(async (request, response) => {
      const frames = await store.batches.ratchet(numberIn(request.params['batch']));
      if (frames === null) throw new Refusal('NOT_FOUND');
      sendBytes(response, 200, Buffer.concat(frames));
    }),
  );

  router.post(
    '/api/oversight/totals',
    handle(async (request, response) => {
      const body = await readBody(request, (length) => length > 0, longestTotals);
      await logTotals(service, body);
      response.status(201).end();
    }),
  );

  return router;
}
