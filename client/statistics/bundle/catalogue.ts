/** The release as a catalogue for data portals (DCAT-AP 3.0.1): `dcat.ttl` and `dcat.jsonld`, one graph. */
import { lengthOf, periodOf } from '../periods.ts';
import type { ReleaseContent } from '../release-document.ts';
import type { ShownTable } from '../shown-table.ts';
import type { BundleFile } from './bundle-file.ts';
import { inLanguages, type LabelsInLanguages } from './code-lists.ts';
import { formatDay } from './day-text.ts';
import { encodeJsonLd, encodeTurtle, inAllLanguages, type Node, type Term } from './graph.ts';
import { licence } from './licence.ts';
import { releaseTitle, roundingNote, tableWords } from './words.ts';

const prefixes = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

/** Lists of the Publications Office of the European Union, which DCAT-AP asks for. */
const authority = 'http://publications.europa.eu/resource/authority';
const languages = ['KIR', 'RUS', 'UZB', 'ENG'].map((code): Term => ({ iri: `${authority}/language/${code}` }));
const iri = {
  catalogue: './#catalogue',
  publisher: './#publisher',
  period: './#period',
  whole: './#dataset',
  folder: './',
} as const;

/** @param data the files of the release that are no catalogue, pages left out */
export function catalogueFiles(content: ReleaseContent, data: readonly BundleFile[]): readonly BundleFile[] {
  const nodes = nodesOf(content, data);
  return [
    { path: 'dcat.ttl', mediaType: 'text/turtle', bytes: encodeTurtle(prefixes, nodes) },
    { path: 'dcat.jsonld', mediaType: 'application/ld+json', bytes: encodeJsonLd(prefixes, nodes) },
  ];
}

function nodesOf(content: ReleaseContent, data: readonly BundleFile[]): readonly Node[] {
  const { first, last } = periodOf(content.period);
  const inTables = new Set(content.tables.map(pathOf));
  const datasets = [iri.whole, ...content.tables.map(datasetOf)];
  return [
    {
      iri: iri.catalogue,
      type: 'dcat:Catalog',
      properties: [
        ['dct:title', inAllLanguages(releaseTitle(content))],
        ['dct:description', inAllLanguages(roundingNote)],
        ['dct:publisher', [{ iri: iri.publisher }]],
        ['dct:license', [{ iri: licence.url }]],
        ['dct:issued', [dayTerm(content.asOf)]],
        ['dct:language', languages],
        ['dcat:dataset', datasets.map((each) => ({ iri: each }))],
      ],
    },
    { iri: iri.publisher, type: 'foaf:Agent', properties: [['foaf:name', [{ text: content.origin }]]] },
    {
      iri: iri.period,
      type: 'dct:PeriodOfTime',
      properties: [
        ['dcat:startDate', [dayTerm(first)]],
        ['dcat:endDate', [dayTerm(last)]],
      ],
    },
    dataset(content, {
      at: iri.whole,
      title: releaseTitle(content),
      description: roundingNote,
      identifier: 'all',
      files: data.filter(({ path }) => !inTables.has(path)),
    }),
    ...content.tables.map((table) =>
      dataset(content, {
        at: datasetOf(table),
        title: tableWords(table).title,
        description: describe(table),
        identifier: table.id,
        files: data.filter(({ path }) => path === pathOf(table)),
      }),
    ),
    ...data.map(distribution),
  ];
}

interface Described {
  readonly at: string;
  readonly title: LabelsInLanguages;
  readonly description: LabelsInLanguages;
  readonly identifier: string;
  readonly files: readonly BundleFile[];
}

function dataset(content: ReleaseContent, { at, title, description, identifier, files }: Described): Node {
  const frequency = lengthOf(content.period) === 'YEAR' ? 'ANNUAL' : 'QUARTERLY';
  return {
    iri: at,
    type: 'dcat:Dataset',
    properties: [
      ['dct:title', inAllLanguages(title)],
      ['dct:description', inAllLanguages(description)],
      ['dct:identifier', [{ text: `${content.origin}/${content.period}/${identifier}` }]],
      ['dct:publisher', [{ iri: iri.publisher }]],
      ['dct:issued', [dayTerm(content.asOf)]],
      ['dct:temporal', [{ iri: iri.period }]],
      ['dct:accrualPeriodicity', [{ iri: `${authority}/frequency/${frequency}` }]],
      ['dct:accessRights', [{ iri: `${authority}/access-right/PUBLIC` }]],
      ['dct:language', languages],
      ['dcat:theme', [{ iri: `${authority}/data-theme/GOVE` }, { iri: `${authority}/data-theme/JUST` }]],
      ['dcat:landingPage', [{ iri: iri.folder }]],
      ['dcat:distribution', files.map(({ path }) => ({ iri: distributionOf(path) }))],
    ],
  };
}

const fileTypes: Readonly<Record<string, string>> = {
  'text/csv': 'CSV',
  'application/json': 'JSON',
  'application/ld+json': 'JSON_LD',
  'text/turtle': 'RDF_TURTLE',
  'application/vnd.sdmx.data+json': 'JSON',
  'application/schema+json': 'JSON',
};

function distribution({ path, mediaType, bytes }: BundleFile): Node {
  const format = fileTypes[mediaType];
  return {
    iri: distributionOf(path),
    type: 'dcat:Distribution',
    properties: [
      ['dct:title', [{ text: path }]],
      ['dcat:accessURL', [{ iri: path }]],
      ['dcat:downloadURL', [{ iri: path }]],
      ['dct:license', [{ iri: licence.url }]],
      ...(format === undefined ? [] : [['dct:format', [{ iri: `${authority}/file-type/${format}` }]] as const]),
      ['dcat:mediaType', [{ iri: `https://www.iana.org/assignments/media-types/${mediaType}` }]],
      ['dcat:byteSize', [{ text: String(bytes.length), datatype: 'xsd:nonNegativeInteger' }]],
    ],
  };
}

function describe(table: ShownTable): LabelsInLanguages {
  const { definition } = tableWords(table);
  return inLanguages((language) => `${definition[language]} ${roundingNote[language]}`);
}

function datasetOf({ id }: ShownTable): string {
  return `./#dataset-${id}`;
}

function pathOf({ id }: ShownTable): string {
  return `tables/${id}.csv`;
}

function distributionOf(path: string): string {
  return `./#file-${path.replaceAll('/', '-')}`;
}

function dayTerm(day: number): Term {
  return { text: formatDay(day), datatype: 'xsd:date' };
}
