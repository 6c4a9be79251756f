import { createUpload } from '../../client/reporting/upload.ts';
import { numberOf, timed, type Measuring } from './measuring.ts';

/** The whole upload of one file (sealing, hashing, puzzles) but for the line: a file that is made up as it is read. Milliseconds. */
export const sealStream: Measuring = async (environment, view, parameters) => {
  const size = numberOf(parameters, 'mebibytes') * 2 ** 20;
  const upload = await createUpload(environment, [
    {
      ...{ name: 'video.mp4', type: 'video/mp4', size },
      read: (offset, length) => Promise.resolve(new Uint8Array(length).fill(offset % 251)),
    },
  ]);
  const stream = await timed(() =>
    upload.run(view, { progress: () => undefined, mayContinue: () => Promise.resolve() }),
  );
  return { stream: [stream] };
};
