/** What everybody can see on the public page. */
import type { Page } from '../browser/page.ts';

/** Opens the public page and waits until register and first totals have been checked. */
export async function readFront(
  page: Page,
  portalUrl: string,
): Promise<{ readonly seal: string; readonly received: string }> {
  await page.goto(portalUrl);
  await page.waitFor('#register-size');
  await page.waitFor('#totals-received');
  return { seal: await page.text('#register-seal'), received: await page.text('#totals-received') };
}
