/** Passkeys in a real browser: the real console, host and server, and Chromium's own authenticator in place of a person's. */
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { findBrowser } from '../../../journey/browser/programs.ts';
import { TestServer } from '../../../journey/server.ts';
import { nextCode, type Person } from '../../../tooling/demo/people.ts';

let server: TestServer;
let browser: Browser;
let page: Page;
let devtools: CDPSession;
let authenticatorId: string;
let consoleUrl: string;
let person: Person;

beforeAll(async () => {
  server = await TestServer.create(() => undefined);
  await server.start();
  consoleUrl = await server.startConsole();
  const [first] = server.people;
  if (first === undefined) throw new Error('a demonstration has people');
  person = first;
  browser = await chromium.launch({ executablePath: findBrowser('chromium'), args: ['--no-sandbox', '--disable-gpu'] });
  page = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  page.setDefaultTimeout(60_000);
  devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  ({ authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  }));
}, 400_000);

afterAll(async () => {
  await browser.close();
  await server.close();
}, 60_000);

async function typeNameAndPassword(): Promise<void> {
  await page.fill('#name', person.account);
  await page.fill('#password', person.password);
}

async function openRoom(): Promise<void> {
  await page.setInputFiles('#keyring-file', person.keyringFile);
  await page.fill('#passphrase', person.passphrase);
  await page.click('#open-keyring');
  await page.waitForSelector('#sync-status', { timeout: 180_000 });
}

test('a member adds a passkey in the console, signs in with it, and keeps a last second factor', async () => {
  await page.goto(consoleUrl);
  expect(new URL(page.url()).hostname).toBe('localhost');
  await page.waitForSelector('#sign-in');
  await typeNameAndPassword();
  await page.fill('#code', nextCode(person, Date.now()));
  await page.click('#sign-in');
  await openRoom();

  await page.click('#own-account-open');
  await page.fill('#passkey-label', 'Ключ на работе');
  await page.click('#add-passkey');
  await page.waitForSelector('[data-passkey]');
  expect((await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials).toMatchObject([
    { rpId: 'localhost', isResidentCredential: true },
  ]);
  await page.click('#remove-codes');
  await page.waitForSelector('#remove-codes', { state: 'detached' });
  // The passkey is the last one now.
  expect(await page.isDisabled('[data-passkey] .govuk-button--secondary')).toBe(true);
  await page.keyboard.press('Escape');
  await page.click('#sign-out');

  await page.waitForSelector('#sign-in');
  await typeNameAndPassword();
  await page.fill('#code', nextCode(person, Date.now()));
  await page.click('#sign-in');
  await page.waitForSelector('.govuk-error-summary');
  await page.fill('#password', person.password);
  await page.click('#sign-in-with-passkey');
  await openRoom();
  await page.click('#own-account-open');
  await page.waitForSelector('[data-session]');
  expect(await page.textContent('[data-session]')).toMatch(/этот · с ключом доступа/u);

  // Somebody else's authenticator has none for this page.
  await page.keyboard.press('Escape');
  await page.click('#sign-out');
  await devtools.send('WebAuthn.clearCredentials', { authenticatorId });
  await page.waitForSelector('#sign-in');
  await typeNameAndPassword();
  await page.click('#sign-in-with-passkey');
  await page.waitForSelector('.govuk-error-summary', { timeout: 150_000 });
  expect(await page.textContent('.govuk-error-summary')).toMatch(/Браузер не дал ключа доступа/u);
}, 400_000);
