import { openBrowser } from '../../journey/browser/open.ts';
import { browserNames } from '../../journey/browser/page.ts';
import * as source from '../../journey/flows/source.ts';
import { TestServer } from '../../journey/server.ts';

const minutes = 60_000;
const text = 'Бул текст чыккандан кийин эч жерде калбашы керек.';
let server: TestServer;

beforeAll(async () => {
  server = await TestServer.create(() => undefined);
  await server.start();
}, 2 * minutes);

afterAll(async () => {
  await server.close();
});

describe.each(browserNames)('leaving at once in %s', (name) => {
  test.each([
    ['by the button', source.leaveByButton],
    ['by Shift three times', source.leaveByKeyboard],
  ] as const)(
    '%s leaves nothing behind the Back button, and nothing on the device',
    async (_how, leave) => {
      const browser = await openBrowser(name, { origins: [server.origin] });
      try {
        const page = await browser.newPage();
        expect(await source.leaveAndGoBack(page, server.reportUrl, text, leave)).toEqual([]);
        await page.goto(server.reportUrl);
        await page.waitFor('#page-start');
        const stored = await page.evaluate(
          `Promise.all([indexedDB.databases(), caches.keys()]).then(([databases, kept]) => [document.cookie, localStorage.length, sessionStorage.length, databases.length, kept.length].join())`,
        );
        expect(stored).toBe(',0,0,0,0');
      } finally {
        await browser.close();
      }
    },
    2 * minutes,
  );
});
