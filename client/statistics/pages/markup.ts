/**
 * HTML as a pure function, in four dozen lines: the bytes of a release follow from them, so that they must not change with the version of a
 * package. Every text is escaped; what is markup already says so by its type.
 */
import type { Branded } from '../../../crypto/public.ts';

export type Markup = Branded<{ readonly html: string }, 'Markup'>;

/** Null and false stand for nothing. */
export type Child = Markup | string | number | null | false | readonly Child[];

/** False leaves the attribute out, true gives it without a value. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

const withoutEnd: ReadonlySet<string> = new Set(['link', 'meta', 'br', 'hr']);

/** An element of HTML, or of SVG within it. Names of elements and attributes are the program's own. */
export function h(name: string, attributes: Attributes, ...children: readonly Child[]): Markup {
  const start = `<${name}${Object.entries(attributes).map(formatAttribute).join('')}>`;
  return markup(withoutEnd.has(name) ? start : `${start}${children.map(formatChild).join('')}</${name}>`);
}

/** A whole page, with a line for its type. */
export function formatPage(root: Markup): string {
  return `<!doctype html>\n${root.html}\n`;
}

function formatAttribute([name, value]: readonly [string, string | number | boolean]): string {
  if (value === false) return '';
  return value === true ? ` ${name}` : ` ${name}="${escape(String(value))}"`;
}

function formatChild(child: Child): string {
  if (child === null || child === false) return '';
  if (typeof child === 'string' || typeof child === 'number') return escape(String(child));
  return 'html' in child ? child.html : child.map(formatChild).join('');
}

function escape(text: string): string {
  return text.replace(/[&<>"]/gu, (character) => `&#${String(character.codePointAt(0))};`);
}

function markup(html: string): Markup {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- called by `h` alone, which escapes
  return { html } as Markup;
}
