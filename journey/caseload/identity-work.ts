/** Who a source is: sealed by the source, asked for by two, released by two custodians, opened, and told to the source. */
import { openBrowser } from '../browser/open.ts';
import { patience, type Page } from '../browser/page.ts';
import * as source from '../flows/source.ts';
import { until } from '../steps.ts';
import type { FreshDemo } from '../demo.ts';
import { appears, showTab } from './case-work.ts';
import type { Manner } from './desk.ts';
import { KeyboardPage } from './keyboard.ts';

/** A source's visit with the words. @returns what `run` gives, and the pointer events that the page heard */
export async function visit<T>(
  demo: FreshDemo,
  { browser, keyboard }: Pick<Manner, 'browser' | 'keyboard'>,
  words: readonly string[],
  run: (page: Page) => Promise<T>,
): Promise<{ readonly result: T; readonly pointers: number }> {
  const opened = await openBrowser(browser, { origins: [demo.origin] });
  try {
    const shown = await opened.newPage();
    const page = keyboard ? new KeyboardPage(shown) : shown;
    await source.openReportPage(page, demo.reportUrl, 'ky');
    await source.comeBack(page, words);
    const result = await run(page);
    return { result, pointers: page instanceof KeyboardPage ? await page.pointers() : 0 };
  } finally {
    await opened.close();
  }
}

/** From the Answers page. */
export async function sealIdentity(page: Page, name: string): Promise<void> {
  await page.click('#add-identity');
  await page.waitFor('#page-identity');
  await page.fill('#identity-name', name);
  await page.fill('#identity-contact', '0555 00 00 00');
  await page.fill('#identity-use', 'Сотто гана, менден сурагандан кийин.');
  await page.click('#identity-sure');
  await page.click('#page-identity #send');
  await source.waitForPage(page, 'identity-sent', 2 * patience);
}

export async function askForIdentity(page: Page): Promise<void> {
  await appears(page, 'the sealed identity', '#tab-identity');
  await showTab(page, 'identity');
  await page.fill('#identity-reason', 'Күбө катары суралышы керек.');
  await page.click('#identity-ask');
  await until('the request to be written', patience, async () => !(await page.exists('#identity-ask')));
}

/** In the console of a custodian. */
export async function release(page: Page): Promise<void> {
  await page.click('[data-place="requests"]');
  await appears(page, 'the request', '#request-1-release');
  await page.click('#request-1-release');
  await page.waitFor('#request-1-release-confirm');
  await page.click('#request-1-release-confirm');
  await until('the release to be written', patience, async () => !(await page.exists('#request-1-release')));
}

/** @returns what is shown of it */
export async function openIdentity(page: Page): Promise<string> {
  await showTab(page, 'identity');
  await appears(page, 'both shares', '#identity-open');
  await page.click('#identity-open');
  await page.waitFor('#identity-open-confirm');
  await page.click('#identity-open-confirm');
  await page.waitFor('#identity-opened');
  await page.click('#identity-show');
  await page.waitFor('#identity-hide');
  return page.text('#identity-opened');
}
