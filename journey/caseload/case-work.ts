/** What is done with one case, each step as its member sees it. */
import { patience, type Page } from '../browser/page.ts';
import { caseIds, synchronise } from '../flows/investigator.ts';
import { JourneyError, until } from '../steps.ts';

/** Synchronises until the selector is there. */
export async function appears(page: Page, what: string, selector: string): Promise<void> {
  await until(what, patience, async () => {
    if (await page.exists(selector)) return true;
    await synchronise(page);
    return false;
  });
}

/** From anywhere to a case and past its front sheet. @returns its id */
export async function openFirstCase(page: Page, id: string | null): Promise<string> {
  await page.press('c');
  await page.waitFor('#search-cases');
  await appears(page, 'the case in the list', id === null ? '[data-case]' : `[data-case="${id}"]`);
  const chosen = id ?? (await caseIds(page))[0];
  if (chosen === undefined) throw new JourneyError('no case');
  await page.click(`[data-case="${chosen}"]`);
  await page.waitFor('#read-report, #tab-report');
  return chosen;
}

export async function passFrontSheet(page: Page): Promise<void> {
  if (await page.exists('#read-report')) await page.click('#read-report');
  await page.waitFor('#tab-report');
}

export async function showTab(page: Page, id: string): Promise<void> {
  await page.click(`#tab-${id}`);
  await page.waitFor(`#panel-${id}:not([hidden])`);
}

/** The first look: within the remit, and urgent. */
export async function triage(page: Page): Promise<void> {
  await showTab(page, 'report');
  await page.waitFor('#triage-form');
  await page.click('#triage-remit');
  await page.click('#triage-harm-URGENT');
  await page.fill('#triage-text', 'Бул биздин иш. Далилдер жок болуп кетиши мүмкүн.');
  await page.click('#save-triage');
  await appears(page, 'the first look to be written', '#triage[data-remit="IN"]');
}

export async function tag(page: Page, text: string): Promise<void> {
  await page.fill('#tag-text', text);
  await page.press('Enter');
  await appears(page, 'the tag', '#tag-1');
}

async function writeSheet(page: Page, kind: string, number: number, fill: () => Promise<void>): Promise<void> {
  await page.click(`#add-${kind}`);
  await page.waitFor(`#${kind}-form`);
  await fill();
  await page.click(`#save-${kind}`);
  await appears(page, `the sheet ${kind} ${String(number)}`, `#${kind}-${String(number)}`);
}

export async function addPerson(page: Page, name: string): Promise<void> {
  await showTab(page, 'matter');
  await writeSheet(page, 'person', 1, async () => {
    await page.fill('#person-name', name);
    await page.click('#person-roles');
  });
}

export async function addAllegation(page: Page, text: string): Promise<void> {
  await showTab(page, 'matter');
  await writeSheet(page, 'allegation', 1, async () => {
    await page.select('#allegation-category', 'PROCUREMENT');
    await page.fill('#allegation-text', text);
    await page.click('#allegation-accused');
  });
}

export async function decideAllegation(page: Page, reason: string): Promise<void> {
  await showTab(page, 'matter');
  await page.click('#edit-allegation-1');
  await page.waitFor('#allegation-form');
  await page.select('#allegation-outcome', 'SUBSTANTIATED_PART');
  await page.fill('#allegation-reason', reason);
  await page.click('#save-allegation');
  await until('the outcome to be written', patience, async () => !(await page.exists('#allegation-form')));
}

export async function addTask(page: Page, text: string, member: number): Promise<void> {
  await showTab(page, 'work');
  await writeSheet(page, 'task', 1, async () => {
    await page.fill('#task-text', text);
    await page.select('#task-member', String(member));
  });
}

export async function doTask(page: Page): Promise<void> {
  await showTab(page, 'work');
  await appears(page, 'the task', '#task-1');
  await page.click('#done-task-1');
  await appears(page, 'the task to be done', '#reopen-task-1');
}

export async function assign(page: Page, member: number): Promise<void> {
  await showTab(page, 'colleagues');
  await page.select('#assign', String(member));
  // Choosing alone changes nothing: by keyboard every name on the way is chosen too.
  if (await page.exists(`[data-member="${String(member)}"][data-assigned="true"]`))
    throw new JourneyError('a choice assigned the case before the button was pressed');
  await page.click('#assign-act');
  await appears(page, 'the case to be assigned', `[data-member="${String(member)}"][data-assigned="true"]`);
}

/** From the front sheet, before the report is read. */
export async function stepAside(page: Page, why: string): Promise<void> {
  await page.click('#step-aside');
  await page.waitFor('#step-aside-dialog[open], #step-aside-text');
  await page.fill('#step-aside-text', why);
  await page.click('#step-aside-confirm');
  await until('the member to have left', patience, async () => !(await page.exists('#step-aside-text')));
}

export type ProposedAct = 'CLOSE' | 'EXTEND' | 'REFER' | 'OPEN_IDENTITY' | 'EXPORT' | 'ERASE';

/** @param outcome of CLOSE */
export async function propose(page: Page, act: ProposedAct, text: string, outcome?: string): Promise<void> {
  await showTab(page, 'colleagues');
  if (!(await page.exists('details[open] #propose-form'))) await page.click('details:has(#propose-form) > summary');
  await page.select('#propose-act', act);
  if (outcome !== undefined) await page.select('#propose-outcome', outcome);
  await page.fill('#propose-text', text);
  await page.click('#propose');
  await appears(page, 'the proposal', `[data-proposal="${act}"]`);
}

export async function approve(page: Page, act: ProposedAct): Promise<void> {
  await showTab(page, 'colleagues');
  const button = `[data-proposal="${act}"] button[id^="approve"]`;
  await appears(page, 'the proposal of a colleague', button);
  await page.click(button);
  await until('the approval to count', patience, async () => {
    if (!(await page.exists(`[data-proposal="${act}"]`))) return true;
    await synchronise(page);
    return false;
  });
}
