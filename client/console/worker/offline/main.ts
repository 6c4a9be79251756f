/** Entry of the worker in the offline file: the same console, without a host. */
import type { Suite } from '../../../../crypto/index.ts';
import { Refusal } from '../../../register/transport.ts';
import { answerQuestions } from '../../../staff/worker/answering.ts';
import { chooseSuite, workerRandom } from '../../../staff/worker/surroundings.ts';
import { createHandlers } from '../handlers.ts';
import type { Exchanges, News } from '../messages.ts';
import { createOffline } from '../offline.ts';

const millisecondsPerDay = 86_400_000;
const millisecondsPerSecond = 1_000;

let made: Promise<Suite> | null = null;
const surroundings = {
  suite: (): Promise<Suite> => (made ??= chooseSuite()),
  random: workerRandom,
  deviceDay: (): number => Math.floor(Date.now() / millisecondsPerDay),
  deviceTime: (): number => Math.floor(Date.now() / millisecondsPerSecond),
};

answerQuestions<Exchanges>(
  createHandlers({
    ...surroundings,
    offline: createOffline(surroundings),
    // The font of a bundle is larger than all of the page: bundles are made where there is a host.
    assets: () => Promise.reject(new Refusal('NOT_OFFLINE')),
    tell: (news: News) => {
      postMessage(news);
    },
  }),
);
