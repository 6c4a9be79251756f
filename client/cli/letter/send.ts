import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  deriveSourceKeys,
  desksOffered,
  english,
  formatWords,
  generateCodename,
  languages,
  ProtocolError,
  type Exclusions,
  type Language,
  type SourceKeys,
} from '../../../crypto/index.ts';
import type { RegisterView } from '../../register/register.ts';
import { assertFresh } from '../../register/seal.ts';
import { composeFollowUp, composeReport, type Composed } from '../../reporting/compose.ts';
import { deliver, type Delivered } from '../../reporting/deliver.ts';
import { loadView, type Environment } from '../../reporting/environment.ts';
import { createUpload, type FileSource } from '../../reporting/upload.ts';
import { formatDay } from '../ceremony/days.ts';
import { Refusal, UsageError, type CommandLine } from '../terminal/command.ts';
import { callerPath } from '../terminal/files.ts';
import { placeOf, print, readTextOrInput, tellRefusals } from './place.ts';

const largestMember = 65_535;
const largestUnit = 32;
const largestDesk = 15;

/** `letter send`. @throws UsageError, Refusal, ProtocolError TOO_FEW_READERS, TOO_LARGE, EXPIRED, … */
export async function send(line: CommandLine): Promise<void> {
  const environment = await placeOf(line);
  const statement = await readTextOrInput(line.need('statement'));
  const excluded = {
    members: numbers(line, 'exclude-member', largestMember),
    units: numbers(line, 'exclude-unit', largestUnit),
  };
  const language = languageOf(line);
  await tellRefusals(async () => {
    const view = await loadView(environment);
    assertFresh(view);
    const codename = generateCodename(environment.random);
    const keys = await deriveSourceKeys(environment.suite, codename);
    const composed = await composeReport(environment, view, keys, {
      desk: line.integer('desk', 1, largestDesk, firstDesk(view, excluded)),
      ...{ excluded, language, statement, consent: false, answers: [] },
      front: { office: line.optional('office') ?? '', urgency: 'NONE', again: false },
      codes: { ...unspecified, channel: 'WEB', identity: 'ANON' },
    });
    // Before anything is sent: whoever is cut off in the middle has the words already.
    const words = (await formatWords(environment.suite, codename, english)).join(' ');
    if (!line.has('json')) print(`Your twelve secret words, the only way back:\n\n  ${words}\n`);
    const delivered = await deliverAll(environment, view, composed);
    const files = line.list('attachment');
    if (files.length > 0) await sendFiles(environment, view, keys, composed, { files, language });
    print(
      line.has('json')
        ? JSON.stringify({ words, ...delivered })
        : `Accepted. In the register by ${formatDay(delivered.by)}.`,
    );
  });
}

const unspecified = {
  relation: 'UNSPECIFIED',
  category: 'UNSPECIFIED',
  sector: 'UNSPECIFIED',
  region: 'UNSPECIFIED',
  harm: 'UNSPECIFIED',
} as const;

/** The promise for the first letter; all of them are accepted. */
async function deliverAll(environment: Environment, view: RegisterView, { letters }: Composed): Promise<Delivered> {
  const delivered: Delivered[] = [];
  for (const letter of letters) delivered.push(await deliver(environment, view, letter));
  const [first] = delivered;
  if (first === undefined) throw new ProtocolError('MALFORMED');
  return first;
}

/** Text first, files second: a report does not wait for its evidence. */
async function sendFiles(
  environment: Environment,
  view: RegisterView,
  keys: SourceKeys,
  { conversation }: Composed,
  { files, language }: { readonly files: readonly string[]; readonly language: Language },
): Promise<void> {
  const handles: FileHandle[] = [];
  try {
    const sources: FileSource[] = [];
    for (const path of files) {
      const handle = await openFile(path);
      handles.push(handle);
      sources.push(await sourceOf(path, handle));
    }
    const upload = await createUpload(environment, sources);
    const attachment = await upload.run(view, { progress: () => undefined, mayContinue: () => Promise.resolve() });
    const message = { language, statement: '', answers: [], attachment, excluded: { members: [], units: [] } };
    await deliverAll(environment, view, await composeFollowUp(environment, view, keys, conversation, message));
  } finally {
    await Promise.all(handles.map((handle) => handle.close()));
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(callerPath(path));
  } catch {
    throw new Refusal(`Cannot read ${path}.`);
  }
}

async function sourceOf(path: string, handle: FileHandle): Promise<FileSource> {
  const { size } = await handle.stat();
  return {
    ...{ name: basename(path), type: 'application/octet-stream', size },
    read: async (offset, length) => {
      const bytes = new Uint8Array(length);
      const { bytesRead } = await handle.read(bytes, 0, length, offset);
      if (bytesRead !== length) throw new Refusal(`${path} has changed while it was read.`);
      return bytes;
    },
  };
}

function firstDesk(view: RegisterView, excluded: Exclusions): number {
  const offer = desksOffered(view.roster, excluded).find(({ desk }) => desk.number !== view.roster.oversight.desk);
  if (offer === undefined) throw new ProtocolError('TOO_FEW_READERS');
  return offer.desk.number;
}

function languageOf(line: CommandLine): Language {
  const wanted = line.optional('language') ?? 'ky';
  const found = languages.find((language) => language === wanted);
  if (found === undefined) throw new UsageError(`--language must be one of ${languages.join(', ')}.`);
  return found;
}

/** Ascending and without repetition, as the log remembers them. */
function numbers(line: CommandLine, name: string, most: number): readonly number[] {
  const values = line.list(name).map((text) => (/^\d{1,5}$/u.test(text) ? Number(text) : Number.NaN));
  if (!values.every((value) => value >= 1 && value <= most)) {
    throw new UsageError(`--${name} must be a number from 1 to ${String(most)}.`);
  }
  return [...new Set(values)].sort((a, b) => a - b);
}
