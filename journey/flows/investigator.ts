/** What an investigator does in the console. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nextCode, type Person } from '../../tooling/demo/people.ts';
import { until } from '../steps.ts';
import { patience, type Page } from '../browser/page.ts';

/** From the printed address to the list of today. */
export async function signIn(page: Page, consoleUrl: string, person: Person): Promise<void> {
  await page.goto(consoleUrl);
  await page.waitFor('#sign-in');
  await page.fill('#name', person.account);
  await page.fill('#password', person.password);
  await page.fill('#code', nextCode(person, Date.now()));
  await page.click('#sign-in');
  await page.waitFor('#keyring-file');
}

export async function openKeyring(page: Page, keyringFile: string, passphrase: string): Promise<void> {
  await page.upload('#keyring-file', [keyringFile]);
  await page.waitFor('#passphrase');
  await page.fill('#passphrase', passphrase);
  await page.click('#open-keyring');
  // The room, or what is wrong with the register in front of it.
  await page.waitFor('#sync-status, [data-alarm]');
}

/** Synchronises until so many cases are in the list. @returns their ids */
export async function findCases(page: Page, count: number): Promise<readonly string[]> {
  await page.press('c');
  await page.waitFor('#search-cases');
  let ids: readonly string[] = [];
  await until(`${String(count)} cases in the list`, patience, async () => {
    ids = await caseIds(page);
    if (ids.length >= count) return true;
    await synchronise(page);
    return false;
  });
  return ids;
}

export async function caseIds(page: Page): Promise<readonly string[]> {
  const ids = await page.evaluate(
    `[...new Set([...document.querySelectorAll('[data-case]')].map((each) => each.dataset.case))]`,
  );
  return Array.isArray(ids) ? ids.map(String) : [];
}

export async function synchronise(page: Page): Promise<void> {
  await page.waitFor('#sync:not([aria-disabled])');
  await page.click('#sync');
  await page.waitFor('#sync:not([aria-disabled])');
}

/** The front sheet first, then the report. */
export async function readCase(page: Page, id: string): Promise<void> {
  await page.click(`[data-case="${id}"]`);
  await page.waitFor('#read-report, #tab-report');
  if (await page.exists('#read-report')) await page.click('#read-report');
  await page.waitFor('#tab-report');
}

/** The text of the first letter, exactly as it was decrypted. */
export async function readStatement(page: Page): Promise<string> {
  return page.text('#letter-1 .app-letter__text');
}

/** Synchronises until the files are there, fetches and checks them, and saves each. @returns the saved bytes, in order */
export async function saveFiles(
  page: Page,
  downloads: string,
  count: number,
): Promise<readonly { name: string; bytes: Buffer }[]> {
  await until('the attachment in the case', patience, async () => {
    if (await page.exists('.app-letter .app-card button')) return true;
    await synchronise(page);
    return false;
  });
  await page.click('.app-letter .app-card button');
  await until(
    'the files to be fetched',
    3 * patience,
    async () => (await page.texts('.app-files__name')).length >= count,
  );
  const names = await page.texts('.app-files__name');
  const saved: { name: string; bytes: Buffer }[] = [];
  for (const [index, name] of names.entries()) {
    await page.click(`.app-files li:nth-of-type(${String(index + 1)}) [id^="file-save-"]`);
    saved.push({ name, bytes: await savedFile(join(downloads, name), name) });
  }
  return saved;
}

/** A download is whole when it no longer grows and the browser's own name for unfinished files is gone. */
export async function savedFile(path: string, name: string): Promise<Buffer> {
  let bytes: Buffer = Buffer.alloc(0);
  let before = -1;
  await until(`the saved file ${name}`, patience, () => {
    const now = readIfThere(path);
    const settled = now !== null && now.length === before && readIfThere(`${path}.part`) === null;
    before = now?.length ?? -1;
    if (settled) bytes = now;
    return Promise.resolve(settled);
  });
  return bytes;
}

function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

/** One key: the prepared acknowledgement in the source's language. */
export async function acknowledge(page: Page): Promise<void> {
  await until('the case to be ready for an acknowledgement', patience, async () => {
    if (await page.exists('#acknowledge')) return true;
    await synchronise(page);
    return false;
  });
  await page.click('#acknowledge');
  await page.waitFor('#said .app-said__words');
  const said = await page.text('#said .app-said__words');
  await until(`the acknowledgement to be taken (${said})`, patience, async () => !(await page.exists('#acknowledge')));
}

export async function answer(page: Page, text: string): Promise<void> {
  await page.click('#tab-messages');
  await page.waitFor('#answer-text');
  await page.select('#answer-status', 'MESSAGE');
  await page.fill('#answer-text', text);
  await page.click('#send-answer');
  await until('the answer to be taken', patience, async () => (await page.value('#answer-text')) === '');
}

/** Synchronises until the public register has counted so many answers of this case. */
export async function waitUntilLogged(page: Page, count: number): Promise<void> {
  await page.click('#tab-messages');
  await until('the answers to stand in the register', 2 * patience, async () => {
    if ((await page.texts('.app-message--body[data-logged="true"]')).length >= count) return true;
    await synchronise(page);
    return false;
  });
}
