/** Texts in several languages, and the names of services (protocol sections 1 and 3.2). */
import type { JsonObject } from '../canonical.ts';
import { ProtocolError } from '../errors.ts';
import { literal, map, object, text, type Shape } from '../shape.ts';

export const languages = ['ky', 'ru', 'uz', 'en'] as const;
export type Language = (typeof languages)[number];

/** The same words in one or more languages; Kyrgyz is always there. */
export interface Texts {
  readonly ky: string;
  readonly ru?: string;
  readonly uz?: string;
  readonly en?: string;
}

export type Mode = 'demo' | 'live';

const maximumCharacters = 400;

const line: Shape<string> = map(text(4 * maximumCharacters, 1), (value) => {
  if (Array.from(value).length > maximumCharacters) throw new ProtocolError('MALFORMED');
  return value;
});

/** 1 to 400 characters (code points) per language. @throws MALFORMED */
export const textsShape: Shape<Texts> = object({ ky: line }, { ru: line, uz: line, en: line });

export function textsJson(texts: Texts): JsonObject {
  return { ...texts };
}

/** The text in the wanted language, else in Kyrgyz. */
export function textIn(texts: Texts, language: Language): string {
  return texts[language] ?? texts.ky;
}

export const modeShape: Shape<Mode> = literal('demo', 'live');

/** What may stand in the name of a signed note: printable, no white space, no plus sign (C2SP signed-note). @throws MALFORMED */
export const originShape: Shape<string> = map(text(200, 1), (origin) => {
  if (/[\s+\p{C}]/u.test(origin)) throw new ProtocolError('MALFORMED');
  return origin;
});

/**
 * Demo origins end in `/demo` and live ones never do, so that every name a demo key ever signed under says so.
 * @throws WRONG_MODE
 */
export function assertModeOfOrigin(mode: Mode, origin: string): void {
  if (origin.endsWith('/demo') !== (mode === 'demo')) throw new ProtocolError('WRONG_MODE');
}

/** The name under which a member signs notes. */
export function memberKeyName(origin: string, member: number): string {
  return `${origin}/member/${String(member)}`;
}
