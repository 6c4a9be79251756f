import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { browserNames, type BrowserName } from './browser/page.ts';
import { formatFault, tryFaults } from './faults.ts';
import { walkCaseload } from './caseload/walk.ts';
import { walkFullPath } from './full-path.ts';
import { walkOversight } from './oversight.ts';
import { againstTable, tryMisdeeds } from './misdeeds.ts';
import { takeScreenshots } from './screenshots.ts';
import { compareSizes, formatSizes } from './sizes.ts';
import { JourneyError } from './steps.ts';

const usage = `Walks through the product in real browsers, against a fresh demonstration of its own.

  npm run journey -- --statement FILE [--attachment FILE]... [--browser chromium|firefox] [--safer] [--json]
      A report with these bytes goes in, the same bytes come out, and an answer goes back. --safer: Firefox without WebAssembly,
      just-in-time compilation and asm.js for the source. --json: what was done, with the requests of the source's browser.
  npm run journey -- --screenshots DIR
      Pictures of every page and state at 1280 and 320 pixels, in Kyrgyz and English, light and dark, each judged by axe-core.
  npm run journey -- --matrix sizes
      Reports, visits and members that nobody must be able to tell apart by the sizes of what is sent and received.
  npm run journey -- --faults [PART OF A NAME]
      Everything that can go wrong: what the page calls it, whether what was typed is kept, whether the store is sound.
  npm run journey -- --caseload [--screenshots DIR] [--browser chromium|firefox] [--keyboard] [--json]
      Work on a case by several members, each in a browser of their own: first look, persons, allegations, tasks, answers, stepping
      aside, acts that two decide. Every screen is held against axe-core. --screenshots: pictures of each, in Kyrgyz and English, at
      320 and 1280 pixels (Chromium). --keyboard: by keys alone; the pages count what they hear of a pointer, which must be nothing.
  npm run journey -- --misdeeds [PART OF A NAME] [--json]
      Wrongs that an operator or a member can do, each planted for real: the check of an audit that fails, and what the harmed
      party's own screen says. Held against the table in journey/misdeeds/table.json.
  npm run journey -- --oversight [--screenshots DIR] [--thorough] [--json]
      A synthetic caseload of past months in a real server: audit, plan, a release that two officers sign, its pages in Chromium and
      Firefox with and without JavaScript, axe-core, kupuya verify-release, and ten manipulations that it must not believe.
      --thorough: since the year before this one, with its yearly tables; some minutes more.

Exit codes: 0 everything held, 1 something did not, 2 wrong usage.
`;

/** The answer that the investigator gives when the caller does not say another. */
const defaultAnswer =
  'Билдирүүңүздү окудук. Тиркелген документтерди текшерип жатабыз.\n\nСуроо: төлөм качан жасалган? 🙏 Жообуңузду ушул барактан жазыңыз.';

class UsageError extends Error {}

function isBrowserName(name: string): name is BrowserName {
  return browserNames.some((each) => each === name);
}

/** @throws JourneyError for a text that no field of a browser can hold as it is */
function readStatement(path: string): Uint8Array {
  const bytes = readInput(path);
  if (bytes.includes(carriageReturn))
    throw new JourneyError(
      `${path} ends its lines with CR. A browser's text field holds LF only, which also keeps a report from telling the system that it was written on. Convert the text, or send it as an attachment: those bytes are kept.`,
    );
  return bytes;
}

const carriageReturn = 0x0d;

/** @throws UsageError */
function readInput(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new UsageError(`${path} cannot be read`);
  }
}

/** As the person who typed it means it: relative to where they stood. */
function fileArgument(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      statement: { type: 'string' },
      attachment: { type: 'string', multiple: true, default: [] },
      browser: { type: 'string', default: 'chromium' },
      safer: { type: 'boolean', default: false },
      screenshots: { type: 'string' },
      faults: { type: 'boolean', default: false },
      misdeeds: { type: 'boolean', default: false },
      caseload: { type: 'boolean', default: false },
      keyboard: { type: 'boolean', default: false },
      oversight: { type: 'boolean', default: false },
      thorough: { type: 'boolean', default: false },
      matrix: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  if (!isBrowserName(values.browser)) throw new UsageError(`--browser is one of ${browserNames.join(', ')}`);
  if (values.caseload) return showCaseload({ ...values, browser: values.browser });
  if (values.oversight) return showOversight(values);
  if (values.screenshots !== undefined) return showScreenshots(fileArgument(values.screenshots));
  if (values.faults) return (await tryFaults((line) => say(formatFault(line)), positionals.join(' '), tell)) ? 0 : 1;
  if (values.misdeeds) return showMisdeeds(positionals.join(' '), values.json);
  if (positionals.length > 0) throw new UsageError(`${positionals.join(' ')} is not understood`);
  if (values.matrix !== undefined) {
    if (values.matrix !== 'sizes') throw new UsageError('--matrix is sizes');
    return showSizes();
  }
  if (values.statement === undefined) throw new UsageError('--statement is missing');
  if (values.safer && values.browser !== 'firefox') throw new UsageError('--safer is a setting of Firefox');
  const attachments = values.attachment.map(fileArgument);
  attachments.forEach(readInput);
  const result = await walkFullPath({
    browser: values.browser,
    safer: values.safer,
    statement: readStatement(fileArgument(values.statement)),
    attachments,
    answer: defaultAnswer,
    tell,
  });
  if (values.json) say(JSON.stringify(result, null, 2));
  else say(result.ok ? 'ok: the same bytes came out, and the answer came back' : 'FAILED: bytes differ');
  return result.ok ? 0 : 1;
}

async function showScreenshots(folder: string): Promise<number> {
  const { pictures, obstacles } = await takeScreenshots({ folder, thorough: true, tell });
  for (const { part, state, language, width, colours, rule, where } of obstacles)
    say(`${part} ${state} (${language}, ${width} px, ${colours}): ${rule} at ${where}`);
  say(`${pictures.length} pictures, ${obstacles.length} violations; index.json names them`);
  return obstacles.length === 0 ? 0 : 1;
}

interface CaseloadWish {
  readonly browser: BrowserName;
  readonly keyboard: boolean;
  readonly json: boolean;
  readonly screenshots?: string | undefined;
}

/** @throws UsageError */
async function showCaseload({ browser, keyboard, json, screenshots }: CaseloadWish): Promise<number> {
  if (screenshots !== undefined && (browser !== 'chromium' || keyboard))
    throw new UsageError('pictures are taken in Chromium, and by pointer');
  const folder = screenshots === undefined ? null : fileArgument(screenshots);
  const result = await walkCaseload({ browser, keyboard, screenshots: folder, tell });
  const { ok, steps, screens, stumbles, pointers, pictures } = result;
  for (const { screen, rule, where } of stumbles) tell(`${screen}: ${rule} at ${where}`);
  const heard = pointers === null ? '' : `, ${String(pointers)} pointer events`;
  if (json) say(JSON.stringify(result, null, 2));
  else
    say(
      `${ok ? 'ok' : 'FAILED'}: ${String(steps.length)} steps, ${String(screens.length)} screens, ${String(stumbles.length)} violations, ${String(pictures)} pictures${heard}`,
    );
  return ok ? 0 : 1;
}

interface OversightWish {
  readonly thorough: boolean;
  readonly json: boolean;
  readonly screenshots?: string | undefined;
}

async function showOversight({ thorough, json, screenshots }: OversightWish): Promise<number> {
  const folder = screenshots === undefined ? null : fileArgument(screenshots);
  const result = await walkOversight({ thorough, screenshots: folder, tell });
  const { ok, period, pages, pictures, obstacles, manipulations } = result;
  obstacles.forEach(tell);
  const caught = manipulations.filter((each) => each.caught).length;
  if (json) say(JSON.stringify(result, null, 2));
  else
    say(
      `${ok ? 'ok' : 'FAILED'}: ${period} released and verified, ${String(pages)} pages read, ${String(pictures)} pictures, ${String(obstacles.length)} violations, ${String(caught)} of ${String(manipulations.length)} manipulations caught`,
    );
  return ok ? 0 : 1;
}

async function showMisdeeds(only: string, json: boolean): Promise<number> {
  const lines = await tryMisdeeds({ only, tell });
  for (const { misdeed, check, screen, messageId } of lines) {
    if (!json) say(`${misdeed}: ${check === '' ? 'all checks passed' : check}; ${screen}: ${messageId}`);
  }
  if (json) say(JSON.stringify(lines, null, 2));
  for (const wrong of againstTable(lines, only)) tell(wrong);
  return againstTable(lines, only).length === 0 ? 0 : 1;
}

async function showSizes(): Promise<number> {
  const classes = await compareSizes({ thorough: true, tell });
  say(formatSizes(classes));
  return classes.every(({ differences }) => differences.length === 0) ? 0 : 1;
}

/** What is going on, beside the result. */
function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const isUsage = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
  process.stderr.write(`${error instanceof Error ? error.message : 'it failed'}\n${isUsage ? `\n${usage}` : ''}`);
  if (!isUsage && !(error instanceof JourneyError) && error instanceof Error)
    process.stderr.write(`${error.stack ?? ''}\n`);
  process.exitCode = isUsage ? 2 : 1;
}
