/** What a person who reports does, page by page, in any browser and language. */
import { until, JourneyError } from '../steps.ts';
import { patience, type Page } from '../browser/page.ts';

export type PageLanguage = 'ky' | 'en';

export interface ReportPlan {
  /** Number of a desk; the first that is offered when left out. */
  readonly desk?: number;
  readonly excludedMembers?: readonly number[];
  readonly excludedUnits?: readonly number[];
  /** Code of a category; skipped when left out. */
  readonly category?: string;
  readonly office?: string;
  readonly statement: string;
  /** Whether the Ombudsman may be let in; no when left out. */
  readonly consent?: boolean;
}

export async function openReportPage(page: Page, reportUrl: string, language: PageLanguage): Promise<void> {
  await page.goto(`${reportUrl}#${language}`);
  await page.waitFor('#page-start');
}

/** From the first page to the list of desks, whose verified readers are shown. @returns their roles at the chosen desk */
export async function chooseReaders(page: Page, plan: Pick<ReportPlan, 'desk'>): Promise<readonly string[]> {
  await page.click('#report');
  await page.waitFor('#page-readers #desk');
  await page.click(plan.desk === undefined ? '#desk' : `[name="desk"][value="${String(plan.desk)}"]`);
  await page.waitFor('.report-readers li');
  return page.texts('.report-readers li span:first-of-type');
}

/** Answers one question after the other until the summary; what the plan leaves out is skipped. @returns the twelve words */
export async function answerQuestions(page: Page, plan: ReportPlan): Promise<readonly string[]> {
  let words: readonly string[] = [];
  for (;;) {
    const step = await currentStep(page);
    if (step === 'summary') return words;
    const drawn = await answerQuestion(page, step, plan, words);
    if (drawn !== null) words = drawn;
    await goOn(page, step);
  }
}

/** The question that is shown: its page has the id `page-<step>`. */
export async function currentStep(page: Page): Promise<string> {
  const id = await page.evaluate(`document.querySelector('[id^="page-"]')?.id ?? ''`);
  return typeof id === 'string' ? id.replace('page-', '') : '';
}

export async function goOn(page: Page, step: string): Promise<void> {
  await page.click('#continue');
  await until(`a page after "${step}"`, patience, async () => {
    const now = await currentStep(page);
    if (now !== '' && now !== step) return true;
    // An error summary means that the page wants something else: say what.
    const [problem] = await page.texts('.govuk-error-summary__list');
    if (problem !== undefined) throw new JourneyError(`"${step}" was not accepted: ${problem}`);
    return false;
  });
}

async function answerQuestion(
  page: Page,
  step: string,
  plan: ReportPlan,
  words: readonly string[],
): Promise<readonly string[] | null> {
  switch (step) {
    case 'exclude':
      for (const unit of plan.excludedUnits ?? []) await page.click(`[name="excluded-units"][value="${String(unit)}"]`);
      for (const member of plan.excludedMembers ?? [])
        await page.click(`[name="excluded-members"][value="${String(member)}"]`);
      return null;
    case 'about':
      if (plan.category !== undefined) await page.click(`[name="category"][value="${plan.category}"]`);
      return null;
    case 'urgency':
      if (plan.office !== undefined) await page.fill('#office', plan.office);
      return null;
    case 'statement':
      await page.fill('#statement', plan.statement);
      return null;
    case 'escalation':
      await page.click(`[name="consent"][value="${plan.consent === true ? 'yes' : 'no'}"]`);
      return null;
    case 'words':
      await page.waitFor('.app-words__word');
      return page.texts('.app-words__word');
    case 'confirm':
      await confirmWords(page, words);
      return null;
    default:
      return null;
  }
}

/** Types the two words that the page asks for. */
export async function confirmWords(page: Page, words: readonly string[]): Promise<void> {
  const ids = await page.evaluate(`[...document.querySelectorAll('input[id^="confirm-"]')].map((field) => field.id)`);
  if (!Array.isArray(ids)) throw new JourneyError('no words were asked for');
  for (const id of ids) {
    const field = String(id);
    await page.fill(`#${field}`, words[Number(field.replace('confirm-', '')) - 1] ?? '');
  }
}

/** Sends what the summary shows, and waits for the note of acceptance. */
export async function send(page: Page): Promise<void> {
  await page.click('#page-summary #send');
  await waitForPage(page, 'sent');
}

/** Adds files to the report that was just sent, and waits until all of it has arrived. */
export async function addFiles(page: Page, files: readonly string[], patienceMs = patience): Promise<void> {
  await page.click('#add-files');
  await page.waitFor('#page-files');
  await page.upload('#files', files);
  await until(
    'the list of chosen files',
    patience,
    async () => (await page.texts('.report-files > li')).length === files.length,
  );
  await page.click('#page-files #send');
  await waitForPage(page, 'done', patienceMs);
}

/** From the first page, with the words, to the Answers page. */
export async function comeBack(page: Page, words: readonly string[]): Promise<void> {
  await page.click('#have-words');
  await page.waitFor('#page-return');
  await fillWords(page, words);
  await page.click('#page-return #open');
  await waitForPage(page, 'answers');
}

export async function fillWords(page: Page, words: readonly string[]): Promise<void> {
  for (const [index, word] of words.entries())
    await page.fill(index === 0 ? '#word' : `#word-${String(index + 1)}`, word);
}

/** From the Answers page: a further message, until it has arrived. */
export async function writeMessage(page: Page, text: string): Promise<void> {
  await page.click('#write');
  await page.waitFor('#page-message');
  await page.fill('#message', text);
  await page.click('#page-message #send');
  await waitForPage(page, 'message-sent');
}

/** Every answer on the Answers page, newest first, exactly as it stands there. */
export async function readAnswers(page: Page): Promise<readonly string[]> {
  return page.texts('#page-answers .report-answer');
}

/** Waits for a page, and fails at once with the page's own words when it says that something is wrong. */
export async function waitForPage(page: Page, step: string, milliseconds = patience): Promise<void> {
  await until(`the page "${step}"`, milliseconds, async () => {
    if (await page.exists(`#page-${step}`)) return true;
    const [problem] = await page.texts('.govuk-error-summary__list');
    if (problem !== undefined) throw new JourneyError(`the page says: ${problem}`);
    return false;
  });
}

export async function leaveByButton(page: Page): Promise<void> {
  await page.click('.app-exit__button');
}

export async function leaveByKeyboard(page: Page): Promise<void> {
  for (let press = 1; press <= 3; press++) await page.press('Shift');
}

/**
 * Writes a text, leaves at once, presses Back again and again.
 *
 * @returns where the text, or the page, can still be seen
 */
export async function leaveAndGoBack(
  page: Page,
  reportUrl: string,
  text: string,
  leave = leaveByButton,
): Promise<readonly string[]> {
  await openReportPage(page, reportUrl, 'ky');
  await chooseReaders(page, {});
  for (let step = await currentStep(page); step !== 'statement'; step = await currentStep(page)) await goOn(page, step);
  await page.fill('#statement', text);
  await leave(page);
  await until('the page to be left', patience, () => Promise.resolve(!page.address().startsWith(reportUrl)));
  const traces: string[] = [];
  for (let press = 1; press <= 3; press++) {
    await page.back();
    // The neutral site cannot be reached from here; a page of the browser's own stands in its place.
    const seen = await page.evaluate(everythingShown).catch(() => '');
    if (String(seen).includes(text)) traces.push(`the text after pressing Back ${press} times`);
    if (page.address().startsWith(reportUrl)) traces.push(`the report page after pressing Back ${press} times`);
  }
  return traces;
}

const everythingShown = `[document.documentElement.textContent, ...[...document.querySelectorAll('textarea, input')].map((field) => field.value)].join(' ')`;
