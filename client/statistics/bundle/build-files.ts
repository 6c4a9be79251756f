/**
 * Every published file of a release from its content alone: without a clock, without chance, in one order. Whoever has the signed document
 * makes the same bytes again, and that is how a release is verified.
 */
import { ProtocolError } from '../../../crypto/public.ts';
import { dimensionLabel, titleOf } from '../labels/labels.ts';
import type { ReleaseContent } from '../release-document.ts';
import type { ShownTable } from '../shown-table.ts';
import type { BundleFile } from './bundle-file.ts';
import { catalogueFiles } from './catalogue.ts';
import { codeListColumns, codeListPath, codeListsOf, encodeCodeList, type CodeList } from './code-lists.ts';
import { encodeCsv } from './csv.ts';
import { codeListSchema, dataPackageFile, nameOf, tidySchema, type TableFile } from './data-package.ts';
import { conceptsFile } from './concepts.ts';
import { schemaFiles } from './schemas.ts';
import { sdmxFile } from './sdmx.ts';
import { searchEntryFile } from './search-entry.ts';
import { releaseTitle } from './words.ts';
import { tidyColumns, tidyRows } from './tidy.ts';

/**
 * Ascending by path.
 *
 * @param pages of the same content, which are published with it
 * @throws DUPLICATE if a page stands where a file of data stands; MALFORMED if two tables call different groups by one name
 */
export function buildFiles(content: ReleaseContent, pages: readonly BundleFile[]): readonly BundleFile[] {
  const lists = codeListsOf(content);
  const tables = [...content.tables.map((table) => tableFile(content, table)), ...lists.map(codeListFile)];
  const data = [
    ...tables.map(({ file }) => file),
    dataPackageFile(content, releaseTitle(content).en, tables),
    sdmxFile(content, lists),
    conceptsFile(lists),
    ...schemaFiles(),
  ];
  const files = [...data, ...catalogueFiles(content, data), searchEntryFile(content, data), ...pages];
  if (new Set(files.map(({ path }) => path)).size !== files.length) throw new ProtocolError('DUPLICATE');
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function tableFile(content: ReleaseContent, table: ShownTable): TableFile {
  const rows = tidyRows(content, table).map((row) => tidyColumns.map((column) => row[column]));
  return {
    file: { path: `tables/${table.id}.csv`, mediaType: 'text/csv', bytes: encodeCsv(tidyColumns, rows) },
    title: titleOf(table, 'en'),
    schema: tidySchema(nameOf(codeListPath(table.dimension))),
  };
}

function codeListFile(list: CodeList): TableFile {
  return {
    file: { path: codeListPath(list.dimension), mediaType: 'text/csv', bytes: encodeCodeList(list) },
    title: `Codes: ${dimensionLabel(list.dimension, 'en')}`,
    schema: codeListSchema(codeListColumns),
  };
}
