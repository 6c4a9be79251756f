/** `kupuya oversight canaries make`: seals test reports as the report page would, and sends nothing. */
import { z } from 'zod';
import {
  categories,
  compareBytes,
  decodeUtf8,
  deriveSourceKeys,
  desksOffered,
  english,
  formatWords,
  generateCodename,
  harms,
  languages,
  ProtocolError,
  regions,
  relations,
  sectors,
  type Random,
} from '../../../../crypto/index.ts';
import type { RegisterView } from '../../../register/register.ts';
import { composeReport, type ReportDraft } from '../../../reporting/compose.ts';
import { loadView, type Environment } from '../../../reporting/environment.ts';
import type { Period } from '../../../statistics/totals.ts';
import { parseDay } from '../../ceremony/days.ts';
import { placeOf, print, tellRefusals } from '../../letter/place.ts';
import { Refusal, type CommandLine } from '../../terminal/command.ts';
import { readCallerFile } from '../../terminal/files.ts';
import { writeTests, type TestLetter } from './folder.ts';

const optionalText = z.string().max(2000).default('');
/** What a person would write and choose on the report page. */
const draftShape = z.strictObject({
  statement: z.string().min(1),
  office: optionalText,
  language: z.enum(languages).default('ky'),
  urgency: z.enum(['NONE', 'SOON', 'DANGER']).default('NONE'),
  again: z.boolean().default(false),
  answers: z
    .array(z.strictObject({ question: z.string(), text: z.string() }))
    .max(12)
    .default([]),
  consent: z.boolean().default(false),
  relation: z.enum([...relations, 'UNSPECIFIED']).default('UNSPECIFIED'),
  category: z.enum([...categories, 'UNSPECIFIED']).default('UNSPECIFIED'),
  sector: z.enum([...sectors, 'UNSPECIFIED']).default('UNSPECIFIED'),
  region: z.enum([...regions, 'UNSPECIFIED']).default('UNSPECIFIED'),
  harm: z.enum([...harms, 'UNSPECIFIED']).default('UNSPECIFIED'),
});

/** @throws UsageError, Refusal, ProtocolError as `composeReport` */
export async function make(line: CommandLine): Promise<void> {
  const environment = await placeOf(line);
  const period = { first: parseDay(line.need('first')), last: parseDay(line.need('last')) };
  const folder = line.need('folder');
  const drafts = await Promise.all(line.list('draft').map(readDraft));
  if (drafts.length === 0) throw new Refusal('Give --draft once for every test report.');
  await tellRefusals(async () => {
    const view = await loadView(environment);
    assertPeriod(view, period);
    const letters: TestLetter[] = [];
    for (const draft of drafts) letters.push(await sealTest(environment, view, { line, draft, period }));
    const commits = letters.map(({ outgoing }) => outgoing.commit).sort(compareBytes);
    const list = { origin: environment.trust.origin, period, nonce: environment.random(32), commits };
    await writeTests(folder, list, letters);
  });
  print(
    `${String(drafts.length)} test reports are sealed in ${folder}. Keep the folder secret until the period is over.`,
  );
}

/** Letters go to the readers of today's roster and epoch: after these nobody would take them. @throws Refusal */
function assertPeriod({ roster, epoch, newestDay }: RegisterView, { first, last }: Period): void {
  if (first > last || first <= newestDay.day)
    throw new Refusal('The period begins after today and does not end before.');
  const end = roster.epochs[epoch.index]?.last ?? roster.last;
  if (last > Math.min(end, roster.last)) throw new Refusal('The period goes beyond the readers’ present keys.');
}

async function sealTest(
  environment: Environment,
  view: RegisterView,
  { line, draft, period }: { line: CommandLine; draft: z.infer<typeof draftShape>; period: Period },
): Promise<TestLetter> {
  const codename = generateCodename(environment.random);
  const keys = await deriveSourceKeys(environment.suite, codename);
  const { statement, office, language, urgency, again, answers, consent, ...codes } = draft;
  const report: ReportDraft = {
    desk: line.integer('desk', 1, 15, firstDesk(view)),
    excluded: { members: [], units: [] },
    ...{ consent, language, statement, answers, front: { office, urgency, again } },
    codes: { ...codes, channel: 'WEB', identity: 'ANON' },
  };
  const { letters } = await composeReport(environment, view, keys, report);
  const [outgoing, ...others] = letters;
  // A text of several letters would need all of them on one day, in one list, as one test.
  if (outgoing === undefined || others.length > 0) throw new ProtocolError('TOO_LARGE');
  const words = (await formatWords(environment.suite, codename, english)).join(' ');
  return { day: randomDay(environment.random, period), words, outgoing };
}

function firstDesk({ roster }: RegisterView): number {
  const offer = desksOffered(roster, { members: [], units: [] });
  const first = offer.find(({ desk }) => desk.number !== roster.oversight.desk);
  if (first === undefined) throw new ProtocolError('TOO_FEW_READERS');
  return first.desk.number;
}

/** Uniform over the period. */
function randomDay(random: Random, { first, last }: Period): number {
  const days = last - first + 1;
  const limit = Math.floor(0x1_0000 / days) * days;
  for (;;) {
    const [high = 0, low = 0] = random(2);
    const drawn = high * 256 + low;
    if (drawn < limit) return first + (drawn % days);
  }
}

async function readDraft(file: string): Promise<z.infer<typeof draftShape>> {
  try {
    return draftShape.parse(JSON.parse(decodeUtf8(await readCallerFile(file))));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${file} is not a draft: see --help.`);
  }
}
