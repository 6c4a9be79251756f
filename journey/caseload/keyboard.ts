/**
 * A page that is worked by keys alone: every control is reached by Tab or arrows and used by Enter or Space. What the page hears of a
 * pointer is counted by the page itself.
 */
import type { Page } from '../browser/page.ts';
import { JourneyError } from '../steps.ts';

/** More stops than any screen has. */
const stops = 500;

const countPointers = `(() => {
  globalThis.kupuyaPointers = 0;
  const count = () => { globalThis.kupuyaPointers += 1; };
  for (const type of ['pointerdown', 'pointermove', 'mousedown', 'mousemove', 'touchstart', 'wheel'])
    addEventListener(type, count, { capture: true, passive: true });
  addEventListener('click', (event) => { if (event.detail > 0) count(); }, { capture: true });
  return null;
})()`;

export class KeyboardPage implements Page {
  readonly #page: Page;
  #pointers = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Pointer, mouse, touch and wheel events that the pages heard so far. */
  async pointers(): Promise<number> {
    const now = await this.#page.evaluate('globalThis.kupuyaPointers ?? 0');
    return this.#pointers + Number(now);
  }

  async goto(url: string): Promise<void> {
    this.#pointers = await this.pointers();
    await this.#page.goto(url);
    await this.#page.evaluate(countPointers);
  }

  async click(selector: string): Promise<void> {
    await this.reach(selector);
    const kind = String(await this.#page.evaluate(kindOfActive));
    if (kind === 'tab') return;
    await this.#page.press(kind === 'checkbox' || kind === 'radio' ? 'Space' : 'Enter');
  }

  async fill(selector: string, text: string): Promise<void> {
    await this.reach(selector);
    await this.#page.press('Control+a');
    if (text === '') await this.#page.press('Delete');
    else await this.#page.type(text);
  }

  async select(selector: string, value: string): Promise<void> {
    await this.reach(selector);
    await this.#page.press('Home');
    for (let step = 0; step < stops; step++) {
      if ((await this.#page.value(selector)) === value) return;
      await this.#page.press('ArrowDown');
    }
    throw new JourneyError(`${selector} does not offer ${value}`);
  }

  /** A file dialog belongs to the system; the field itself is reached like any other. */
  async upload(selector: string, files: readonly string[]): Promise<void> {
    await this.reach(selector);
    await this.#page.upload(selector, files);
  }

  /** @throws JourneyError if no key leads there */
  async reach(selector: string): Promise<void> {
    await this.#page.waitFor(selector);
    const target = JSON.stringify(selector);
    for (let step = 0; step < stops; step++) {
      const key = await this.#page.evaluate(`(${nextKey})(document.querySelector(${target}))`);
      if (key === null) return;
      await this.#page.press(typeof key === 'string' ? key : 'Tab');
    }
    throw new JourneyError(`no key leads to ${selector}`);
  }

  back(): Promise<void> {
    return this.#page.back();
  }

  press(key: string): Promise<void> {
    return this.#page.press(key);
  }

  type(text: string): Promise<void> {
    return this.#page.type(text);
  }

  text(selector: string): Promise<string> {
    return this.#page.text(selector);
  }

  texts(selector: string): Promise<readonly string[]> {
    return this.#page.texts(selector);
  }

  value(selector: string): Promise<string> {
    return this.#page.value(selector);
  }

  exists(selector: string): Promise<boolean> {
    return this.#page.exists(selector);
  }

  waitFor(selector: string, milliseconds?: number): Promise<void> {
    return this.#page.waitFor(selector, milliseconds);
  }

  evaluate(expression: string): Promise<unknown> {
    return this.#page.evaluate(expression);
  }

  address(): string {
    return this.#page.address();
  }

  get complaints(): readonly string[] {
    return this.#page.complaints;
  }

  get strangers(): readonly string[] {
    return this.#page.strangers;
  }
}

const kindOfActive = `(() => {
  const active = document.activeElement;
  return active.getAttribute('role') === 'tab' ? 'tab' : active instanceof HTMLInputElement ? active.type : active.tagName;
})()`;

/**
 * The key that leads nearer to an element, or null where it has the focus. Tab goes from group to group; within tabs, radio buttons and
 * the rows of a table the arrows do.
 */
const nextKey = `(target) => {
  const active = document.activeElement;
  if (target === active) return null;
  const row = target.closest('tr[data-row]');
  if (row !== null && target.tabIndex < 0) {
    if (row === active) return null;
    const here = active.closest('tr[data-row]');
    if (here === null || here.closest('table') !== row.closest('table')) return 'Tab';
    return here.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING ? 'ArrowDown' : 'ArrowUp';
  }
  const list = target.closest('[role="tablist"]');
  if (list !== null && list.contains(active)) return 'ArrowRight';
  if (target instanceof HTMLInputElement && target.type === 'radio' && active instanceof HTMLInputElement)
    if (active.type === 'radio' && active.name === target.name) return 'ArrowDown';
  return 'Tab';
}`;
