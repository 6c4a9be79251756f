import { Router } from 'express';
import { letterRequestLength } from '../../crypto/public.ts';
import { acceptLetter } from '../intake/letter.ts';
import { acceptPart, isPartRequestLength, longestPartRequest } from '../intake/part.ts';
import type { Service } from '../service.ts';
import { handle, idIn, numberIn, readBody, sendNote } from './http.ts';

/** What people who report may do: nobody asks who they are. */
export function sourceRoutes(service: Service): Router {
  const router = Router({ caseSensitive: true, strict: true });

  router.post(
    '/api/letters',
    handle(async (request, response) => {
      const body = await readBody(request, (length) => length === letterRequestLength, letterRequestLength);
      sendNote(response, 201, await acceptLetter(service, body));
    }),
  );

  router.put(
    '/api/parts/:id/:index',
    handle(async (request, response) => {
      const key = { id: idIn(request.params['id']), index: numberIn(request.params['index']) };
      const body = await readBody(request, isPartRequestLength, longestPartRequest);
      const outcome = await acceptPart(service, key, body);
      response.status(outcome === 'stored' ? 201 : 200).end();
    }),
  );

  return router;
}
