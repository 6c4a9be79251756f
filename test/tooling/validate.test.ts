/** The checks of `npm run validate` on small schemas of our own: that what is wrong is found. Official ones are a person's to fetch. */
import { decodeUtf8 } from '../../crypto/public.ts';
import { buildFiles } from '../../client/statistics/bundle/build-files.ts';
import { validateRelease, type Finding } from '../../tooling/validate/release.ts';
import { releaseContent } from '../client/statistics/bundle/content.ts';

const schemas = new Map([
  [
    'data-package-2.0-profile.json',
    JSON.stringify({
      $schema: 'http://json-schema.org/draft-07/schema#',
      required: ['resources'],
      properties: { created: { format: 'date-time' } },
    }),
  ],
  [
    'sdmx-json-data-schema.json',
    JSON.stringify({
      $schema: 'https://json-schema.org/draft/2019-09/schema',
      properties: { $schema: true, meta: { required: ['id', 'prepared', 'sender'] }, data: true },
      unevaluatedProperties: false,
    }),
  ],
  [
    'dcat-ap-3.0.1-shapes.ttl',
    `@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
    <#dataset> a sh:NodeShape ; sh:targetClass dcat:Dataset ; sh:property [ sh:path dct:title ; sh:minCount 1 ] .`,
  ],
]);
const files = new Map(
  buildFiles(releaseContent({ period: '2026-Q2' }), []).map(({ path, bytes }) => [path, decodeUtf8(bytes)]),
);

function validate(change: (text: string) => string = (text) => text, path = ''): Promise<readonly Finding[]> {
  const from = (texts: ReadonlyMap<string, string>) => (name: string) => Promise.resolve(texts.get(name) ?? '');
  const changed = new Map(files).set(path, change(files.get(path) ?? ''));
  return validateRelease(from(schemas), from(changed));
}

test('a release is valid', async () => {
  const findings = await validate();
  expect(findings.map(({ file, problems }) => [file, problems])).toEqual([
    ['datapackage.json', []],
    ['sdmx.json', []],
    ['dcat.ttl', []],
    ['dcat.jsonld', []],
    ['skos.ttl', []],
    ['dcat.jsonld', []],
  ]);
});

test.each<[string, string, (text: string) => string]>([
  ['datapackage.json', 'has no resources', (text) => text.replace('"resources"', '"others"')],
  [
    'datapackage.json',
    'has a date that is none',
    (text) => text.replace(/"created": "[^"]+"/u, '"created": "yesterday"'),
  ],
  ['sdmx.json', 'has something unknown', (text) => text.replace('"meta"', '"more": 1, "meta"')],
  ['sdmx.json', 'is no JSON', (text) => text.slice(1)],
  ['dcat.ttl', 'has a dataset without a title', (text) => text.replaceAll('dct:title', 'dct:alternative')],
  ['dcat.jsonld', 'has a dataset without a title', (text) => text.replaceAll('dct:title', 'dct:alternative')],
  [
    'dcat.jsonld',
    'needs a context from elsewhere',
    (text) => text.replace(/"@context": \{[^}]+\}/u, '"@context": "https://example.org/"'),
  ],
  ['dcat.ttl', 'is no Turtle', (text) => `${text} <`],
  ['skos.ttl', 'is no Turtle', (text) => text.replace('@prefix', '@')],
])('%s is not valid where it %s', async (path, _, change) => {
  const findings = await validate(change, path);
  expect(findings.filter(({ problems }) => problems.length > 0).map(({ file }) => file)).toContain(path);
});

test('the two catalogues have to say the same', async () => {
  const findings = await validate((text) => text.replace('QUARTERLY', 'ANNUAL'), 'dcat.jsonld');
  expect(findings.filter(({ problems }) => problems.length > 0)).toMatchObject([
    { file: 'dcat.jsonld', against: 'dcat.ttl' },
  ]);
});
