import { openBrowser } from '../../journey/browser/open.ts';
import { browserNames } from '../../journey/browser/page.ts';
import * as source from '../../journey/flows/source.ts';
import { TestServer } from '../../journey/server.ts';

const minutes = 60_000;
let server: TestServer;

beforeAll(async () => {
  server = await TestServer.create(() => undefined);
  await server.start();
}, 2 * minutes);

afterAll(async () => {
  await server.close();
});

test.each(browserNames)(
  'a report does not tell the system that it was written on: in %s all line ends become one',
  async (name) => {
    const browser = await openBrowser(name, { origins: [server.origin] });
    try {
      const page = await browser.newPage();
      await source.openReportPage(page, server.reportUrl, 'ky');
      await source.chooseReaders(page, {});
      for (let step = await source.currentStep(page); step !== 'statement'; step = await source.currentStep(page))
        await source.goOn(page, step);
      await page.fill('#statement', 'биринчи\r\nэкинчи\rүчүнчү\nакыркы');
      expect(await page.value('#statement')).toBe('биринчи\nэкинчи\nүчүнчү\nакыркы');
    } finally {
      await browser.close();
    }
  },
  2 * minutes,
);
