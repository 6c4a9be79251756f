/** Somebody at work: a browser and a session of their own, by pointer or by keys, with a look at every screen. */
import { ChromiumPage } from '../browser/chromium.ts';
import { openBrowser } from '../browser/open.ts';
import type { Browser, BrowserName, Page } from '../browser/page.ts';
import { inspect, type Album } from '../capture.ts';
import type { FreshDemo } from '../demo.ts';
import * as investigator from '../flows/investigator.ts';
import { JourneyError } from '../steps.ts';
import type { Person } from '../../tooling/demo/people.ts';
import { startConsoleHost, type ConsoleHost } from './console-host.ts';
import { KeyboardPage } from './keyboard.ts';

export interface Manner {
  readonly browser: BrowserName;
  /** By keys alone. */
  readonly keyboard: boolean;
  /** Pictures of every screen; null for none. */
  readonly album: Album | null;
}

/** What an inspection of a screen found. */
export interface Stumble {
  readonly screen: string;
  readonly rule: string;
  readonly where: string;
}

export class Desk {
  readonly person: Person;
  readonly page: Page;
  readonly downloads: string;
  readonly #host: ConsoleHost;
  readonly #browser: Browser;
  readonly #shown: Page;
  readonly #manner: Manner;
  readonly #stumbles: Stumble[];
  readonly #screens: Set<string>;

  private constructor(host: ConsoleHost, person: Person, browser: Browser, shown: Page, manner: Manner, found: Found) {
    this.person = person;
    this.#host = host;
    this.#browser = browser;
    this.downloads = browser.downloads;
    this.#shown = shown;
    this.page = manner.keyboard ? new KeyboardPage(shown) : shown;
    this.#manner = manner;
    this.#stumbles = found.stumbles;
    this.#screens = found.screens;
  }

  static async open(demo: FreshDemo, person: Person, manner: Manner, found: Found): Promise<Desk> {
    const host = await startConsoleHost(demo, `console-${person.account}`);
    const browser = await openBrowser(manner.browser, { origins: [new URL(host.url).origin] });
    const desk = new Desk(host, person, browser, await browser.newPage(), manner, found);
    try {
      await investigator.signIn(desk.page, host.url, person);
      await investigator.openKeyring(desk.page, person.keyringFile, person.passphrase);
      return desk;
    } catch (error) {
      await desk.abandon();
      throw error;
    }
  }

  /** Holds the screen against the rules of accessibility, and takes its pictures if they are wanted. */
  async look(screen: string): Promise<void> {
    this.#screens.add(screen);
    if (this.#manner.album !== null && this.#shown instanceof ChromiumPage) {
      await this.#manner.album.take(this.#shown, 'caseload', screen);
      return;
    }
    for (const stumble of await inspect(this.#shown)) this.#stumbles.push({ screen, ...stumble });
  }

  /** @returns pointer events that the page heard. @throws JourneyError for what a page complained of or asked of strangers */
  async close(): Promise<number> {
    try {
      const { complaints, strangers } = this.page;
      if (strangers.length > 0) throw new JourneyError(`a page asked strangers: ${strangers.join(', ')}`);
      if (complaints.length > 0) throw new JourneyError(`a page complained: ${complaints.join('; ')}`);
      const harmed = await this.page.evaluate(
        `document.title === '1' || document.querySelector('img[src="x"]') !== null`,
      );
      if (harmed === true) throw new JourneyError('what a source wrote became a part of the page');
      return this.page instanceof KeyboardPage ? await this.page.pointers() : 0;
    } finally {
      await this.abandon();
    }
  }

  /** Ends the browser whatever it shows. */
  async abandon(): Promise<void> {
    await this.#browser.close();
    await this.#host.stop();
  }
}

export interface Found {
  readonly stumbles: Stumble[];
  readonly screens: Set<string>;
}
