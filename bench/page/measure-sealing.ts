import { composeReport } from '../../client/reporting/compose.ts';
import { draft, drawKeys } from './draft.ts';
import { numberOf, timed, type Measuring } from './measuring.ts';

/** From what was written to the sealed letter with commitment and tag, as `Send` does it; the keys exist already. */
export const measureSealing: Measuring = async (environment, view, parameters) => {
  const letters: number[] = [];
  for (let made = 0; made < numberOf(parameters, 'letters'); made++) {
    const keys = await drawKeys(environment.suite, environment.random);
    letters.push(
      await timed(async () => {
        const composed = await composeReport(environment, view, keys, draft);
        if (composed.letters.length !== 1) throw new Error('the report does not fit one letter');
      }),
    );
  }
  return { letters };
};
