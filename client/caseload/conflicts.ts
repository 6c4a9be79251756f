/** Conflicts of interest that the front sheet alone shows, before anything of a report is read. Hints, not proofs. */
import { excludedMembers, languages, textIn, type LetterBody, type Roster } from '../../crypto/index.ts';
import type { Conflict } from './view.ts';

/** Of one member of the roster; nobody else has any. */
export function findConflicts(roster: Roster, member: number, { excluded, front }: LetterBody): readonly Conflict[] {
  const conflicts: Conflict[] = [];
  if (excludedMembers(roster, excluded).includes(member)) conflicts.push('EXCLUDED_UNIT');
  if (isOwnOffice(roster, member, front.office)) conflicts.push('OFFICE_NAMES_MY_UNIT');
  return conflicts;
}

/** Whether the office that a report is about seems to be the unit or the institution of a member. */
export function isOwnOffice(roster: Roster, member: number, office: string): boolean {
  const person = roster.members.find(({ number }) => number === member);
  if (person === undefined) return false;
  const unit = roster.units.find(({ number }) => number === person.unit);
  const named = [unit?.name, person.institution].filter((texts) => texts !== undefined);
  const names = named.flatMap((texts) => languages.map((language) => foldName(textIn(texts, language))));
  const folded = foldName(office);
  return names.some((name) => isSameOffice(name, folded));
}

/** Names that a member has declared (relatives, former employers, firms) and that occur in a text, also in another form of the word. */
export function declaredIn(declared: readonly string[], text: string): readonly string[] {
  // A character that nobody sees may part two words or stand within one.
  const words = [text, text.replace(unseen, '')].flatMap((each) => foldName(each).split(' '));
  return declared.filter((name) => {
    const stems = foldName(name)
      .split(' ')
      .filter((word) => word.length >= shortestWord)
      .map(stemOf);
    return stems.length > 0 && stems.every((stem) => words.some((word) => word.startsWith(stem)));
  });
}

const unseen = /\p{Cf}+/gu;
/** A shorter name is in too many others. */
const shortestName = 5;
/** A shorter word says nothing: initials, "of". */
const shortestWord = 3;
/** From this length on the last letter may be an ending: Асанова, Асановой. */
const longWord = 6;

function isSameOffice(name: string, office: string): boolean {
  if (name.length < shortestName || office.length < shortestName) return false;
  return office.includes(name) || name.includes(office);
}

/** Kyrgyz and Uzbek hang their endings on; of Russian words the last letter may change. */
function stemOf(word: string): string {
  return word.length >= longWord ? word.slice(0, -1) : word;
}

function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[‘’'ʻʼ`]/gu, '')
    .replace(/[\s\p{P}\p{Cf}]+/gu, ' ')
    .trim();
}
