/** Which file of a release is held against which official schema. */
import { z } from 'zod';
import { problemsOf } from './json-schema.ts';
import { linesOf, readJsonLd, readTurtle, shapeProblems } from './linked-data.ts';

export interface Finding {
  readonly file: string;
  /** The schema, as people call it. */
  readonly against: string;
  /** How much was looked at. */
  readonly detail: string;
  /** Empty if the file is valid. */
  readonly problems: readonly string[];
}

type Read = (name: string) => Promise<string>;

/**
 * @param readSchema by the name of the file of an official schema
 * @param readFile by the path of a file of the release
 * @throws Error for a file or schema that is missing
 */
export async function validateRelease(readSchema: Read, readFile: Read): Promise<readonly Finding[]> {
  return [
    await byJsonSchema(
      'datapackage.json',
      'Data Package v2',
      await readSchema('data-package-2.0-profile.json'),
      readFile,
    ),
    await byJsonSchema('sdmx.json', 'SDMX-JSON 2.1', await readSchema('sdmx-json-data-schema.json'), readFile),
    await byShapes('dcat.ttl', await readSchema('dcat-ap-3.0.1-shapes.ttl'), readFile),
    await byShapes('dcat.jsonld', await readSchema('dcat-ap-3.0.1-shapes.ttl'), readFile),
    await byShapes('skos.ttl', await readSchema('dcat-ap-3.0.1-shapes.ttl'), readFile),
    await sameGraph(readFile),
  ];
}

const objectShape = z.looseObject({});

async function byJsonSchema(file: string, against: string, schema: string, readFile: Read): Promise<Finding> {
  const text = await readFile(file);
  const detail = `${String(text.length)} characters`;
  return attempt({ file, against, detail }, () => problemsOf(parseObject(schema), JSON.parse(text)));
}

async function byShapes(file: string, shapes: string, readFile: Read): Promise<Finding> {
  const against = 'SHACL shapes of DCAT-AP 3.0.1';
  const text = await readFile(file);
  let size = 0;
  const finding = await attempt({ file, against, detail: '' }, async () => {
    const quads = file.endsWith('.ttl') ? readTurtle(text) : await readJsonLd(parseObject(text));
    size = quads.length;
    return shapeProblems(readTurtle(shapes), quads);
  });
  return { ...finding, detail: `${String(size)} triples` };
}

async function sameGraph(readFile: Read): Promise<Finding> {
  const [turtle, json] = [await readFile('dcat.ttl'), await readFile('dcat.jsonld')];
  const named = { file: 'dcat.jsonld', against: 'dcat.ttl', detail: 'the same graph' };
  return attempt(named, async () => {
    const [ours, theirs] = [linesOf(readTurtle(turtle)), linesOf(await readJsonLd(parseObject(json)))];
    return ours.length > 0 && ours.join('\n') === theirs.join('\n') ? [] : ['the two say different things'];
  });
}

/** What cannot even be read is not valid; the reader's message says where. */
async function attempt(
  named: Omit<Finding, 'problems'>,
  check: () => readonly string[] | Promise<readonly string[]>,
): Promise<Finding> {
  try {
    return { ...named, problems: await check() };
  } catch (error) {
    return { ...named, problems: [error instanceof Error ? error.message : 'it cannot be read'] };
  }
}

function parseObject(text: string): object {
  return objectShape.parse(JSON.parse(text));
}
