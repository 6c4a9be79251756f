/**
 * Linked data in two spellings of one graph: Turtle and JSON-LD. Written here and not by a package, because whoever verifies a release years
 * later must get the same bytes; tests read both with parsers that are not ours. Addresses are relative to the release's folder, and no node
 * is without one, so that equal graphs are equal sets of triples.
 */
import { encodeUtf8, type JsonObject, type JsonValue } from '../../../crypto/public.ts';
import { labelLanguages } from '../labels/labels.ts';
import type { LabelsInLanguages } from './code-lists.ts';
import { encodeJsonFile } from './json.ts';

export type Term =
  /** Absolute, or relative to the folder of the release. */
  | { readonly iri: string }
  | { readonly text: string; readonly language?: string }
  | { readonly text: string; readonly datatype: `xsd:${string}` };

export interface Node {
  readonly iri: string;
  /** `prefix:name`. */
  readonly type: string;
  /** By `prefix:name`; a name stands once. */
  readonly properties: readonly (readonly [name: string, terms: readonly Term[]])[];
}

export type Prefixes = Readonly<Record<string, string>>;

export function inAllLanguages(labels: LabelsInLanguages): readonly Term[] {
  return labelLanguages.map((language) => ({ text: labels[language], language }));
}

export function encodeTurtle(prefixes: Prefixes, nodes: readonly Node[]): Uint8Array {
  const head = Object.entries(prefixes).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`);
  const blocks = nodes.map(({ iri, type, properties }) => {
    const lines = properties.map(([name, terms]) => `${name} ${terms.map(turtleTerm).join(', ')}`);
    return `\n<${iri}> ${[`a ${type}`, ...lines].join(' ;\n  ')} .\n`;
  });
  return encodeUtf8([...head, ...blocks].join(''));
}

function turtleTerm(term: Term): string {
  if ('iri' in term) return `<${term.iri}>`;
  // The escapes of JSON are escapes of Turtle too.
  const text = JSON.stringify(term.text);
  if ('datatype' in term) return `${text}^^${term.datatype}`;
  return term.language === undefined ? text : `${text}@${term.language}`;
}

export function encodeJsonLd(prefixes: Prefixes, nodes: readonly Node[]): Uint8Array {
  return encodeJsonFile({ '@context': { ...prefixes }, '@graph': nodes.map(jsonNode) });
}

function jsonNode({ iri, type, properties }: Node): JsonObject {
  const members = properties.map(([name, terms]): [string, JsonValue] => {
    const [first, ...others] = terms.map(jsonTerm);
    return [name, first !== undefined && others.length === 0 ? first : [...terms.map(jsonTerm)]];
  });
  return { '@id': iri, '@type': type, ...Object.fromEntries(members) };
}

function jsonTerm(term: Term): JsonValue {
  if ('iri' in term) return { '@id': term.iri };
  if ('datatype' in term) return { '@value': term.text, '@type': term.datatype };
  return term.language === undefined ? term.text : { '@value': term.text, '@language': term.language };
}
