import { openBody, openSlot, parseHex, sealCover, type Suite } from '../../crypto/index.ts';
import { composeReport } from '../../client/reporting/compose.ts';
import { draft, drawKeys } from './draft.ts';
import { numberOf, textOf, timed, type Measuring } from './measuring.ts';

/** Of as many letters one is for this member. */
const among = 10;

/** Every letter of a batch is tried with one's own position; the few that open are opened whole. Milliseconds for all of them. */
export const measureOpening: Measuring = async (environment, view, parameters) => {
  const { suite: portable, random } = environment;
  const suite = textOf(parameters, 'provider') === 'sodium' ? await sodiumSuite() : portable;
  const seed = parseHex(textOf(parameters, 'seed'));
  const position = numberOf(parameters, 'position');
  const composed = await composeReport(environment, view, await drawKeys(portable, random), draft);
  const [real] = composed.letters;
  if (real === undefined) throw new Error('no letter was sealed');
  const covers = await Promise.all(
    Array.from({ length: among - 1 }, () => sealCover(portable, random, view.roster, view.epoch.index)),
  );
  const batch = Array.from({ length: numberOf(parameters, 'letters') / among }, () => [real.letter, ...covers]).flat();
  const samples: number[] = [];
  for (let round = 0; round < numberOf(parameters, 'rounds'); round++) {
    let opened = 0;
    samples.push(
      await timed(async () => {
        for (const letter of batch) {
          const fileKey = await openSlot(suite, letter, position, seed);
          if (fileKey === null) continue;
          await openBody(suite, letter, fileKey, null);
          opened++;
        }
      }),
    );
    if (opened !== batch.length / among) throw new Error('a letter did not open');
  }
  return { batch: samples };
};

/** Only where it is asked for: it needs WebAssembly. */
async function sodiumSuite(): Promise<Suite> {
  const { createSodiumSuite } = await import('../../crypto/sodium.ts');
  return createSodiumSuite(crypto.subtle);
}
