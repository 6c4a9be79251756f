/** The tables for statistical offices (SDMX-JSON 2.1 data message of SDMX 3.1): `sdmx.json`, one structure and one data set for each table. */
import type { JsonObject, JsonValue } from '../../../crypto/public.ts';
import type { Cell } from '../cell.ts';
import { dimensionLabel, labelLanguages } from '../labels/labels.ts';
import { periodOf } from '../periods.ts';
import type { ReleaseContent } from '../release-document.ts';
import type { ShownTable } from '../shown-table.ts';
import type { BundleFile } from './bundle-file.ts';
import { inLanguages, type CodeList, type LabelsInLanguages } from './code-lists.ts';
import { formatDay } from './day-text.ts';
import { encodeJsonFile } from './json.ts';
import { tidyRows } from './tidy.ts';
import { releaseTitle, tableWords } from './words.ts';

const schemaUrl = 'https://json.sdmx.org/2.1/sdmx-json-data-schema.json';

/** Ours, as the attribute CELL_FLAG has them. */
const flags = ['OBS', 'HIDDEN', 'STRUCTURAL_ZERO'] as const satisfies readonly Cell['flag'][];
/** Of SDMX's list CL_OBS_STATUS. */
const statuses = [
  { id: 'A', name: 'Normal value' },
  { id: 'Q', name: 'Missing value; suppressed' },
] as const;

export function sdmxFile(content: ReleaseContent, lists: readonly CodeList[]): BundleFile {
  const title = releaseTitle(content);
  return {
    path: 'sdmx.json',
    mediaType: 'application/vnd.sdmx.data+json',
    bytes: encodeJsonFile({
      $schema: schemaUrl,
      meta: {
        id: `KUPUYA-${content.period}`,
        test: content.mode === 'demo',
        prepared: formatDay(content.asOf),
        contentLanguages: [...labelLanguages],
        ...named(title),
        sender: { id: 'KUPUYA', name: content.origin },
      },
      data: {
        structures: content.tables.map((table, index) => structureOf(content, table, index, lists)),
        dataSets: content.tables.map((table, index) => dataSetOf(content, table, index)),
      },
    }),
  };
}

function structureOf(
  content: ReleaseContent,
  table: ShownTable,
  index: number,
  lists: readonly CodeList[],
): JsonObject {
  const { first, last } = periodOf(content.period);
  const words = tableWords(table);
  const list = lists.find(({ dimension }) => dimension === table.dimension);
  const codes = tidyRows(content, table).map(({ code }) => list?.codes.find((each) => each.code === code));
  return {
    dataSets: [index],
    links: [{ href: `tables/${table.id}.csv`, rel: 'alternate' }],
    ...named(words.title),
    descriptions: words.definition,
    dimensions: {
      observation: [
        {
          id: table.dimension,
          keyPosition: 0,
          ...named(inLanguages((language) => dimensionLabel(table.dimension, language))),
          values: codes.flatMap((each) => (each === undefined ? [] : [{ id: each.code, ...named(each.labels) }])),
        },
        {
          id: 'TIME_PERIOD',
          keyPosition: 1,
          name: 'Period',
          roles: ['TIME_PERIOD'],
          values: [
            {
              value: content.period,
              start: `${formatDay(first)}T00:00:00Z`,
              end: `${formatDay(last)}T23:59:59Z`,
            },
          ],
        },
      ],
    },
    measures: { observation: [{ id: 'OBS_VALUE', name: 'Count, rounded to the nearest multiple of 5' }] },
    attributes: {
      observation: [
        ofObservation('OBS_STATUS', 'Observation status', [...statuses]),
        ofObservation(
          'CELL_FLAG',
          'Whether it is shown',
          flags.map((id) => ({ id, name: id })),
        ),
        ofObservation('LOWER', 'The least count that the value can stand for', null),
        ofObservation('UPPER', 'The greatest count that the value can stand for', null),
      ],
    },
  };
}

/** @param values null where the value itself stands in the observation, else the place of one of these */
function ofObservation(id: string, name: string, values: readonly JsonObject[] | null): JsonObject {
  return { id, name, relationship: { observation: {} }, ...(values === null ? {} : { values }) };
}

function dataSetOf(content: ReleaseContent, table: ShownTable, structure: number): JsonObject {
  const observations = tidyRows(content, table).map(({ value, lower, upper, flag }, index): [string, JsonValue] => [
    `${String(index)}:0`,
    [value, flag === 'HIDDEN' ? 1 : 0, flags.indexOf(flag), lower, upper],
  ]);
  return { structure, action: 'Replace', observations: Object.fromEntries(observations) };
}

function named(names: LabelsInLanguages): JsonObject {
  return { name: names.en, names };
}
