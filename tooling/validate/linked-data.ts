/** Turtle, JSON-LD and SHACL by programs that are not ours. */
import jsonld from 'jsonld';
import { Parser, Store, type Quad } from 'n3';
import ShaclValidator from 'rdf-validate-shacl';

/** Releases name their parts relative to their folder; here it has this address. */
export const folderIri = 'https://release.invalid/folder/';

/** @throws Error for text that is no Turtle */
export function readTurtle(text: string, base = folderIri): readonly Quad[] {
  return new Parser({ baseIRI: base }).parse(text);
}

/** @throws Error for what is no JSON-LD, or needs a document from elsewhere */
export async function readJsonLd(value: object): Promise<readonly Quad[]> {
  const documentLoader = (): never => {
    throw new Error('nothing is fetched');
  };
  const text = await jsonld.toRDF(value, { format: 'application/n-quads', base: folderIri, documentLoader });
  if (typeof text !== 'string') throw new Error('text was asked for');
  return new Parser({ format: 'N-Quads' }).parse(text);
}

/** One line for each triple, sorted: equal graphs without blank nodes give equal lines. @throws Error for a blank node */
export function linesOf(quads: readonly Quad[]): readonly string[] {
  const lines = quads.map(({ subject, predicate, object }) => {
    if (subject.termType === 'BlankNode' || object.termType === 'BlankNode') throw new Error('a node has no address');
    const literal = object.termType === 'Literal' ? `^^${object.datatype.value}@${object.language}` : '';
    return `${subject.value} ${predicate.value} ${object.termType}:${object.value}${literal}`;
  });
  return [...new Set(lines)].sort();
}

/** What SHACL shapes find wrong; empty if nothing. */
export async function shapeProblems(shapes: readonly Quad[], data: readonly Quad[]): Promise<readonly string[]> {
  const validator = new ShaclValidator(new Store([...shapes]));
  const report = await validator.validate(new Store([...data]));
  if (report.conforms) return [];
  return report.results.map(({ focusNode, path, message }) => {
    const words = message.map(({ value }) => value).join('; ');
    return `${focusNode.value} ${path.value}: ${words === '' ? 'does not fit its shape' : words}`;
  });
}
