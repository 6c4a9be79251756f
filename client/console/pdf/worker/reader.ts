/** Entry of the worker that reads one PDF. It holds no key, and its policy lets it ask for nothing. Ending it is how the document is dropped. */
import { inlineAsset } from './assets.ts';
import { answerQuestion, type Reading } from './answer.ts';
import { limitBuffers } from './buffer-limit.ts';
import { bufferLimit } from './limits.ts';
import type { ReaderQuestion } from './messages.ts';

const reading: Reading = { document: null, assets: inlineAsset, isTooLarge: limitBuffers(self, bufferLimit) };

// The library listens to the worker's own messages; the questions come by a port, which it does not know.
self.addEventListener('message', ({ data, ports: [port] }: MessageEvent<unknown>) => {
  if (data !== 'questions' || port === undefined) return;
  port.onmessage = ({ data: question }: MessageEvent<ReaderQuestion>) => {
    void answerQuestion(reading, question).then((answer) => {
      port.postMessage(answer, answer.kind === 'PICTURE' ? [answer.picture] : []);
    });
  };
});
