/**
 * Writes `test/vectors/noise.json`: inputs and outputs of section 8.8 of `docs/protocol.md`, for implementations in other languages.
 * `node tooling/vectors/noise.ts` writes the file anew; a test compares it with what the code gives today.
 */
import { createHash, webcrypto } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  createPortablePublicSuite,
  decodeUtf8,
  discreteLaplace,
  encodeCanonical,
  encodeUtf8,
  formatHex,
  type PublicSuite,
} from '../../crypto/public.ts';
import { dimensionCodes } from '../../client/statistics/dimensions.ts';
import { drawFrom, noiseOf } from '../../client/statistics/noisy/noise-stream.ts';
import { formatSeedNote } from '../../client/statistics/noisy/seed-note.ts';
import { commitToSeed, openJointSeed, type Party } from '../../client/statistics/noisy/seeds.ts';
import { seriesPlanHash, seriesPlanJson, type SeriesPlan } from '../../client/statistics/noisy/series-plan.ts';

const origin = 'example.kg/demo';

const plan: SeriesPlan = {
  ...{ first: '2027-01', last: '2027-12' },
  // Of wide distributions, so that no two cells are likely to agree by chance.
  tables: [
    { id: 'closed-by-time', flow: 'CLOSED', dimension: 'CLOSURE_TIME', epsilon: { numerator: 1, denominator: 1000 } },
    { id: 'referred', flow: 'REFERRED', dimension: 'ALL', epsilon: { numerator: 7, denominator: 1000 } },
  ],
};

/** Everything that stands in `test/vectors/noise.json`. Byte strings are lower-case hexadecimal. */
export async function noiseVectors(suite: PublicSuite): Promise<object> {
  const seeds = { publisher: some('seed of the publisher'), oversight: some('seed of oversight') };
  const publisher = await commitToSeed(suite, 'PUBLISHER', plan, seeds.publisher);
  const oversight = await commitToSeed(suite, 'OVERSIGHT', plan, seeds.oversight);
  const joint = await openJointSeed(suite, { origin, plan, publisher, oversight }, seeds);
  const note = (party: Party, commitment: Uint8Array): string =>
    formatSeedNote({ mode: 'demo', origin, party, plan, commitment });
  return {
    source: 'tooling/vectors/noise.ts; byte strings in hexadecimal, texts as they are',
    seeds: [
      {
        origin,
        plan: decodeUtf8(encodeCanonical(seriesPlanJson(plan))),
        planHash: formatHex(await seriesPlanHash(suite, plan)),
        publisher: { seed: formatHex(seeds.publisher), text: note('PUBLISHER', publisher) },
        oversight: { seed: formatHex(seeds.oversight), text: note('OVERSIGHT', oversight) },
        joint: formatHex(joint),
      },
    ],
    draws: await Promise.all(
      [
        { numerator: 1, denominator: 1 },
        { numerator: 3, denominator: 4 },
        { numerator: 1, denominator: 2 },
        { numerator: 1, denominator: 300 },
      ].map(async ({ numerator, denominator }, index) => {
        const key = some(`key ${String(index)}`);
        const values = await drawFrom(suite, key, (random) =>
          Array.from({ length: 40 }, () => discreteLaplace(random, denominator, numerator)),
        );
        return { key: formatHex(key), numerator, denominator, values };
      }),
    ),
    noise: await Promise.all(
      plan.tables.flatMap((table) =>
        ['2027-01', '2027-02', '2027-12'].map(async (month) => {
          const codes: readonly string[] = dimensionCodes[table.dimension];
          const noise = codes.map((code) => noiseOf(suite, joint, table, month, code));
          const { id, flow, dimension, epsilon } = table;
          return {
            ...{ joint: formatHex(joint), id, flow, dimension, epsilon, month },
            ...{ codes, noise: await Promise.all(noise) },
          };
        }),
      ),
    ),
  };
}

/** 32 bytes that mean nothing. */
function some(name: string): Uint8Array {
  return new Uint8Array(
    createHash('sha256')
      .update(encodeUtf8(`kupuya vectors: ${name}`))
      .digest(),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const suite = await createPortablePublicSuite(webcrypto.subtle);
  const file = new URL('../../test/vectors/noise.json', import.meta.url);
  await writeFile(file, `${JSON.stringify(await noiseVectors(suite), null, 2)}\n`);
}
