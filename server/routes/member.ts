import { Router, type Response } from 'express';
import { z } from 'zod';
import type { SignIn } from '../accounts/sign-in.ts';
import { appendRecords, isFeedRequestLength, longestFeedRequest } from '../feed/feed.ts';
import { claimParts } from '../intake/claim.ts';
import { noteFetch } from '../intake/fetched.ts';
import { readPart } from '../intake/part.ts';
import { acceptStatus, statusRequestLength } from '../intake/status.ts';
import { isAnswersRequestLength, longestAnswersRequest, postAnswers } from '../pages/answers.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { handle, idIn, numberIn, readBody, sendBytes, sendNote } from './http.ts';
import { readJson } from './json.ts';
import { accountOf, requireRole, sessionOf } from './session.ts';

const lettersAtOnce = 64;
const longestClaims = 8192;

const claimsShape = z.strictObject({
  ids: z
    .array(z.string().regex(/^[0-9a-f]{32}$/))
    .min(1)
    .max(200),
});

/** What investigators and oversight officers may do: fetch what is sealed, post what is sealed. */
export function memberRoutes(service: Service, signIn: SignIn): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const { store } = service;
  router.use('/api/member', requireRole(signIn, ['member', 'oversight']));

  router.get(
    '/api/member/batches',
    handle(async (_request, response) => {
      response.json({ batches: await store.batches.list() });
    }),
  );

  router.get(
    '/api/member/letters/:batch',
    handle(async (request, response) => {
      await sendLetters(service, response, numberIn(request.params['batch']));
    }),
  );

  router.get(
    '/api/member/parts/:id/:index',
    handle(async (request, response) => {
      const key = { id: idIn(request.params['id']), index: numberIn(request.params['index']) };
      sendBytes(response, 200, await readPart(service, key));
    }),
  );

  router.post(
    '/api/member/claims',
    handle(async (request, response) => {
      const body = await readBody(request, (length) => length > 0, longestClaims);
      const { ids } = readJson(body, claimsShape);
      await claimParts(service, ids.map(idIn));
      response.status(204).end();
    }),
  );

  router.get(
    '/api/member/feed/:slot',
    handle(async (request, response) => {
      const feed = await store.slots.feed(numberIn(request.params['slot']));
      if (feed === null) throw new Refusal('NOT_FOUND');
      sendBytes(response, 200, feed);
    }),
  );

  router.post(
    '/api/member/feed',
    handle(async (request, response) => {
      const body = await readBody(request, isFeedRequestLength, longestFeedRequest);
      await appendRecords(service, accountOf(response), body);
      response.status(201).end();
    }),
  );

  router.post(
    '/api/member/answers',
    handle(async (request, response) => {
      const body = await readBody(request, isAnswersRequestLength, longestAnswersRequest);
      await postAnswers(service, accountOf(response), body);
      response.status(201).end();
    }),
  );

  router.post(
    '/api/member/statuses',
    handle(async (request, response) => {
      const body = await readBody(request, (length) => length === statusRequestLength, statusRequestLength);
      sendNote(response, 201, await acceptStatus(service, accountOf(response), body));
    }),
  );

  return router;
}

/** Sends the records of a batch a few at a time: a day may hold more letters than memory should. */
async function sendLetters(service: Service, response: Response, batch: number): Promise<void> {
  const { store } = service;
  const first = await store.batches.letters(batch, 0, lettersAtOnce);
  if (first === null) throw new Refusal('NOT_FOUND');
  response.status(200).type('application/octet-stream');
  let from = 0;
  for (let some: readonly Uint8Array[] = first; some.length > 0;) {
    if (!response.write(Buffer.concat(some))) await drained(response);
    if (response.destroyed) return;
    from += some.length;
    some = (await store.batches.letters(batch, from, lettersAtOnce)) ?? [];
  }
  const { role, member } = sessionOf(response);
  // Officers fetch batches to count them; that says nothing about whether the readers of a letter have seen it.
  if (from > 0 && role === 'member') await noteFetch(service, batch, member);
  response.end();
}

function drained(response: Response): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
  });
}
