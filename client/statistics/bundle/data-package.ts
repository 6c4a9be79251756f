/** `datapackage.json`: what stands in the CSV files, for programs (Frictionless Data Package v2, https://datapackage.org). */
import type { JsonObject } from '../../../crypto/public.ts';
import { periodOf } from '../periods.ts';
import type { ReleaseContent } from '../release-document.ts';
import type { BundleFile } from './bundle-file.ts';
import { formatDay } from './day-text.ts';
import { encodeJsonFile } from './json.ts';
import { licence } from './licence.ts';
import { tidyColumns, type TidyRow } from './tidy.ts';

const profile = 'https://datapackage.org/profiles/2.0/datapackage.json';

export interface TableFile {
  readonly file: BundleFile;
  readonly title: string;
  readonly schema: JsonObject;
}

/** @param tables every CSV file of the release, in order */
export function dataPackageFile(content: ReleaseContent, title: string, tables: readonly TableFile[]): BundleFile {
  const { first, last } = periodOf(content.period);
  return {
    path: 'datapackage.json',
    mediaType: 'application/json',
    bytes: encodeJsonFile({
      $schema: profile,
      name: `release-${content.period.toLowerCase()}`,
      title,
      description: `Reports from ${formatDay(first)} to ${formatDay(last)}, counted on ${formatDay(content.asOf)}. Counts of 0 to 9 are hidden, all others are rounded to the nearest multiple of 5.`,
      // The day that was counted, not the moment of making: a rebuild has to give the same bytes.
      created: `${formatDay(content.asOf)}T00:00:00Z`,
      contributors: [{ title: content.origin, roles: ['publisher'] }],
      licenses: [{ name: licence.name, title: licence.title, path: licence.url }],
      resources: tables.map(resourceOf),
    }),
  };
}

function resourceOf({ file, title, schema }: TableFile): JsonObject {
  return {
    name: nameOf(file.path),
    path: file.path,
    type: 'table',
    title,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: file.bytes.length,
    dialect: { header: true, delimiter: ',', lineTerminator: '\n' },
    schema,
  };
}

/** `tables/received.csv` is the resource `tables-received`. */
export function nameOf(path: string): string {
  return path.replace(/\.csv$/u, '').replaceAll('/', '-');
}

const fields: Readonly<Record<keyof TidyRow, JsonObject>> = {
  period: { type: 'string', description: 'A year, or a quarter of it, in UTC.' },
  table: { type: 'string', description: 'The table, as the table plan names it.' },
  flow: { type: 'string', description: 'What happened: every event stands on one day and in one cell.' },
  dimension: { type: 'string', description: 'By what it is told apart.' },
  code: { type: 'string', description: 'A code of the list of the dimension; _T for the total.' },
  value: { type: 'integer', description: 'The count, rounded to the nearest multiple of 5; empty where it is hidden.' },
  lower: { type: 'integer', description: 'The least count that the value can stand for; empty where it is hidden.' },
  upper: { type: 'integer', description: 'The greatest count that the value can stand for; empty where it is hidden.' },
  flag: {
    type: 'string',
    description: 'OBS: shown. HIDDEN: not said. STRUCTURAL_ZERO: the register has no entry of the period.',
    constraints: { required: true, enum: ['OBS', 'HIDDEN', 'STRUCTURAL_ZERO'] },
  },
  mechanism: { type: 'string', description: 'How the counts were protected.', constraints: { required: true } },
};

/** Of a table of counts. @param codeList resource with the labels of its codes */
export function tidySchema(codeList: string): JsonObject {
  return {
    fields: tidyColumns.map((name) => ({ name, ...fields[name] })),
    missingValues: [''],
    primaryKey: ['table', 'code'],
    foreignKeys: [{ fields: ['code'], reference: { resource: codeList, fields: ['code'] } }],
  };
}

/** Of a list of codes. @param columns of the file, the code first */
export function codeListSchema(columns: readonly string[]): JsonObject {
  const words: Readonly<Record<string, string>> = {
    code: 'As it stands in the tables; it never changes its meaning.',
    of: 'The codes that a group or the total takes together, separated by blanks; empty for a code of its own.',
  };
  return {
    fields: columns.map((name) => ({ name, type: 'string', description: words[name] ?? `Label (${name}).` })),
    missingValues: [''],
    primaryKey: ['code'],
  };
}
