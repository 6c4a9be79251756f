/** How cases and people are called on the screen. */
import type { Language, Texts } from '../../crypto/index.ts';
import type { Me, Person } from './worker/views.ts';

/** The first eight digits of the letter's commit, which stands in the public register: `7F2A 19CE`. */
export function caseName(id: string): string {
  return `${id.slice(0, 4)} ${id.slice(4, 8)}`.toUpperCase();
}

/** In the reader's language, or in Kyrgyz. */
export function textOf(texts: Texts, language: Language): string {
  return texts[language] ?? texts.ky;
}

/** A member by role; by number if the newest roster does not have them any more. */
export function roleOf(colleagues: readonly Person[], member: number, language: Language): string {
  const person = colleagues.find((each) => each.member === member);
  return person === undefined ? `№ ${String(member)}` : textOf(person.role, language);
}

export function deskName(me: Me, desk: number, language: Language): string {
  const found = me.desks.find(({ number }) => number === desk);
  return found === undefined ? '' : textOf(found.name, language);
}

export function unitName(me: Me, unit: number, language: Language): string {
  const found = me.units.find(({ number }) => number === unit);
  return found === undefined ? `№ ${String(unit)}` : textOf(found.name, language);
}
