import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type CDPSession, type Page as PlaywrightPage } from 'playwright-core';
import { isStranger, patience, type Browser, type BrowserOptions, type Page } from './page.ts';
import { findBrowser } from './programs.ts';
import { Tap } from './tap.ts';

/** No sandbox: tests run as root in containers, and every page is our own. The rest keeps the browser from talking to its maker. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface ChromiumBrowser extends Browser {
  newPage(): Promise<ChromiumPage>;
}

export async function openChromium({ origins, noScripts = false }: BrowserOptions): Promise<ChromiumBrowser> {
  const tap = await Tap.open(origins);
  const downloads = mkdtempSync(join(tmpdir(), 'kupuya-saved-'));
  const browser = await chromium.launch({
    executablePath: findBrowser('chromium'),
    args: flags,
    // Loopback goes through the proxy too.
    proxy: { server: `http://127.0.0.1:${String(tap.port)}`, bypass: '<-loopback>' },
  });
  const context = await browser.newContext({
    locale: 'ky-KG',
    serviceWorkers: 'block',
    javaScriptEnabled: !noScripts,
  });
  context.setDefaultTimeout(patience);
  return {
    name: 'chromium',
    tap,
    downloads,
    async newPage() {
      const page = await context.newPage();
      return new ChromiumPage(page, await context.newCDPSession(page), { downloads, origins });
    },
    async close() {
      await browser.close();
      await tap.close();
      rmSync(downloads, { recursive: true, force: true });
    },
  };
}

export type Colours = 'light' | 'dark';

interface Surroundings {
  readonly downloads: string;
  readonly origins: readonly string[];
}

export class ChromiumPage implements Page {
  readonly complaints: string[] = [];
  readonly strangers: string[] = [];
  readonly #page: PlaywrightPage;
  readonly #devtools: CDPSession;
  #stays = false;
  #asked = false;

  constructor(page: PlaywrightPage, devtools: CDPSession, { downloads, origins }: Surroundings) {
    this.#page = page;
    this.#devtools = devtools;
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('request', (request) => {
      if (isStranger(request.url(), origins)) this.strangers.push(request.url());
    });
    page.on('download', (download) => {
      void download.saveAs(join(downloads, download.suggestedFilename()));
    });
    // "Leave this page?": the journey means what it does, unless it tries whether it is asked.
    page.on('dialog', (dialog) => {
      this.#asked = true;
      void (this.#stays ? dialog.dismiss() : dialog.accept());
    });
  }

  async goto(url: string): Promise<void> {
    await this.#page.goto(url);
  }

  /** Presses reload, and says "stay" if the browser asks. @returns whether it asked */
  async reloadButStay(): Promise<boolean> {
    this.#stays = true;
    this.#asked = false;
    await this.#page.reload({ timeout: 3_000 }).catch(() => null);
    this.#stays = false;
    return this.#asked;
  }

  async back(): Promise<void> {
    await this.#page.goBack({ waitUntil: 'commit', timeout: 5_000 }).catch(() => null);
  }

  async click(selector: string): Promise<void> {
    await this.#page.locator(selector).first().click();
  }

  async fill(selector: string, text: string): Promise<void> {
    await this.#page.locator(selector).first().fill(text);
  }

  async select(selector: string, value: string): Promise<void> {
    await this.#page.locator(selector).first().selectOption(value);
  }

  async upload(selector: string, files: readonly string[]): Promise<void> {
    await this.#page
      .locator(selector)
      .first()
      .setInputFiles([...files]);
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.insertText(text);
  }

  async text(selector: string): Promise<string> {
    return (await this.#page.locator(selector).first().textContent()) ?? '';
  }

  async texts(selector: string): Promise<readonly string[]> {
    return this.#page.locator(selector).allTextContents();
  }

  async value(selector: string): Promise<string> {
    return this.#page.locator(selector).first().inputValue();
  }

  async exists(selector: string): Promise<boolean> {
    return (await this.#page.locator(selector).count()) > 0;
  }

  async waitFor(selector: string, milliseconds = patience): Promise<void> {
    await this.#page.locator(selector).first().waitFor({ state: 'attached', timeout: milliseconds });
  }

  /** By the developer tools and not by `eval`, which the pages' content security policy forbids. */
  async evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.#devtools.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async screenshot(file: string): Promise<void> {
    await this.#page.screenshot({ path: file, fullPage: true, animations: 'disabled' });
  }

  async resize(width: number, height: number): Promise<void> {
    await this.#page.setViewportSize({ width, height });
  }

  async wear(colours: Colours): Promise<void> {
    await this.#page.emulateMedia({ colorScheme: colours });
  }

  address(): string {
    return this.#page.url();
  }
}
