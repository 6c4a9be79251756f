/** What the harmed party's screen says, by the ids that pages give their messages. */
import { openChromium, type ChromiumPage } from '../browser/chromium.ts';
import * as investigator from '../flows/investigator.ts';
import * as source from '../flows/source.ts';
import { until } from '../steps.ts';
import type { Person } from '../../tooling/demo/people.ts';

const patienceMs = 90_000;

/** Every message on the page of somebody who comes back with their words, in order. */
export async function sourceSees(
  origin: string,
  words: readonly string[],
  promise: string | null = null,
): Promise<readonly string[]> {
  return inBrowser(origin, async (page) => {
    await source.openReportPage(page, `${origin}/report/`, 'ky');
    await page.click('#have-words');
    await page.waitFor('#page-return');
    await source.fillWords(page, words);
    await page.click('#page-return #open');
    await page.waitFor('#page-answers, [data-message]', patienceMs);
    if (promise !== null) {
      await page.click('details:has(#promise-text) > summary');
      await page.fill('#promise-text', promise);
      await page.click('#promise-check');
      await page.waitFor('[data-message^="promise-"]', patienceMs);
    }
    return texts(page, 'message');
  });
}

/** Every alarm in the console of a member. @param wait until there is one */
export async function consoleSees(
  consoleUrl: string,
  person: Person,
  { wait }: { readonly wait: boolean } = { wait: true },
): Promise<readonly string[]> {
  return inBrowser(new URL(consoleUrl).origin, async (page) => {
    await investigator.signIn(page, consoleUrl, person);
    await investigator.openKeyring(page, person.keyringFile, person.passphrase);
    if (await page.exists('#sync-status')) {
      await investigator.synchronise(page);
      await page.click('.app-nav li:nth-child(4) .app-nav__link');
    }
    let alarms: readonly string[] = [];
    await until('an alarm in the console', patienceMs, async () => {
      alarms = await texts(page, 'alarm');
      return alarms.length > 0 || !wait;
    });
    return alarms;
  });
}

async function texts(page: ChromiumPage, name: string): Promise<readonly string[]> {
  const found = await page.evaluate(
    `[...document.querySelectorAll('[data-${name}]')].map((each) => each.dataset.${name})`,
  );
  return Array.isArray(found) ? found.map(String) : [];
}

async function inBrowser<T>(origin: string, run: (page: ChromiumPage) => Promise<T>): Promise<T> {
  const browser = await openChromium({ origins: [origin] });
  try {
    return await run(await browser.newPage());
  } finally {
    await browser.close();
  }
}
