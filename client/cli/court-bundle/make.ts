import { languages, type Language } from '../../../crypto/index.ts';
import { makeCourtBundle } from '../../exports/court-bundle.ts';
import { print } from '../letter/place.ts';
import { UsageError, type CommandLine } from '../terminal/command.ts';
import { readCallerFile } from '../terminal/files.ts';
import { readAssets } from './assets.ts';
import { fileOutlet } from './outlet.ts';
import { asMember, caseNamed } from './session.ts';

/** `court-bundle make`. @throws UsageError, Refusal, ProtocolError */
export async function make(line: CommandLine): Promise<void> {
  const language = languageOf(line);
  const path = line.need('out');
  const beginning = line.need('case');
  const versions = await Promise.all(line.list('version').map((file) => readCallerFile(file)));
  const assets = await readAssets();
  const made = await asMember(line, async (caseload, { suite }) => {
    const id = caseNamed(caseload, beginning);
    return makeCourtBundle({ caseload, suite, id, language, assets, versions }, await fileOutlet(path));
  });
  print(`${path}  ${String(made.length)} bytes\nSHA-256 ${made.hash}`);
  if (!made.recorded)
    print('A colleague’s step comes first: the export could not be recorded yet. Make it again later.');
}

function languageOf(line: CommandLine): Language {
  const wanted = line.optional('language') ?? 'ky';
  const found = languages.find((each) => each === wanted);
  if (found === undefined) throw new UsageError('--language must be ky, ru, uz or en.');
  return found;
}
