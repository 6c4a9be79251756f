/** Entry of the worker that holds the member's keys. Ending the worker is how they are dropped. */
import type { Suite } from '../../../crypto/index.ts';
import { answerQuestions } from '../../staff/worker/answering.ts';
import { chooseSuite, workerRandom } from '../../staff/worker/surroundings.ts';
import { bundleAssets } from './bundle-assets.ts';
import { createHandlers } from './handlers.ts';
import type { Exchanges, News } from './messages.ts';

const millisecondsPerDay = 86_400_000;
const millisecondsPerSecond = 1_000;

let suite: Promise<Suite> | null = null;

answerQuestions<Exchanges>(
  createHandlers({
    suite: () => (suite ??= chooseSuite()),
    random: workerRandom,
    deviceDay: () => Math.floor(Date.now() / millisecondsPerDay),
    deviceTime: () => Math.floor(Date.now() / millisecondsPerSecond),
    assets: bundleAssets,
    tell: (news: News) => {
      postMessage(news);
    },
  }),
);
