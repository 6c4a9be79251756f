import { Router } from 'express';
import type { DemoRhythm } from '../intake/rhythm-demo.ts';
import { handle } from './http.ts';

/** The button of a demo that lets a day go by. A live instance does not have this route at all. */
export function demoRoutes(rhythm: DemoRhythm): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.post(
    '/api/demo/next-day',
    handle(async (_request, response) => {
      await rhythm.nextDay();
      response.status(204).end();
    }),
  );
  return router;
}
