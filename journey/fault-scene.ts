/** A browser at the report page, somewhere on the way, for one fault. */
import { openChromium, type ChromiumBrowser, type ChromiumPage } from './browser/chromium.ts';
import * as source from './flows/source.ts';
import { namesOfProblem } from './problem-names.ts';
import type { TestServer } from './server.ts';
import { until } from './steps.ts';

export const typedText = 'Башкы бухгалтер эки жолу төлөп берди.\n\nЭкинчи абзац: "тырмакча", 😀.';

export async function inScene<T>(
  server: TestServer,
  run: (page: ChromiumPage, browser: ChromiumBrowser) => Promise<T>,
): Promise<T> {
  const browser = await openChromium({ origins: [server.origin] });
  try {
    return await run(await browser.newPage(), browser);
  } finally {
    await browser.close();
  }
}

/** Everything answered, nothing sent. @returns the twelve words */
export async function reachSummary(
  page: ChromiumPage,
  server: TestServer,
  text = typedText,
): Promise<readonly string[]> {
  await source.openReportPage(page, server.reportUrl, 'ky');
  await source.chooseReaders(page, {});
  return source.answerQuestions(page, { statement: text });
}

/** A report that has arrived. @returns its words */
export async function reachSent(page: ChromiumPage, server: TestServer): Promise<readonly string[]> {
  const words = await reachSummary(page, server);
  await source.send(page);
  await server.settle();
  return words;
}

/** The expected name if the first thing that the page says is wrong has it, or else what it is called instead. */
export async function problemShown(page: ChromiumPage, ...expected: readonly string[]): Promise<string> {
  await page.waitFor('.govuk-error-summary__list li');
  return nameAmong(await page.text('.govuk-error-summary__list li'), expected);
}

export function nameAmong(text: string, expected: readonly string[]): string {
  const names = namesOfProblem(text);
  return expected.find((name) => names.includes(name)) ?? names.join(' or ');
}

/** Whether the summary still shows the text letter by letter. */
export async function summaryKeeps(page: ChromiumPage, text = typedText): Promise<boolean> {
  return (await page.exists('#page-summary')) && (await page.texts('.report-verbatim')).includes(text);
}

/** After what was wrong is mended, one press on the same button must do. */
export async function sendsAfterAll(page: ChromiumPage): Promise<boolean> {
  await page.click('#page-summary #send');
  await until('the second attempt', 60_000, () => page.exists('#page-sent, .govuk-error-summary'));
  return page.exists('#page-sent');
}
