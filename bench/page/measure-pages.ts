import { fillerKeyed, joinContents, labels, openKeyed, openSealed } from '../../crypto/index.ts';
import { drawKeys } from './draft.ts';
import { numberOf, timed, type Measuring } from './measuring.ts';

const frames = 512;

/**
 * `keyed`: so many frames tried with one reply key, as a return visit tries them. `page`: one page of the instance with both its
 * shapes, of which the few sealed ones take a decapsulation each. None opens: that is the usual case.
 */
export const measurePages: Measuring = async ({ suite, random, transport }, view, parameters) => {
  const keys = await drawKeys(suite, random);
  const fillers = Array.from({ length: frames }, () => fillerKeyed(random));
  const { bytes } = await transport.get('/pages/1/0');
  const { frames: onPage, fresh } = view.roster.pages;
  const length = bytes.length / onPage;
  const page = Array.from({ length: onPage }, (_, place) => bytes.subarray(place * length, (place + 1) * length));

  const tryKeyed = async (these: readonly Uint8Array[]): Promise<void> => {
    const opened = await Promise.all(these.map((frame) => openKeyed(suite, keys.reply, labels.answer, frame)));
    await joinContents(
      suite,
      opened.filter((slice) => slice !== null),
    );
  };
  const tryPage = async (): Promise<void> => {
    for (const frame of page.filter((_, place) => place % fresh === 0))
      await openSealed(suite, keys.kemSeed, labels.rekey, frame);
    await tryKeyed(page.filter((_, place) => place % fresh !== 0));
  };

  const samples = { keyed: [] as number[], page: [] as number[] };
  for (let round = 0; round < numberOf(parameters, 'rounds'); round++) {
    samples.keyed.push(await timed(() => tryKeyed(fillers)));
    samples.page.push(await timed(tryPage));
  }
  return samples;
};
