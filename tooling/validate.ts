/** `npm run validate -- --schemas DIR RELEASE`: holds the files of a release against the official schemas of their formats. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { validateRelease, type Finding } from './validate/release.ts';

const help = `Usage: npm run validate -- --schemas DIR RELEASE

RELEASE is a folder with the files of a release. DIR holds the official schemas, which everybody can fetch (docs/open-data.md says where):
  data-package-2.0-profile.json   JSON Schema of Frictionless Data Package v2
  sdmx-json-data-schema.json      JSON Schema of the SDMX-JSON 2.1 data message
  dcat-ap-3.0.1-shapes.ttl        SHACL shapes of DCAT-AP 3.0.1

Exit codes: 0 everything is valid, 1 something is not, 2 the command line was not understood.
`;

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { schemas: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  const [folder] = positionals;
  const { schemas } = values;
  if (values.help === true || folder === undefined || schemas === undefined) {
    process.stdout.write(help);
    return values.help === true ? 0 : 2;
  }
  const readText = (path: string): Promise<string> => readFile(path, 'utf8');
  const findings = await validateRelease(
    (name) => readText(join(schemas, name)),
    (path) => readText(join(folder, path)),
  );
  process.stdout.write(findings.map(formatFinding).join(''));
  return findings.every(({ problems }) => problems.length === 0) ? 0 : 1;
}

function formatFinding({ file, against, detail, problems }: Finding): string {
  const head = `${file.padEnd(18)} ${against}: ${problems.length === 0 ? `valid (${detail})` : 'NOT valid'}\n`;
  return [head, ...problems.map((problem) => `    ${problem}\n`)].join('');
}

process.exitCode = await main(process.argv.slice(2));
