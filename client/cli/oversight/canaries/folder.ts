/**
 * The private folder of a period's test reports. Until the list is opened it tells which letters are tests, so only its owner may read it.
 *
 *     list.json             the period, the nonce, and the commits, ascending
 *     <number>.json         one letter: the day on which it goes out, its words, its bytes
 *     <number>.promise      the server's promise for it: it was sent
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { compareBytes, decodeUtf8, formatBase64, parseBase64, type OpenedCanaries } from '../../../../crypto/index.ts';
import type { Outgoing } from '../../../reporting/compose.ts';
import type { Period } from '../../../statistics/totals.ts';
import { Refusal } from '../../terminal/command.ts';
import { assertAbsent, callerPath, listCallerFiles, readCallerFile, writeCallerFile } from '../../terminal/files.ts';

export interface TestLetter {
  /** On which it goes out; UTC days since 1970-01-01. */
  readonly day: number;
  /** The codename: whoever has it reads the answers. */
  readonly words: string;
  readonly outgoing: Outgoing;
}

export interface TestList extends OpenedCanaries {
  readonly origin: string;
  readonly period: Period;
}

const base64 = z.string().transform((text) => parseBase64(text));
const listShape = z.strictObject({
  origin: z.string(),
  first: z.number().int(),
  last: z.number().int(),
  nonce: base64,
  commits: z.array(base64),
});
const letterShape = z.strictObject({
  ...{ day: z.number().int(), words: z.string(), number: z.number().int() },
  ...{ letter: base64, commit: base64, tag: base64, salt: base64 },
});

/** Writes a new folder. @throws Refusal if it has a list already */
export async function writeTests(folder: string, list: TestList, letters: readonly TestLetter[]): Promise<void> {
  const listFile = join(folder, 'list.json');
  assertAbsent(listFile);
  for (const [place, { day, words, outgoing }] of letters.entries()) {
    const { number, letter, commit, tag, salt } = outgoing;
    const bytes = { letter, commit, tag, salt };
    const texts = Object.fromEntries(Object.entries(bytes).map(([name, value]) => [name, formatBase64(value)]));
    const json = JSON.stringify({ day, words, number, ...texts });
    await writeCallerFile(join(folder, `${String(place + 1)}.json`), json, { secret: true });
  }
  const { origin, period, nonce, commits } = list;
  const json = { origin, ...period, nonce: formatBase64(nonce), commits: commits.map(formatBase64) };
  await writeCallerFile(listFile, JSON.stringify(json), { secret: true });
}

/** @throws Refusal for a folder that is none */
export async function readTestList(folder: string): Promise<TestList> {
  const { origin, first, last, nonce, commits } = await readJson(join(folder, 'list.json'), listShape);
  return { origin, period: { first, last }, nonce, commits: commits.toSorted(compareBytes) };
}

/** Those not sent yet, with the file of each. @throws Refusal */
export async function readWaiting(
  folder: string,
): Promise<readonly { readonly file: string; readonly test: TestLetter }[]> {
  const waiting: { readonly file: string; readonly test: TestLetter }[] = [];
  for (const file of await listCallerFiles(folder, '.json')) {
    if (file.endsWith('list.json') || existsSync(callerPath(promiseFile(file)))) continue;
    const { day, words, ...outgoing } = await readJson(file, letterShape);
    waiting.push({ file, test: { day, words, outgoing } });
  }
  return waiting;
}

/** @param promise the server's word for the letter of this file */
export async function markSent(file: string, promise: string): Promise<void> {
  await writeCallerFile(promiseFile(file), promise, { secret: true });
}

function promiseFile(file: string): string {
  return file.replace(/\.json$/u, '.promise');
}

async function readJson<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  try {
    return schema.parse(JSON.parse(decodeUtf8(await readCallerFile(file))));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${file} is not a file of a folder of test reports.`);
  }
}
