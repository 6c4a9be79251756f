/** How people, desks and units are called on the screen. */
import type { Language } from '../../crypto/index.ts';
import { textOf } from '../staff/names.ts';
import type { Me, Person } from './worker/views.ts';

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
