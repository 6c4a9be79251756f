import { Router } from 'express';
import type { SignIn } from '../accounts/sign-in.ts';
import { longestCosigned, takeCosigned } from '../checkers/attended.ts';
import { logNote, longestNote } from '../log/signed-notes.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { longestReleaseRequest, publishRelease } from '../statistics/publish.ts';
import type { Releases } from '../statistics/releases.ts';
import { handle, numberIn, readBody, sendBytes } from './http.ts';
import { accountOf, requireRole } from './session.ts';

/** What the two oversight officers may do besides. */
export function oversightRoutes(service: Service, releases: Releases, signIn: SignIn): Router {
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

  const notes = [
    ['/api/oversight/totals', 'totals'],
    ['/api/oversight/verdicts', 'verdict'],
    ['/api/oversight/canaries', 'canaries'],
    ['/api/oversight/plans', 'plan'],
  ] as const;
  for (const [path, kind] of notes) {
    router.post(
      path,
      handle(async (request, response) => {
        await logNote(service, accountOf(response), kind, await readBody(request, (length) => length > 0, longestNote));
        response.status(201).end();
      }),
    );
  }

  router.post(
    '/api/oversight/releases',
    handle(async (request, response) => {
      const body = await readBody(request, (length) => length > 0, longestReleaseRequest);
      await publishRelease(service, releases, accountOf(response), body);
      response.status(201).end();
    }),
  );

  router.post(
    '/api/oversight/cosignatures',
    handle(async (request, response) => {
      await takeCosigned(service, await readBody(request, (length) => length > 0, longestCosigned));
      response.status(204).end();
    }),
  );

  return router;
}
