import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type ElementHandle, type Page as PuppeteerPage } from 'puppeteer-core';
import { isStranger, patience, type Browser, type BrowserOptions, type Page } from './page.ts';
import { findBrowser } from './programs.ts';
import { Tap } from './tap.ts';

/** Tor Browser's level "Safer". */
const safer = {
  'javascript.options.wasm': false,
  'javascript.options.baselinejit': false,
  'javascript.options.ion': false,
  'javascript.options.asmjs': false,
};

/** Keeps the browser from talking to its maker, and from asking where to save. */
const quiet = {
  'app.normandy.enabled': false,
  'app.update.auto': false,
  'browser.discovery.enabled': false,
  'browser.newtabpage.activity-stream.feeds.topsites': false,
  'browser.region.network.url': '',
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.safebrowsing.provider.google4.updateURL': '',
  'browser.safebrowsing.provider.mozilla.updateURL': '',
  'captivedetect.canonicalURL': '',
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': '',
  'toolkit.telemetry.server': '',
};

export async function openFirefox({
  origins,
  safer: isSafer = false,
  noScripts = false,
}: BrowserOptions): Promise<Browser> {
  const tap = await Tap.open(origins);
  const downloads = mkdtempSync(join(tmpdir(), 'kupuya-saved-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findBrowser('firefox'),
    headless: true,
    defaultViewport: { width: 1280, height: 900 },
    protocolTimeout: 3 * patience,
    extraPrefsFirefox: {
      ...quiet,
      ...(isSafer ? safer : {}),
      ...(noScripts ? { 'javascript.enabled': false } : {}),
      'intl.accept_languages': 'ky, en',
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': tap.port,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': tap.port,
      'network.proxy.no_proxies_on': '',
      // Loopback goes through the proxy too.
      'network.proxy.allow_hijacking_localhost': true,
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'browser.download.useDownloadDir': true,
      'browser.download.always_ask_before_handling_new_types': false,
      'browser.helperApps.neverAsk.saveToDisk': 'application/octet-stream',
      'pdfjs.disabled': true,
    },
  });
  return {
    name: 'firefox',
    tap,
    downloads,
    async newPage() {
      return new FirefoxPage(await browser.newPage(), origins);
    },
    async close() {
      await browser.close();
      await tap.close();
      rmSync(downloads, { recursive: true, force: true });
    },
  };
}

/** Up to this many characters are typed key by key; longer texts are put in at once. */
const typed = 200;

const clickAttempts = 3;

type Key = Parameters<PuppeteerPage['keyboard']['press']>[0];

class FirefoxPage implements Page {
  readonly complaints: string[] = [];
  readonly strangers: string[] = [];
  readonly #page: PuppeteerPage;

  constructor(page: PuppeteerPage, origins: readonly string[]) {
    this.#page = page;
    page.setDefaultTimeout(patience);
    page.on('pageerror', (error) => this.complaints.push(error instanceof Error ? error.message : 'an error'));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('request', (request) => {
      if (isStranger(request.url(), origins)) this.strangers.push(request.url());
    });
    page.on('dialog', (dialog) => {
      dialog.accept().catch(() => undefined);
    });
  }

  async goto(url: string): Promise<void> {
    await this.#page.goto(url);
  }

  async back(): Promise<void> {
    await this.#page.goBack({ timeout: 5_000 }).catch(() => null);
  }

  /** Tries again when the page has grown under the pointer, as a person would. */
  async click(selector: string): Promise<void> {
    for (let attempt = 1; attempt <= clickAttempts; attempt++) {
      const element = await this.#element(selector);
      const hit = await element.evaluateHandle((target) => {
        const seen = { yes: false };
        const note = (): void => {
          seen.yes = true;
        };
        target.addEventListener('click', note, { once: true, capture: true });
        return seen;
      });
      await this.#page.locator(selector).click();
      // A page that has gone was hit: its objects went with it.
      if (await hit.evaluate(({ yes }) => yes).catch(() => true)) return;
    }
    throw new Error(`${selector} could not be hit`);
  }

  async fill(selector: string, text: string): Promise<void> {
    const element = await this.#element(selector);
    // Line breaks and characters outside the keyboard's plane cannot be typed as keys.
    if (text.length > typed || !/^[\x20-\x7e]*$/u.test(text)) {
      await element.evaluate((field, value) => {
        if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
        field.focus();
        field.value = value;
        field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste', data: value }));
      }, text);
      return;
    }
    await element.focus();
    await element.evaluate((field) => {
      if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select();
    });
    if (text === '') await this.#page.keyboard.press('Delete');
    else await this.#page.keyboard.type(text);
  }

  async select(selector: string, value: string): Promise<void> {
    await this.#element(selector);
    await this.#page.select(selector, value);
  }

  async upload(selector: string, files: readonly string[]): Promise<void> {
    const element = await this.#element(selector);
    if (!(await element.evaluate((field) => field instanceof HTMLInputElement))) throw new Error('no file field');
    await (element as ElementHandle<HTMLInputElement>).uploadFile(...files);
  }

  async press(key: string): Promise<void> {
    const [held, last = held] = key.split('+');
    if (held !== last) await this.#page.keyboard.down(held as Key);
    await this.#page.keyboard.press(last as Key);
    if (held !== last) await this.#page.keyboard.up(held as Key);
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.sendCharacter(text);
  }

  async text(selector: string): Promise<string> {
    return (await this.#element(selector)).evaluate((element) => element.textContent);
  }

  async texts(selector: string): Promise<readonly string[]> {
    return this.#page.$$eval(selector, (elements) => elements.map((element) => element.textContent));
  }

  async value(selector: string): Promise<string> {
    return (await this.#element(selector)).evaluate((field) =>
      field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement
        ? field.value
        : '',
    );
  }

  async exists(selector: string): Promise<boolean> {
    return (await this.#page.$(selector)) !== null;
  }

  async waitFor(selector: string, milliseconds = patience): Promise<void> {
    await this.#page.waitForSelector(selector, { timeout: milliseconds });
  }

  async evaluate(expression: string): Promise<unknown> {
    return this.#page.evaluate(expression);
  }

  address(): string {
    return this.#page.url();
  }

  async #element(selector: string): Promise<ElementHandle> {
    const element = await this.#page.waitForSelector(selector);
    if (element === null) throw new Error(`nothing matches ${selector}`);
    return element;
  }
}
