/** What a journey needs of a browser, so that each flow is written once and walked in both. */
import type { Tap } from './tap.ts';

export const browserNames = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof browserNames)[number];

/** Whatever is waited for has this long, in milliseconds: weak machines seal letters slowly without JIT. */
export const patience = 60_000;

/** One tab. Selectors are CSS; every act waits until its element is there and can be used. */
export interface Page {
  goto(url: string): Promise<void>;
  /** The browser's own Back; resolves when it has gone back, or at once when there is nothing behind. */
  back(): Promise<void>;
  click(selector: string): Promise<void>;
  /** Replaces what the field holds. */
  fill(selector: string, text: string): Promise<void>;
  select(selector: string, value: string): Promise<void>;
  upload(selector: string, files: readonly string[]): Promise<void>;
  /** A key by its name: `Shift`, `Enter`, `a`, `Control+a`. */
  press(key: string): Promise<void>;
  /** Into whatever has the focus. */
  type(text: string): Promise<void>;
  /** Text of the first element, exactly as it stands in the document. */
  text(selector: string): Promise<string>;
  /** Texts of all elements there are now: none is an answer. */
  texts(selector: string): Promise<readonly string[]>;
  value(selector: string): Promise<string>;
  exists(selector: string): Promise<boolean>;
  waitFor(selector: string, milliseconds?: number): Promise<void>;
  /** @param expression JavaScript whose value is plain data */
  evaluate(expression: string): Promise<unknown>;
  address(): string;
  /** Errors that the page or its workers reported, and what the content security policy refused. */
  readonly complaints: readonly string[];
  /** Addresses outside the allowed origins that the page asked for; none was reached. */
  readonly strangers: readonly string[];
}

export interface Browser {
  readonly name: BrowserName;
  /** Sees every request of this browser. */
  readonly tap: Tap;
  /** Where saved files land. */
  readonly downloads: string;
  newPage(): Promise<Page>;
  /** Ends the browser and throws away its profile. */
  close(): Promise<void>;
}

export interface BrowserOptions {
  /** Addresses (`http://127.0.0.1:PORT`) that the browser may reach; all others are refused and written down. */
  readonly origins: readonly string[];
  /** Like Tor Browser at its level "Safer": no WebAssembly, no just-in-time compilation, no asm.js. Firefox only. */
  readonly safer?: boolean;
  /** Pages run no script of their own; what the journey itself asks is answered all the same. */
  readonly noScripts?: boolean;
}

/** Whether an address leads to another host: `blob:`, `data:` and `about:` stay in the browser. */
export function isStranger(address: string, origins: readonly string[]): boolean {
  return /^(?:https?|wss?):/u.test(address) && !origins.some((origin) => address.startsWith(`${origin}/`));
}
