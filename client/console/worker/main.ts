/** Entry of the worker that holds the member's keys. Ending the worker is how they are dropped. */
import type { Suite } from '../../../crypto/index.ts';
import { answerQuestions } from '../../staff/worker/answering.ts';
import { chooseSuite, workerRandom } from '../../staff/worker/surroundings.ts';
import { bundleAssets } from './bundle-assets.ts';
import { createHandlers } from './handlers.ts';
import { startHelper } from './helper-start.ts';
import { help, helperName, helpersOf, sharedHands } from './helpers.ts';
import type { Exchanges, News } from './messages.ts';

const millisecondsPerDay = 86_400_000;
const millisecondsPerSecond = 1_000;

let suite: Promise<Suite> | null = null;

const ready = (): Promise<Suite> => (suite ??= chooseSuite());

if (self.name === helperName) help(ready);
else
  answerQuestions<Exchanges>(
    createHandlers({
      suite: ready,
      random: workerRandom,
      deviceDay: () => Math.floor(Date.now() / millisecondsPerDay),
      deviceTime: () => Math.floor(Date.now() / millisecondsPerSecond),
      assets: bundleAssets,
      tell: (news: News) => {
        postMessage(news);
      },
      program: new URL(self.location.href).pathname,
      hands: (ready) => sharedHands(ready, helpersOf(navigator.hardwareConcurrency), startHelper),
    }),
  );
