import { composeReport } from '../../client/reporting/compose.ts';
import { draft, drawKeys } from './draft.ts';
import { numberOf, timed, type Measuring } from './measuring.ts';

/** Sixteen slots and the two oversight officers. */
const encapsulations = 18;

/**
 * `letters`: from what was written to the sealed letter with commitment and tag, as `Send` does it; the keys exist already.
 * `bare`: nothing but as many X-Wing encapsulations as a letter has, in turns with the letters.
 */
export const measureSealing: Measuring = async (environment, view, parameters) => {
  const { suite, random } = environment;
  const samples = { letters: [] as number[], bare: [] as number[] };
  for (let made = 0; made < numberOf(parameters, 'letters'); made++) {
    const keys = await drawKeys(suite, random);
    samples.letters.push(
      await timed(async () => {
        const composed = await composeReport(environment, view, keys, draft);
        if (composed.letters.length !== 1) throw new Error('the report does not fit one letter');
      }),
    );
    samples.bare.push(
      await timed(async () => {
        for (let count = 0; count < encapsulations; count++) await suite.kemEncapsulate(keys.kemPublic, random(64));
      }),
    );
  }
  return samples;
};
