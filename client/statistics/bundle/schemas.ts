/** Our own JSON Schemas (2020-12), published with every release: of the signed document, and of a row of a table as a program reads it. */
import { releaseFormat, type JsonObject } from '../../../crypto/public.ts';
import { hiddenBelow, roundingBase } from '../cell.ts';
import { dimensions, flows } from '../dimensions.ts';
import type { BundleFile } from './bundle-file.ts';
import { encodeJsonFile } from './json.ts';
import { tidyColumns } from './tidy.ts';

const draft = 'https://json-schema.org/draft/2020-12/schema';
const period = { type: 'string', pattern: '^[0-9]{4}(-Q[1-4])?$' };
const tableId = { type: 'string', pattern: '^[a-z][a-z0-9-]{0,63}$' };
const code = { type: 'string', pattern: '^[A-Z0-9][A-Z0-9_]{0,63}$' };
const hash = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const count = { type: 'integer', minimum: 0 };
const shown = { type: 'integer', minimum: hiddenBelow, multipleOf: roundingBase };
const mechanism = { const: 'HIDE_AND_ROUND' };

function exactly(properties: JsonObject): JsonObject {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

const cell: JsonObject = {
  oneOf: [
    exactly({ flag: { const: 'OBS' }, value: shown }),
    exactly({ flag: { enum: ['HIDDEN', 'STRUCTURAL_ZERO'] } }),
  ],
};

const table = exactly({
  id: tableId,
  flow: { enum: [...flows] },
  dimension: { enum: dimensions },
  grouping: {
    oneOf: [
      { type: 'null' },
      { type: 'array', items: exactly({ code, of: { type: 'array', items: code, minItems: 1 } }) },
    ],
  },
  rows: { type: 'array', items: exactly({ code, cell }), minItems: 1, maxItems: 64 },
  total: cell,
});

/** Of the text in `release.note`, above the signatures. */
export const releaseSchema: JsonObject = {
  $schema: draft,
  title: 'A release of statistics, as its officers sign it',
  ...exactly({
    format: { const: releaseFormat },
    mode: { enum: ['demo', 'live'] },
    origin: { type: 'string', minLength: 1, maxLength: 200 },
    period,
    asOf: { ...count, description: 'Newest day that was counted: days since 1970-01-01, UTC.' },
    plan: { ...hash, description: 'SHA-256 of the table plan.' },
    mechanism,
    case: exactly({ size: count, root: hash }),
    verdict: { enum: ['PASSED', 'ACCEPTED'] },
    tables: { type: 'array', items: table, minItems: 1, maxItems: 64 },
    files: {
      type: 'array',
      items: exactly({ path: { type: 'string', pattern: '^[a-z0-9][a-z0-9._/-]*$' }, hash, bytes: count }),
      minItems: 1,
      maxItems: 256,
    },
  }),
};

const numbers = ['value', 'lower', 'upper'] as const;

/** Of `tables/*.csv`: empty cells as null, the three numbers as numbers. */
export const rowSchema: JsonObject = {
  $schema: draft,
  title: 'A row of a table of statistics',
  ...exactly(
    Object.fromEntries(
      tidyColumns.map((column): [string, JsonObject] => [
        column,
        {
          ...{ period, table: tableId, flow: { enum: [...flows] }, dimension: { enum: dimensions }, mechanism },
          code: { type: 'string', pattern: '^([A-Z0-9][A-Z0-9_]{0,63}|_T)$' },
          flag: { enum: ['OBS', 'HIDDEN', 'STRUCTURAL_ZERO'] },
          ...{ value: { type: ['integer', 'null'] }, lower: { type: ['integer', 'null'] } },
          upper: { type: ['integer', 'null'] },
        }[column],
      ]),
    ),
  ),
  oneOf: [
    { properties: { flag: { const: 'OBS' }, value: shown, lower: count, upper: count } },
    { properties: { flag: { const: 'HIDDEN' }, ...of(numbers, { type: 'null' }) } },
    { properties: { flag: { const: 'STRUCTURAL_ZERO' }, ...of(numbers, { const: 0 }) } },
  ],
};

function of(names: readonly string[], schema: JsonObject): JsonObject {
  return Object.fromEntries(names.map((name) => [name, schema]));
}

export function schemaFiles(): readonly BundleFile[] {
  const file = (path: string, schema: JsonObject): BundleFile => ({
    ...{ path, mediaType: 'application/schema+json' },
    bytes: encodeJsonFile(schema),
  });
  return [file('schemas/release.json', releaseSchema), file('schemas/row.json', rowSchema)];
}
