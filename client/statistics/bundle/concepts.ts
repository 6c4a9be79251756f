/** The codes as concepts, for whoever links data of several bodies (SKOS): `skos.ttl`. */
import { dimensionLabel } from '../labels/labels.ts';
import type { BundleFile } from './bundle-file.ts';
import { inLanguages, type CodeList, type ListedCode } from './code-lists.ts';
import { encodeTurtle, inAllLanguages, type Node } from './graph.ts';
import { totalCode } from './tidy.ts';

const prefixes = {
  dct: 'http://purl.org/dc/terms/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
} as const;

/** The total is no concept: it is what all of them make together. */
export function conceptsFile(lists: readonly CodeList[]): BundleFile {
  return { path: 'skos.ttl', mediaType: 'text/turtle', bytes: encodeTurtle(prefixes, lists.flatMap(nodesOf)) };
}

function nodesOf({ dimension, codes }: CodeList): readonly Node[] {
  const scheme = `./#list-${dimension}`;
  const iriOf = (code: string): string => `./#code-${dimension}-${code}`;
  const own = codes.filter(({ code }) => code !== totalCode);
  const title = inLanguages((language) => dimensionLabel(dimension, language));
  const node = ({ code, labels, of }: ListedCode): Node => ({
    iri: iriOf(code),
    type: 'skos:Concept',
    properties: [
      ['skos:prefLabel', inAllLanguages(labels)],
      ['skos:notation', [{ text: code }]],
      ['skos:inScheme', [{ iri: scheme }]],
      ...(of.length === 0 ? [] : [['skos:narrower', of.map((each) => ({ iri: iriOf(each) }))] as const]),
    ],
  });
  return [
    {
      iri: scheme,
      type: 'skos:ConceptScheme',
      properties: [
        ['dct:title', inAllLanguages(title)],
        ['skos:prefLabel', inAllLanguages(title)],
      ],
    },
    ...own.map(node),
  ];
}
